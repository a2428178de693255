import { addressOf } from "../../app/address";
import type { PageProps } from "../../app/routes";
import { useParameter } from "../../app/useParameter";
import { LineChart, type LineSeries } from "../../charts/LineChart";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { useLanguage, type Speech } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { Page } from "../../layout/Page";
import { ProjectLink } from "../../layout/ProjectLink";
import { Section } from "../../layout/Section";
import { SourceLine } from "../../layout/SourceLine";
import { formatOf, indicatorWords, missingOf } from "../indicators/words";
import { MissingPage } from "../missing/MissingPage";
import { IndicatorDocument, type Indicator } from "./indicator.document";
import { indicatorTexts } from "./texts";
import "./indicator.css";

type Measured = NonNullable<Indicator["indicator"]>;
type Cell = Indicator["panel"]["nodes"][number];
type Series = Measured["series"]["nodes"][number];

/** One indicator: its figures over the years, what moved, what was spent on it, and where it all comes from. */
export function IndicatorPage({ code }: PageProps) {
    const speech = useLanguage();
    const texts = speech.text(indicatorTexts);
    const asked = useGraph(IndicatorDocument, { code });
    const indicator = asked.data?.indicator;
    if (asked.data && !indicator) {
        return <MissingPage />;
    }

    const name = indicator && (speech.language === "nl" ? indicator.name : indicator.nameEn);
    const definition = indicator && (speech.language === "nl" ? indicator.definition : indicator.definitionEn);
    return (
        <Page
            title={name ?? texts.above}
            above={<a href={addressOf("indicators", speech.language)}>{texts.above}</a>}
            intro={definition && <p>{definition}</p>}
        >
            <Answered of={asked}>
                {({ indicator: measured, panel }) =>
                    measured && (
                        <>
                            <Figures indicator={measured} cells={panel.nodes} speech={speech} />
                            <Movement indicator={measured} speech={speech} />
                            <Money indicator={measured} speech={speech} />
                            <Definition indicator={measured} speech={speech} />
                        </>
                    )
                }
            </Answered>
        </Page>
    );
}

interface PartProps {
    indicator: Measured;
    speech: Speech;
}

function linkOf(indicator: Measured, about: string) {
    return <FigureLink document={IndicatorDocument} variables={{ code: indicator.code }} about={about} />;
}

function Figures({ indicator, cells, speech }: PartProps & { cells: Cell[] }) {
    const texts = speech.text(indicatorTexts);
    const [focus, setFocus] = useParameter("region");
    const series = linesOf(indicator, cells, speech);
    const years = series.flatMap((each) => each.points.flatMap((point) => (point.value === null ? [] : [point.year])));
    if (years.length === 0) {
        return <p>{texts.noChart}</p>;
    }

    const isCount = indicator.additivity === "ADDITIVE";
    return (
        <LineChart
            title={texts.chartTitle}
            headingLevel={2}
            note={
                <>
                    {texts.chartNote(indicator.unit)} {speech.text(indicatorWords).direction[indicator.direction]}. {isCount && texts.countsNote}
                </>
            }
            summary={texts.summary(series.length, Math.min(...years), Math.max(...years))}
            texts={texts.chart}
            series={series}
            format={formatOf(indicator, speech)}
            formatTick={(value) => speech.number(value)}
            unit={indicator.unit}
            labelHeading={texts.region}
            breaks={indicator.dataNotes.flatMap((note) => (note.kind === "BREAK" && note.period ? [Number(note.period.slice(0, 4))] : []))}
            focus={focus}
            onFocus={setFocus}
            source={linkOf(indicator, texts.chartTitle)}
        />
    );
}

