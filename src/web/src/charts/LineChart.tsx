import { extent, max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from "d3-shape";
import { ChartFigure, nameOf } from "./ChartFigure";
import type { ChartFrame, ChartTexts, Format } from "./figure";
import { bridges, gaps, pieces, span, type Gap, type Known, type LinePoint } from "./gaps";
import { spread } from "./spread";
import { bold, textWidth, wrap } from "./texts";
import { useWidth } from "./useWidth";

export interface LineSeries {
    readonly key: string;
    readonly label: string;
    readonly points: readonly LinePoint[];
    /** What others are compared with, as a province: dashed and without colour. */
    readonly reference?: boolean | undefined;
    /** The years of the baseline and of the latest figure. */
    readonly baseline?: number | undefined;
    readonly latest?: number | undefined;
    readonly href?: string | undefined;
}

export interface LineChartTexts extends ChartTexts {
    readonly baseline: string;
    readonly latest: string;
    /** What a dotted line is. */
    readonly bridge: string;
    /** What a shaded year is. */
    readonly empty: string;
    /** Before the buttons that bring one series to the fore. */
    readonly focus: string;
    readonly focusNone: string;
    /** Above the list of what is missing. */
    readonly gaps: string;
    readonly allSeries: string;
    /** On the mark of a break. */
    readonly break: string;
}

interface LineChartProps extends Omit<ChartFrame, "texts"> {
    readonly series: readonly LineSeries[];
    readonly texts: LineChartTexts;
    readonly format: Format;
    /** Figures of the axis; 'format' when left out. */
    readonly formatTick?: Format | undefined;
    readonly unit: string;
    readonly labelHeading: string;
    /** The years from which on figures are not comparable with those before. */
    readonly breaks?: readonly number[] | undefined;
    /** The key of the series that stands to the fore; null when all do. */
    readonly focus: string | null;
    readonly onFocus: (key: string | null) => void;
}

const size = 13;
const symbols = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye, symbolCross, symbolStar];

/** A line for each series over the years, broken where a figure is missing. */
export function LineChart({ series, format, formatTick = format, unit, labelHeading, breaks = [], focus, onFocus, ...frame }: LineChartProps) {
    const [ref, width] = useWidth<HTMLDivElement>();
    const { texts } = frame;
    const drawn = series.filter((each) => each.points.some((point) => point.value !== null));
    const years = span(drawn);
    const missing = years ? gaps(drawn, years, texts.noFigure) : [];
    const empty = emptyYears(missing, drawn.length);
    const marks = drawn.map((each) => ({ series: each, index: markOf(each, drawn) }));
    const focused = drawn.some((each) => each.key === focus) ? focus : null;
    const all = years ? Array.from({ length: years[1] - years[0] + 1 }, (_, index) => years[0] + index) : [];

    return (
        <ChartFigure
            frame={frame}
            legend={
                <div class="chart-legend">
                    <div class="chart-focus" role="group" aria-label={texts.focus}>
                        <button type="button" aria-pressed={focused === null} onClick={() => onFocus(null)}>
                            {texts.focusNone}
                        </button>
                        {marks.map(({ series: each, index }) => (
                            <button
                                key={each.key}
                                type="button"
                                aria-pressed={focused === each.key}
                                onClick={() => onFocus(focused === each.key ? null : each.key)}
                            >
                                <SeriesSample series={each} index={index} /> {each.label}
                            </button>
                        ))}
                    </div>
                    <ul class="chart-keys">
                        {drawn.some((each) => each.baseline !== undefined) && (
                            <li>
                                <MarkSample ring /> {texts.baseline}
                            </li>
                        )}
                        <li>
                            <MarkSample /> {texts.latest}
                        </li>
                        {drawn.some((each) => bridges(pieces(each.points, breaks), breaks).length > 0) && (
                            <li>
                                <BridgeSample /> {texts.bridge}
                            </li>
                        )}
                        {empty.length > 0 && (
                            <li>
                                <EmptySample /> {texts.empty}
                            </li>
                        )}
                    </ul>
                </div>
            }
            columns={[
                { title: labelHeading, isName: true, cell: (each) => (each.href ? <a href={each.href}>{each.label}</a> : each.label) },
                ...all.map((year) => ({
                    title: `${year}`,
                    isNumber: true,
                    cell: (each: LineSeries) => {
                        const point = each.points.find((other) => other.year === year);
                        return point && point.value !== null ? format(point.value) : <span class="chart-none">{point?.missing ?? texts.noFigure}</span>;
                    },
                })),
            ]}
            rows={series}
        >
            <div ref={ref} class="chart-drawing">
                {width > 0 && years && (
                    <Lines
                        marks={marks}
                        width={width}
                        years={years}
                        empty={empty}
                        name={nameOf(frame)}
                        format={format}
                        formatTick={formatTick}
                        unit={unit}
                        breaks={breaks.filter((year) => year > years[0] && year <= years[1])}
                        breakText={texts.break}
                        focus={focused}
                    />
                )}
            </div>
            {missing.length > 0 && <GapList found={missing} count={drawn.length} texts={texts} />}
        </ChartFigure>
    );
}

