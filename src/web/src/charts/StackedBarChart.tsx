import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { useId } from "preact/hooks";
import { Bounds, BoundsSample, isBounded } from "./BarChart";
import { ChartFigure, nameOf } from "./ChartFigure";
import type { ChartFrame, Format, Tone } from "./figure";
import { bold, textWidth, wrap } from "./texts";
import { useWidth } from "./useWidth";

/** A part that every row may have, as a pillar. */
export interface Layer {
    readonly key: string;
    readonly label: string;
    readonly tone: Tone;
}

export interface Stack {
    readonly key: string;
    readonly label: string;
    /** By the key of a layer. A layer that is left out has nothing in this row. */
    readonly parts: Readonly<Record<string, number>>;
    /** The sum as it was given; it is not added up here. */
    readonly total: number;
    readonly atLeast?: number | undefined;
    readonly atMost?: number | undefined;
    readonly href?: string | undefined;
}

interface StackedBarChartProps extends ChartFrame {
    readonly layers: readonly Layer[];
    readonly stacks: readonly Stack[];
    readonly format: Format;
    /** As 'format', and shorter: for what stands inside a bar. */
    readonly formatShort?: Format | undefined;
    readonly labelHeading: string;
    readonly totalHeading: string;
    readonly boundsTexts?: { readonly legend: string; readonly atLeast: string; readonly atMost: string } | undefined;
}

const size = 14;
const small = 12;
const thickness = 30;
const gap = 12;

/** A bar for each row, of parts: each part has its pattern and, where it fits, its figure. */
export function StackedBarChart({ layers, stacks, format, formatShort = format, labelHeading, totalHeading, boundsTexts, ...frame }: StackedBarChartProps) {
    const [ref, width] = useWidth<HTMLDivElement>();
    const id = useId();
    const bounded = boundsTexts !== undefined && stacks.some(isBounded);

    return (
        <ChartFigure
            frame={frame}
            legend={
                <ul class="chart-legend">
                    {layers.map((layer, index) => (
                        <li key={layer.key}>
                            <LayerSample id={id} layer={layer} index={index} /> {layer.label}
                        </li>
                    ))}
                    {bounded && (
                        <li>
                            <BoundsSample /> {boundsTexts.legend}
                        </li>
                    )}
                </ul>
            }
            columns={[
                { title: labelHeading, isName: true, cell: (stack) => (stack.href ? <a href={stack.href}>{stack.label}</a> : stack.label) },
                ...layers.map((layer) => ({ title: layer.label, isNumber: true, cell: (stack: Stack) => format(stack.parts[layer.key] ?? 0) })),
                { title: totalHeading, isNumber: true, cell: (stack) => format(stack.total) },
                ...(bounded
                    ? [
                          { title: boundsTexts.atLeast, isNumber: true, cell: (stack: Stack) => format(stack.atLeast ?? stack.total) },
                          { title: boundsTexts.atMost, isNumber: true, cell: (stack: Stack) => format(stack.atMost ?? stack.total) },
                      ]
                    : []),
            ]}
            rows={stacks}
        >
            <div ref={ref} class="chart-drawing">
                {width > 0 && (
                    <Stacks
                        id={id}
                        layers={layers}
                        stacks={stacks}
                        width={width}
                        name={nameOf(frame)}
                        format={format}
                        formatShort={formatShort}
                        bounded={bounded}
                    />
                )}
            </div>
        </ChartFigure>
    );
}

interface StacksProps {
    readonly id: string;
    readonly layers: readonly Layer[];
    readonly stacks: readonly Stack[];
    readonly width: number;
    readonly name: string;
    readonly format: Format;
    readonly formatShort: Format;
    readonly bounded: boolean;
}