function Movement({ indicator, speech }: PartProps) {
    const texts = speech.text(indicatorTexts);
    const words = speech.text(indicatorWords);
    const format = formatOf(indicator, speech);
    const withYear = (figure: { period: string; value: number | null } | null) =>
        figure && figure.value !== null ? (
            <>
                {format(figure.value)} <span class="year">{figure.period}</span>
            </>
        ) : (
            "–"
        );
    const reason = (code: string | null) => <span class="year">{(code && words.noFigure[code]) || "–"}</span>;
    const rows = inOrder(indicator.series.nodes);

    return rows.length === 0 ? null : (
        <Section title={texts.moved} intro={texts.movedIntro} link={linkOf(indicator, texts.moved)}>
            <DataTable
                caption={`${texts.moved}: ${speech.language === "nl" ? indicator.name : indicator.nameEn}`}
                rows={rows}
                columns={[
                    { title: texts.region, isName: true, cell: (row) => <RegionName region={row.region} speech={speech} /> },
                    { title: texts.baseline, isNumber: true, cell: (row) => (row.baseline ? withYear(row.baseline) : reason(row.baselineReason)) },
                    {
                        title: texts.latest,
                        isNumber: true,
                        cell: (row) => (
                            <>
                                {withYear(row.latest)}
                                {row.latest?.status === "PROVISIONAL" && <span class="year"> {words.status["PROVISIONAL"]}</span>}
                            </>
                        ),
                    },
                    { title: texts.change, isNumber: true, cell: (row) => (row.change === null ? reason(row.changeReason) : changeOf(row, indicator, speech)) },
                    {
                        title: texts.trend,
                        cell: (row) => (row.trend === "UNKNOWN" ? reason(row.trendReason) : <TrendMark trend={row.trend} label={words.trend[row.trend]} />),
                    },
                    {
                        title: texts.rank,
                        isNumber: true,
                        cell: (row) => (row.rank === null || row.rankedCount === null ? "–" : texts.rankOf(row.rank, row.rankedCount)),
                    },
                ]}
            />
        </Section>
    );
}

function TrendMark({ trend, label }: { trend: "IMPROVING" | "STABLE" | "WORSENING"; label: string }) {
    const path = { IMPROVING: "M2,9L6,3L10,9Z", STABLE: "M2,4.5H10V7.5H2Z", WORSENING: "M2,3L6,9L10,3Z" }[trend];
    return (
        <span class={`trend trend-${trend.toLowerCase()}`}>
            <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
                <path d={path} />
            </svg>{" "}
            {label}
        </span>
    );
}

function Money({ indicator, speech }: PartProps) {
    const texts = speech.text(indicatorTexts);
    const links = indicator.links.nodes;

    return (
        <Section title={texts.money} intro={texts.moneyIntro} link={linkOf(indicator, texts.money)}>
            {links.length === 0 ? (
                <p>{texts.noMoney}</p>
            ) : (
                <>
                    <p>
                        <strong>{texts.granted(speech.money(indicator.spending.amount), indicator.spending.allocationCount)}</strong>{" "}
                        {indicator.spending.basis === "EDITORIAL" ? texts.editorial : texts.documentary}
                    </p>
                    <DataTable
                        caption={`${texts.links}: ${speech.language === "nl" ? indicator.name : indicator.nameEn}`}
                        rows={links}
                        columns={[
                            {
                                title: texts.project,
                                isName: true,
                                cell: ({ project }) => <ProjectLink project={project} />,
                            },
                            { title: texts.ofPillar, cell: ({ project }) => project.pillar.name },
                            { title: texts.projectGranted, isNumber: true, cell: ({ project }) => speech.money(project.spending.amount) },
                            { title: texts.weight, isNumber: true, cell: ({ weight }) => speech.percent(weight) },
                            {
                                title: texts.why,
                                cell: ({ rationale, source }) => (
                                    <>
                                        <span lang="en">{rationale}</span> <SourceLine document={source.document} lines={source.lines} />
                                    </>
                                ),
                            },
                        ]}
                    />
                </>
            )}
        </Section>
    );
}