interface LinesProps {
    readonly marks: readonly { readonly series: LineSeries; readonly index: number }[];
    readonly width: number;
    readonly years: readonly [number, number];
    readonly empty: readonly number[];
    readonly name: string;
    readonly format: Format;
    readonly formatTick: Format;
    readonly unit: string;
    readonly breaks: readonly number[];
    readonly breakText: string;
    readonly focus: string | null;
}

function Lines({ marks, width, years, empty, name, format, formatTick, unit, breaks, breakText, focus }: LinesProps) {
    const height = Math.round(Math.min(440, Math.max(300, width * 0.52)));
    const [least = 0, most = 0] = extent(marks.flatMap(({ series }) => knownOf(series).map((point) => point.value)));
    const room = (most - least || Math.abs(most) || 1) * 0.06;
    // Zero is kept as the edge where no figure lies below it: an axis of less than nothing would puzzle.
    const y = scaleLinear([least >= 0 ? Math.max(0, least - room) : least - room, most + room], [height - 30, 30]).nice(5);
    const ticks = y.ticks(5);

    const left = (max(ticks, (tick) => textWidth(formatTick(tick), size)) ?? 0) + 10;
    const roomy = width >= 640;
    const labelSize = roomy ? size * bold : 12;
    const labels = marks.flatMap(({ series, index }) => {
        const last = knownOf(series).at(-1);
        return last ? [{ series, index, last, words: roomy ? `${series.label} ${format(last.value)}` : series.label }] : [];
    });
    const right = Math.min(width * (roomy ? 0.32 : 0.42), (max(labels, (label) => textWidth(label.words, labelSize)) ?? 0) + 28);
    const x = scaleLinear([years[0], years[1]], years[0] === years[1] ? [(left + width - right) / 2, (left + width - right) / 2] : [left + 10, width - right]);
    const step = years[0] === years[1] ? 20 : x(years[0] + 1) - x(years[0]);
    const every = Math.max(1, Math.ceil((textWidth("2025", size) * 1.5) / step));
    const path = line<Known>(
        (point) => x(point.year),
        (point) => y(point.value),
    );
    const places = spread(
        labels.map((label) => y(label.last.value)),
        size + 3,
        [22, height - 34],
    );
    // What stands to the fore is drawn last, over the others.
    const order = [...marks].sort((one, other) => Number(one.series.key === focus) - Number(other.series.key === focus));

    return (
        <svg role="img" aria-label={name} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
            {empty.map((year) => (
                <rect
                    key={year}
                    class="chart-empty"
                    x={Math.max(left, x(year) - step / 2)}
                    width={Math.min(step, width - right - x(year) + step / 2)}
                    y={22}
                    height={height - 52}
                />
            ))}
            <text class="chart-unit" x={0} y={10}>
                {unit}
            </text>
            {ticks.map((tick) => (
                <g key={tick}>
                    <line class="chart-grid" x1={left} x2={width - right + 6} y1={y(tick)} y2={y(tick)} />
                    <text class="chart-tick" x={left - 6} y={y(tick)} dy="0.35em" text-anchor="end">
                        {formatTick(tick)}
                    </text>
                </g>
            ))}
            {Array.from({ length: years[1] - years[0] + 1 }, (_, index) => years[1] - index).map((year, index) => (
                <g key={year}>
                    <line class="chart-grid" x1={x(year)} x2={x(year)} y1={height - 30} y2={height - 25} />
                    {index % every === 0 && (
                        <text class="chart-tick" x={x(year)} y={height - 10} text-anchor="middle">
                            {year}
                        </text>
                    )}
                </g>
            ))}
            {breaks.map((year) => (
                <g key={year}>
                    <line class="chart-break" x1={x(year - 0.5)} x2={x(year - 0.5)} y1={22} y2={height - 30} />
                    <text class="chart-tick" x={x(year - 0.5) + 4} y={30}>
                        {breakText}
                    </text>
                </g>
            ))}
            {order.map(({ series, index }) => {
                const found = pieces(series.points, breaks);
                const known = found.flat();
                const shape = symbol(symbols[index % symbols.length]);
                const aside = focus !== null && focus !== series.key && !series.reference;
                const fore = focus === series.key;
                return (
                    <g key={series.key} class={classOf(series, index, aside, fore)}>
                        {bridges(found, breaks).map(([from, to]) => (
                            <path key={from.year} class="chart-bridge" d={path([from, to]) ?? ""} />
                        ))}
                        {found.map((piece) => (
                            <path key={piece[0]?.year} class="chart-line" d={path(piece) ?? ""} />
                        ))}
                        {known.map((point) => {
                            const special = point.year === series.latest || point.year === series.baseline;
                            return (
                                <g key={point.year} transform={`translate(${x(point.year)},${y(point.value)})`}>
                                    <title>{`${series.label}, ${point.year}: ${format(point.value)}`}</title>
                                    {point.year === series.baseline && !aside && <circle class="chart-ring" r={fore ? 8 : 6.5} />}
                                    <path class="chart-point" d={shape.size(special && !aside ? 56 : 20)() ?? ""} />
                                    {fore && special && (
                                        <text
                                            class="chart-point-value"
                                            y={y(point.value) > 60 ? -14 : 22}
                                            text-anchor={point.year === years[0] ? "start" : point.year === years[1] ? "end" : "middle"}
                                        >
                                            {format(point.value)}
                                        </text>
                                    )}
                                </g>
                            );
                        })}
                    </g>
                );
            })}
            {labels.map(({ series, index, last, words }, place) => {
                const at = places[place] ?? 0;
                const aside = focus !== null && focus !== series.key && !series.reference;
                const from = x(last.year) + 6;
                const to = width - right + 16;
                return (
                    <g key={series.key} class={classOf(series, index, aside, focus === series.key)}>
                        <path class="chart-leader" d={`M${from},${y(last.value)}L${Math.max(from, to - 8)},${y(last.value)}L${to},${at}`} />
                        <text class={roomy ? "chart-end" : "chart-end chart-end-small"} x={to + 3} y={at} dy="0.35em">
                            {wrap(words, width - to - 3, labelSize, 1)[0]}
                        </text>
                    </g>
                );
            })}
        </svg>
    );
}