function Stacks({ id, layers, stacks, width, name, format, formatShort, bounded }: StacksProps) {
    const beside = width >= 520;
    const labelWidth = beside ? Math.min(width * 0.3, (max(stacks, (stack) => textWidth(stack.label, size)) ?? 0) + 4) : width;
    const start = beside ? labelWidth + 12 : 0;
    const totalWidth = beside ? (max(stacks, (stack) => textWidth(format(stack.total), size * bold)) ?? 0) + 14 : 2;
    const most = max(stacks, (stack) => Math.max(stack.total, bounded ? (stack.atMost ?? 0) : 0)) || 1;
    const x = scaleLinear([0, most], [start, width - totalWidth]);
    const head = beside ? 0 : 22;
    const step = head + thickness + gap;
    const height = Math.max(0, stacks.length * step - gap) + 2;

    return (
        <svg role="img" aria-label={name} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
            <Patterns id={id} layers={layers} />
            {stacks.map((stack, index) => {
                const y = index * step + head;
                const middle = y + thickness / 2;
                let from = 0;
                return (
                    <g key={stack.key}>
                        <text class="chart-label" x={beside ? labelWidth : 0} y={beside ? middle : y - 11} dy="0.35em" text-anchor={beside ? "end" : "start"}>
                            {wrap(stack.label, labelWidth * (beside ? 1 : 0.6), size, 1)[0]}
                        </text>
                        {layers.map((layer, place) => {
                            const value = stack.parts[layer.key] ?? 0;
                            const left = x(from);
                            from += value;
                            return (
                                value > 0 && (
                                    <Segment
                                        key={layer.key}
                                        id={id}
                                        layer={layer}
                                        index={place}
                                        left={left}
                                        right={x(from)}
                                        y={y}
                                        title={`${stack.label}, ${layer.label}: ${format(value)}`}
                                        words={formatShort(value)}
                                    />
                                )
                            );
                        })}
                        {bounded && isBounded(stack) && <Bounds from={x(stack.atLeast ?? 0)} to={x(stack.atMost ?? 0)} y={y + thickness - 1} />}
                        <text
                            class="chart-value"
                            x={beside ? x(Math.max(stack.total, bounded && isBounded(stack) ? (stack.atMost ?? 0) : 0)) + 10 : width}
                            y={beside ? middle : y - 11}
                            dy="0.35em"
                            text-anchor={beside ? "start" : "end"}
                        >
                            {format(stack.total)}
                        </text>
                    </g>
                );
            })}
            {beside && <line class="chart-axis" x1={start} x2={start} y1={0} y2={height} />}
        </svg>
    );
}

interface SegmentProps {
    readonly id: string;
    readonly layer: Layer;
    readonly index: number;
    readonly left: number;
    readonly right: number;
    readonly y: number;
    readonly title: string;
    readonly words: string;
}

function Segment({ id, layer, index, left, right, y, title, words }: SegmentProps) {
    const width = Math.max(1, right - left - 1);
    const wordsWidth = textWidth(words, small) + 8;
    return (
        <g>
            <title>{title}</title>
            <rect class={`chart-bar tone-${layer.tone}`} x={left} y={y} width={width} height={thickness} />
            <rect x={left} y={y} width={width} height={thickness} fill={patternOf(id, index)} />
            {wordsWidth <= width - 4 && (
                <>
                    {/* The figure stands on the plain colour: over the pattern its contrast would not hold. */}
                    <rect class={`chart-bar tone-${layer.tone}`} x={left + 3} y={y + 6} width={wordsWidth} height={thickness - 12} />
                    <text class="chart-inside" x={left + 7} y={y + thickness / 2} dy="0.35em">
                        {words}
                    </text>
                </>
            )}
        </g>
    );
}

function LayerSample({ id, layer, index }: { readonly id: string; readonly layer: Layer; readonly index: number }) {
    return (
        <svg class="chart-sample" width={22} height={14} viewBox="0 0 22 14" aria-hidden="true">
            <rect class={`chart-bar tone-${layer.tone}`} width={22} height={14} />
            <rect width={22} height={14} fill={patternOf(id, index)} />
        </svg>
    );
}

/** Plain, stripes, dots, and round again: what tells parts apart without colour. */
function Patterns({ id, layers }: { readonly id: string; readonly layers: readonly Layer[] }) {
    return (
        <defs>
            {layers.map((layer, index) => (
                <pattern
                    key={layer.key}
                    id={`${id}-${index}`}
                    width={8}
                    height={8}
                    patternUnits="userSpaceOnUse"
                    patternTransform={index % 3 === 1 ? "rotate(45)" : undefined}
                >
                    {index % 3 === 1 && <rect class="chart-pattern" width={2} height={8} />}
                    {index % 3 === 2 && <circle class="chart-pattern" cx={4} cy={4} r={1.4} />}
                </pattern>
            ))}
        </defs>
    );
}

function patternOf(id: string, index: number): string {
    return index % 3 === 0 ? "none" : `url(#${id}-${index})`;
}
