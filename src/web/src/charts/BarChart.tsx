import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { ChartFigure, nameOf } from "./ChartFigure";
import type { ChartFrame, Format, Tone } from "./figure";
import { bold, textWidth, wrap } from "./texts";
import { useWidth } from "./useWidth";

export interface Bar {
    readonly key: string;
    readonly label: string;
    /** Null when there is no figure: 'missing' says why. */
    readonly value: number | null;
    readonly missing?: string | undefined;
    /** The least and most that the figure can be; drawn where they differ. */
    readonly atLeast?: number | undefined;
    readonly atMost?: number | undefined;
    readonly tone?: Tone | undefined;
    /** Where the row of the table leads. */
    readonly href?: string | undefined;
}

interface BarChartProps extends ChartFrame {
    readonly bars: readonly Bar[];
    readonly format: Format;
    /** Above the labels, as "Municipality". */
    readonly labelHeading: string;
    /** Above the figures, as "Granted". */
    readonly valueHeading: string;
    /** What the bounds mean; needed when a bar has them. */
    readonly boundsTexts?: { readonly legend: string; readonly atLeast: string; readonly atMost: string } | undefined;
}

const size = 14;
const lineHeight = 18;
const thickness = 20;
const gap = 14;

/** Horizontal bars with their figures at the ends, and the bounds of a figure that is not certain. */
export function BarChart({ bars, format, labelHeading, valueHeading, boundsTexts, ...frame }: BarChartProps) {
    const [ref, width] = useWidth<HTMLDivElement>();
    const bounded = boundsTexts !== undefined && bars.some(isBounded);
    const words = (bar: Bar) => (bar.value === null ? (bar.missing ?? frame.texts.noFigure) : format(bar.value));

    return (
        <ChartFigure
            frame={frame}
            legend={
                bounded && (
                    <p class="chart-legend">
                        <BoundsSample /> {boundsTexts.legend}
                    </p>
                )
            }
            columns={[
                { title: labelHeading, isName: true, cell: (bar) => (bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label) },
                { title: valueHeading, isNumber: true, cell: words },
                ...(bounded
                    ? [
                          { title: boundsTexts.atLeast, isNumber: true, cell: (bar: Bar) => (bar.atLeast === undefined ? words(bar) : format(bar.atLeast)) },
                          { title: boundsTexts.atMost, isNumber: true, cell: (bar: Bar) => (bar.atMost === undefined ? words(bar) : format(bar.atMost)) },
                      ]
                    : []),
            ]}
            rows={bars}
        >
            <div ref={ref} class="chart-drawing">
                {width > 0 && <Bars bars={bars} width={width} name={nameOf(frame)} words={words} bounded={bounded} />}
            </div>
        </ChartFigure>
    );
}

interface BarsProps {
    readonly bars: readonly Bar[];
    readonly width: number;
    readonly name: string;
    readonly words: (bar: Bar) => string;
    readonly bounded: boolean;
}

function Bars({ bars, width, name, words, bounded }: BarsProps) {
    // On a phone the label stands above its bar: beside it neither would have room.
    const beside = width >= 520;
    const labelWidth = beside ? Math.min(width * 0.36, (max(bars, (bar) => textWidth(bar.label, size)) ?? 0) + 4) : width;
    const start = beside ? labelWidth + 12 : 0;
    const valueWidth = Math.min(width * 0.4, (max(bars, (bar) => textWidth(words(bar), size * bold)) ?? 0) + 10);
    const most = max(bars, (bar) => Math.max(bar.value ?? 0, bounded ? (bar.atMost ?? 0) : 0)) || 1;
    const x = scaleLinear([0, most], [start, Math.max(start + 20, width - valueWidth)]);

    let top = 0;
    const rows = bars.map((bar) => {
        const lines = wrap(bar.label, labelWidth, size);
        const height = beside ? Math.max(thickness, lines.length * lineHeight) : lines.length * lineHeight + 4 + thickness;
        const row = { bar, lines, top, height };
        top += height + gap;
        return row;
    });
    const height = Math.max(0, top - gap) + 2;

    return (
        <svg role="img" aria-label={name} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
            {rows.map(({ bar, lines, top, height }) => {
                const y = beside ? top + (height - thickness) / 2 : top + lines.length * lineHeight + 4;
                const middle = y + thickness / 2;
                const end = x(Math.max(bar.value ?? 0, bounded && isBounded(bar) ? (bar.atMost ?? 0) : 0));
                const first = beside ? top + height / 2 - ((lines.length - 1) * lineHeight) / 2 : top + lineHeight / 2;
                return (
                    <g key={bar.key}>
                        {lines.map((line, index) => (
                            <text
                                key={index}
                                class="chart-label"
                                x={beside ? labelWidth : 0}
                                y={first + index * lineHeight}
                                dy="0.35em"
                                text-anchor={beside ? "end" : "start"}
                            >
                                {line}
                            </text>
                        ))}
                        {bar.value !== null && (
                            <rect
                                class={`chart-bar tone-${bar.tone ?? "accent"}`}
                                x={start}
                                y={y}
                                height={thickness}
                                width={Math.max(1, x(bar.value) - start)}
                            />
                        )}
                        {bounded && isBounded(bar) && <Bounds from={x(bar.atLeast ?? 0)} to={x(bar.atMost ?? 0)} y={middle} />}
                        <text class={bar.value === null ? "chart-missing" : "chart-value"} x={end + 8} y={middle} dy="0.35em">
                            {words(bar)}
                        </text>
                    </g>
                );
            })}
            <line class="chart-axis" x1={start} x2={start} y1={0} y2={beside ? height : 0} />
        </svg>
    );
}

/** The mark from the least to the most that a figure can be. */
export function Bounds({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }) {
    const path = `M${from},${y - 6}V${y + 6}M${from},${y}H${to}M${to},${y - 6}V${y + 6}`;
    return (
        <g class="chart-bounds">
            <path class="chart-bounds-edge" d={path} />
            <path d={path} />
        </g>
    );
}

/** The mark of bounds, for a legend. */
export function BoundsSample() {
    return (
        <svg class="chart-sample" width={34} height={14} viewBox="0 0 34 14" aria-hidden="true">
            <Bounds from={2} to={32} y={7} />
        </svg>
    );
}

/** Whether a figure can be another than it is read as. */
export function isBounded({ atLeast, atMost }: Pick<Bar, "atLeast" | "atMost">): boolean {
    return atLeast !== undefined && atMost !== undefined && atLeast !== atMost;
}
