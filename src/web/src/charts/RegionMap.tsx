import { geoIdentity, geoMercatorRaw, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { useId, useState } from "preact/hooks";
import { ChartFigure, nameOf } from "./ChartFigure";
import { classOf, shadeOf, thresholds } from "./classes";
import type { ChartFrame, ChartTexts, Format } from "./figure";
import { bold, textWidth } from "./texts";
import { useWidth } from "./useWidth";

export interface MapRegion {
    readonly key: string;
    readonly label: string;
    readonly geometry: Polygon | MultiPolygon;
    /** Null when there is no figure: 'missing' says why. */
    readonly value: number | null;
    readonly missing?: string | undefined;
    readonly href: string;
}

export interface RegionMapTexts extends ChartTexts {
    readonly below: (bound: string) => string;
    readonly between: (from: string, to: string) => string;
    readonly atLeast: (bound: string) => string;
    /** Above the legend. */
    readonly legend: string;
}

interface RegionMapProps extends Omit<ChartFrame, "texts"> {
    readonly regions: readonly MapRegion[];
    readonly texts: RegionMapTexts;
    readonly format: Format;
    /** Bounds of classes; 'format' when left out. */
    readonly formatBound?: Format | undefined;
    readonly labelHeading: string;
    readonly valueHeading: string;
    /** The key of the region that the page is about. */
    readonly current?: string | undefined;
    /** Opens the address of a region without loading all anew. */
    readonly onOpen?: ((href: string) => void) | undefined;
}

interface Planar {
    readonly region: MapRegion;
    readonly feature: Feature<Polygon | MultiPolygon>;
}

/** A map of regions coloured by a figure, in classes; each region carries its name and figure and is a link. */
export function RegionMap({ regions, format, formatBound = format, labelHeading, valueHeading, current, onOpen, ...frame }: RegionMapProps) {
    const [ref, width] = useWidth<HTMLDivElement>();
    const id = useId();
    const { texts } = frame;
    const words = (region: MapRegion) => (region.value === null ? (region.missing ?? texts.noFigure) : format(region.value));
    const known = regions.flatMap((region) => (region.value === null ? [] : [region.value]));
    const parted = thresholds(known);

    return (
        <ChartFigure
            frame={frame}
            legend={
                <div class="chart-legend map-legend">
                    <span class="map-legend-title">{texts.legend}</span>
                    <ul>
                        {known.length > 0 &&
                            Array.from({ length: parted.length + 1 }, (_, index) => (
                                <li key={index}>
                                    <svg class="chart-sample" width={26} height={14} viewBox="0 0 26 14" aria-hidden="true">
                                        <rect class={`map-shade map-shade-${shadeOf(index, parted)}`} x={0.5} y={0.5} width={25} height={13} />
                                    </svg>{" "}
                                    {rangeOf(index, parted, known, formatBound, texts)}
                                </li>
                            ))}
                        {known.length < regions.length && (
                            <li>
                                <svg class="chart-sample" width={26} height={14} viewBox="0 0 26 14" aria-hidden="true">
                                    <rect class="map-shade map-none" x={0.5} y={0.5} width={25} height={13} />
                                    <rect width={26} height={14} fill={`url(#${id}-none)`} />
                                </svg>{" "}
                                {texts.noFigure}
                            </li>
                        )}
                    </ul>
                </div>
            }
            columns={[
                { title: labelHeading, isName: true, cell: (region) => <a href={region.href}>{region.label}</a> },
                { title: valueHeading, isNumber: true, cell: words },
            ]}
            rows={regions}
        >
            <div ref={ref} class="chart-drawing map-drawing">
                {width > 0 && (
                    <Regions id={id} regions={regions} width={width} name={nameOf(frame)} words={words} parted={parted} current={current} onOpen={onOpen} />
                )}
            </div>
        </ChartFigure>
    );
}

interface RegionsProps {
    readonly id: string;
    readonly regions: readonly MapRegion[];
    readonly width: number;
    readonly name: string;
    readonly words: (region: MapRegion) => string;
    readonly parted: readonly number[];
    readonly current?: string | undefined;
    readonly onOpen?: ((href: string) => void) | undefined;
}

function Regions({ id, regions, width, name, words, parted, current, onOpen }: RegionsProps) {
    const [pointed, setPointed] = useState<string | null>(null);
    const planar: Planar[] = regions.map((region) => ({ region, feature: { type: "Feature", properties: null, geometry: flat(region.geometry) } }));
    // The height follows from the width: there is always room below.
    const all: FeatureCollection = { type: "FeatureCollection", features: planar.map((each) => each.feature) };
    const projection = geoIdentity()
        .reflectY(true)
        .fitSize([width - 6, 1e5], all);
    const [[left, top], [, bottom]] = geoPath(projection).bounds(all);
    const [moveX, moveY] = projection.translate();
    projection.translate([moveX - left + 3, moveY - top + 3]);
    const path = geoPath(projection);
    const height = Math.ceil(bottom - top + 6);
    const size = width < 380 ? 11.5 : width < 520 ? 13 : 14.5;
    const shade = (region: MapRegion) => (region.value === null ? "map-none" : `map-shade-${shadeOf(classOf(region.value, parted), parted)}`);
    const outlined = planar.filter(({ region }) => region.key === pointed || region.key === current);

    // No role="img": it would hide the links from who cannot see the map.
    return (
        <svg role="group" aria-label={name} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
            <defs>
                <pattern id={`${id}-none`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="map-hatch" width={1.5} height={6} />
                </pattern>
            </defs>
            {planar.map(({ region, feature }) => {
                const outline = path(feature) ?? "";
                return (
                    <a
                        key={region.key}
                        class="map-region"
                        href={region.href}
                        aria-label={`${region.label}: ${words(region)}`}
                        onClick={(event) => {
                            // The router knows links of HTML alone.
                            if (onOpen && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
                                event.preventDefault();
                                onOpen(region.href);
                            }
                        }}
                        onFocus={() => setPointed(region.key)}
                        onBlur={() => setPointed(null)}
                        onPointerEnter={() => setPointed(region.key)}
                        onPointerLeave={() => setPointed(null)}
                    >
                        <path class={`map-shade ${shade(region)}`} d={outline} />
                        {region.value === null && <path d={outline} fill={`url(#${id}-none)`} />}
                    </a>
                );
            })}
            {outlined.map(({ region, feature }) => (
                <path key={region.key} class={region.key === pointed ? "map-outline map-pointed" : "map-outline"} d={path(feature) ?? ""} />
            ))}
            {/* Over the outlines; the links have the same words as their names. */}
            <g aria-hidden="true" font-size={size} text-anchor="middle">
                {planar.map(({ region, feature }) => {
                    const half = Math.max(textWidth(region.label, size * bold), textWidth(words(region), size)) / 2 + 2;
                    const [x, y] = path.centroid(feature);
                    const place = Math.min(width - half, Math.max(half, x));
                    return (
                        <g key={region.key}>
                            <text class={`map-label ${shade(region)}`} x={place} y={y - size * 0.35}>
                                {region.label}
                            </text>
                            <text class={`map-figure ${shade(region)}`} x={place} y={y + size * 0.95}>
                                {words(region)}
                            </text>
                        </g>
                    );
                })}
            </g>
        </svg>
    );
}

/**
 * The outline on a plane (Mercator's), where it does not matter which way round it is drawn: on the sphere d3-geo takes the
 * order of RFC 7946 for all of the earth but the region.
 */
function flat(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
    const ring = (positions: Position[]): Position[] =>
        positions.map(([longitude = 0, latitude = 0]) => geoMercatorRaw((longitude * Math.PI) / 180, (latitude * Math.PI) / 180));

    return geometry.type === "Polygon"
        ? { type: "Polygon", coordinates: geometry.coordinates.map(ring) }
        : { type: "MultiPolygon", coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) };
}

function rangeOf(index: number, parted: readonly number[], known: readonly number[], format: Format, texts: RegionMapTexts): string {
    const from = parted[index - 1];
    const to = parted[index];
    return from === undefined
        ? to === undefined
            ? format(known[0] ?? 0)
            : texts.below(format(to))
        : to === undefined
          ? texts.atLeast(format(from))
          : texts.between(format(from), format(to));
}