function GapList({ found, count, texts }: { readonly found: readonly Gap[]; readonly count: number; readonly texts: LineChartTexts }) {
    return (
        <details class="chart-gaps" open={found.length <= 3}>
            <summary>{texts.gaps}</summary>
            <ul>
                {found.map((gap) => (
                    <li key={`${gap.from} ${gap.to} ${gap.reason}`}>
                        <strong>{gap.from === gap.to ? gap.from : `${gap.from}–${gap.to}`}</strong>
                        {`, ${gap.series.length === count ? texts.allSeries : gap.series.join(", ")}: ${gap.reason}`}
                    </li>
                ))}
            </ul>
        </details>
    );
}

function SeriesSample({ series, index }: { readonly series: LineSeries; readonly index: number }) {
    return (
        <svg class="chart-sample" width={28} height={14} viewBox="0 0 28 14" aria-hidden="true">
            <g class={classOf(series, index, false, false)}>
                <path class="chart-line" d="M1,7H27" />
                <path class="chart-point" transform="translate(14,7)" d={symbol(symbols[index % symbols.length], 40)() ?? ""} />
            </g>
        </svg>
    );
}

function MarkSample({ ring = false }: { readonly ring?: boolean }) {
    return (
        <svg class="chart-sample" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
            {ring && <circle class="chart-ring" cx={8} cy={8} r={6.5} />}
            <circle class="chart-dot" cx={8} cy={8} r={ring ? 3 : 4.5} />
        </svg>
    );
}

function BridgeSample() {
    return (
        <svg class="chart-sample" width={28} height={14} viewBox="0 0 28 14" aria-hidden="true">
            <path class="chart-bridge" d="M1,7H27" />
        </svg>
    );
}

function EmptySample() {
    return (
        <svg class="chart-sample" width={18} height={14} viewBox="0 0 18 14" aria-hidden="true">
            <rect class="chart-empty" width={18} height={14} />
        </svg>
    );
}

/** The years that no series has a figure of. */
function emptyYears(found: readonly Gap[], count: number): number[] {
    const missing = new Map<number, number>();
    for (const gap of found) {
        for (let year = gap.from; year <= gap.to; year++) {
            missing.set(year, (missing.get(year) ?? 0) + gap.series.length);
        }
    }
    return [...missing].filter(([, series]) => series === count).map(([year]) => year);
}

function knownOf(series: LineSeries): readonly Known[] {
    return pieces(series.points).flat();
}

/** Series and references are counted apart: the colours are for the series. */
function markOf(series: LineSeries, among: readonly LineSeries[]): number {
    return among.filter((each) => Boolean(each.reference) === Boolean(series.reference)).indexOf(series);
}

function classOf(series: LineSeries, index: number, aside: boolean, fore: boolean): string {
    const kind = series.reference ? `series-reference series-reference-${index % 3}` : `series-${index % 6}`;
    return `chart-series ${kind}${aside ? " series-aside" : ""}${fore ? " series-fore" : ""}`;
}
