import { bisectRight, extent, ticks } from "d3-array";

/** The most classes that a map has colours for. */
export const mostClasses = 5;

/**
 * The round numbers that part figures into classes, at most four: a figure belongs to the class that begins at or below
 * it. None when all figures are equal. Every class between the first and the last that holds a figure is kept, also when
 * it holds none.
 */
export function thresholds(values: readonly number[]): number[] {
    const [least, most] = extent(values);
    if (least === undefined || most === undefined || least === most) {
        return [];
    }

    let best: number[] = [];
    for (let count = 2; count <= 8; count++) {
        const inside = ticks(least, most, count).filter((tick) => tick > least && tick <= most);
        if (inside.length < mostClasses && inside.length > best.length) {
            best = inside;
        }
    }
    return best;
}

/** The class of a figure, from 0. */
export function classOf(value: number, parted: readonly number[]): number {
    return bisectRight(parted, value);
}

/** The colour of a class, 0 to 4: few classes take the ends of the scale, so that they stand apart. */
export function shadeOf(index: number, parted: readonly number[]): number {
    return parted.length === 0 ? 2 : Math.round((index * (mostClasses - 1)) / parted.length);
}