function Definition({ indicator, speech }: PartProps) {
    const texts = speech.text(indicatorTexts);
    const { source, pillar } = indicator;
    const facts: [string, preact.ComponentChildren][] = [
        [texts.unit, <span lang="nl">{indicator.unit}</span>],
        [texts.direction, speech.text(indicatorWords).direction[indicator.direction]],
        [texts.pillar, <span lang="nl">{[pillar?.name, indicator.theme].filter(Boolean).join(", ")}</span>],
        [texts.sourceName, source.url ? <a href={source.url}>{`${source.publisher}: ${source.title}`}</a> : `${source.publisher}: ${source.title}`],
        [texts.licence, source.licence],
        [texts.retrieved, source.retrieved && speech.date(source.retrieved)],
    ];

    return (
        <>
            <Section title={texts.definition} link={linkOf(indicator, texts.definition)}>
                <p>{texts.definitionOrigin[indicator.definitionOrigin]}</p>
                <dl class="facts">
                    {facts
                        .filter(([, value]) => value)
                        .map(([term, value]) => (
                            <div key={term}>
                                <dt>{term}</dt>
                                <dd>{value}</dd>
                            </div>
                        ))}
                </dl>
            </Section>
            {(indicator.dataNotes.length > 0 || indicator.note) && (
                <Section title={texts.notes} intro={texts.notesIntro} link={linkOf(indicator, texts.notes)}>
                    <ul class="notes" lang="en">
                        {indicator.dataNotes.map((note) => (
                            <li key={note.text}>
                                <strong lang={speech.language}>
                                    {texts.noteKinds[note.kind] ?? texts.noteKinds["WARNING"]}
                                    {note.period && `, ${note.period}`}.
                                </strong>{" "}
                                {note.text}
                            </li>
                        ))}
                        {indicator.note && <li>{indicator.note}</li>}
                    </ul>
                </Section>
            )}
            <Section title={texts.cite} intro={texts.citeIntro} link={linkOf(indicator, texts.cite)}>
                <p class="citation" lang="en">
                    {indicator.citation}
                </p>
            </Section>
        </>
    );
}

function RegionName({ region, speech }: { region: Series["region"]; speech: Speech }) {
    return region.municipality?.participates ? <a href={addressOf("municipality", speech.language, region.code)}>{region.name}</a> : <>{region.name}</>;
}

/** Municipalities first, then what they are compared with. */
const places = ["MUNICIPALITY", "DEAL", "PROVINCE", "COUNTRY"];

function inOrder<Row extends { region: { kind: string; name: string } }>(rows: readonly Row[]): Row[] {
    return [...rows].sort(
        (one, other) => places.indexOf(one.region.kind) - places.indexOf(other.region.kind) || one.region.name.localeCompare(other.region.name, "nl"),
    );
}

/** A line for each region; counts of larger regions would flatten those of the municipalities, so they have none. */
function linesOf(indicator: Measured, cells: readonly Cell[], speech: Speech): LineSeries[] {
    const isCount = indicator.additivity === "ADDITIVE";
    const series = new Map(indicator.series.nodes.map((each) => [each.region.code, each]));
    const regions = inOrder([...new Map(cells.map((cell) => [cell.region.code, cell])).values()]).map((cell) => cell.region);

    return regions
        .filter((region) => region.kind === "MUNICIPALITY" || (!isCount && region.kind !== "DEAL"))
        .map((region) => ({
            key: region.code,
            label: region.name,
            reference: region.kind !== "MUNICIPALITY",
            href: region.kind === "MUNICIPALITY" ? addressOf("municipality", speech.language, region.code) : undefined,
            baseline: yearOf(series.get(region.code)?.baseline),
            latest: yearOf(series.get(region.code)?.latest),
            points: cells
                .filter((cell) => cell.region.code === region.code)
                .map((cell) => ({ year: Number(cell.period.slice(0, 4)), value: cell.value, missing: missingOf(cell.missingReason, speech) })),
        }))
        .filter((line) => line.points.some((point) => point.value !== null));
}

function yearOf(figure: { period: string } | null | undefined): number | undefined {
    return figure ? Number(figure.period.slice(0, 4)) : undefined;
}

function changeOf(row: Series, indicator: Measured, speech: Speech): string {
    const sign = (value: number) => (value > 0 ? "+" : value < 0 ? "−" : "");
    const change = row.change ?? 0;
    const relative = row.relativeChange === null ? "" : ` (${sign(row.relativeChange)}${speech.percent(Math.abs(row.relativeChange), 1)})`;
    return `${sign(change)}${speech.number(Math.abs(change), indicator.decimals)}${relative}`;
}
