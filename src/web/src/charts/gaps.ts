/** A figure of a year, or the reason why there is none. */
export interface LinePoint {
    readonly year: number;
    readonly value: number | null;
    readonly missing?: string | undefined;
}

/** A point that has a figure. */
export interface Known {
    readonly year: number;
    readonly value: number;
}

/** Years in a row without a figure, for one reason, and the series that it is true of. */
export interface Gap {
    readonly from: number;
    readonly to: number;
    readonly reason: string;
    readonly series: readonly string[];
}

/**
 * Cuts a series into pieces that a line may join: years in a row that all have a figure. A year that is left out is
 * missing; so is what lies across a break, from whose year on figures are not comparable with those before it.
 */
export function pieces(points: readonly LinePoint[], breaks: readonly number[] = []): Known[][] {
    const found: Known[][] = [];
    let last: Known | undefined;

    for (const { year, value } of [...points].sort((one, other) => one.year - other.year)) {
        if (value === null) {
            continue;
        }
        const known = { year, value };
        const piece = found.at(-1);
        if (piece && last && year === last.year + 1 && !breaks.includes(year)) {
            piece.push(known);
        } else {
            found.push([known]);
        }
        last = known;
    }

    return found;
}

/** The ends of pieces that follow each other with nothing known between them. None leads across a break. */
export function bridges(found: readonly (readonly Known[])[], breaks: readonly number[] = []): [Known, Known][] {
    return found.slice(1).flatMap((piece, index) => {
        const from = found[index]?.at(-1);
        const to = piece[0];
        return from && to && !breaks.some((year) => from.year < year && year <= to.year) ? [[from, to] as [Known, Known]] : [];
    });
}

/** The years that any series has a figure of, first and last. */
export function span(series: readonly { readonly points: readonly LinePoint[] }[]): readonly [number, number] | undefined {
    const years = series.flatMap((each) => each.points.filter((point) => point.value !== null).map((point) => point.year));
    return years.length > 0 ? [Math.min(...years), Math.max(...years)] : undefined;
}

/** What is missing between two years: equal gaps of several series are one, in the order of their years. */
export function gaps(
    series: readonly { readonly label: string; readonly points: readonly LinePoint[] }[],
    [first, last]: readonly [number, number],
    unknown: string,
): Gap[] {
    const found = new Map<string, { from: number; to: number; reason: string; series: string[] }>();

    for (const { label, points } of series) {
        const byYear = new Map(points.map((point) => [point.year, point]));
        let from = first;
        while (from <= last) {
            const reason = reasonOf(byYear.get(from), unknown);
            let to = from;
            while (to < last && reasonOf(byYear.get(to + 1), unknown) === reason) {
                to++;
            }
            if (reason !== undefined) {
                const key = `${from} ${to} ${reason}`;
                const gap = found.get(key) ?? { from, to, reason, series: [] };
                gap.series.push(label);
                found.set(key, gap);
            }
            from = to + 1;
        }
    }

    return [...found.values()].sort((one, other) => one.from - other.from || one.to - other.to);
}

function reasonOf(point: LinePoint | undefined, unknown: string): string | undefined {
    return point && point.value !== null ? undefined : (point?.missing ?? unknown);
}
