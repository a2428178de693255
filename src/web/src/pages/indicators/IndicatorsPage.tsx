import { addressOf } from "../../app/address";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { useLanguage, type Speech } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { Page } from "../../layout/Page";
import { Section } from "../../layout/Section";
import { IndicatorsDocument, type Indicators } from "./indicators.document";
import { indicatorsTexts } from "./texts";
import { formatOf, indicatorWords } from "./words";
import "./indicators.css";

type Indicator = Indicators["indicators"]["nodes"][number];

/** All indicators, by pillar and theme, each with its latest figures. */
export function IndicatorsPage() {
    const speech = useLanguage();
    const texts = speech.text(indicatorsTexts);
    const asked = useGraph(IndicatorsDocument);

    return (
        <Page title={texts.title} intro={asked.data && <p>{texts.intro(asked.data.indicators.totalCount)}</p>}>
            <Answered of={asked}>
                {({ pillars, indicators }) => {
                    const groups = [...pillars.map((pillar) => ({ ...pillar, intro: undefined })), { code: "", name: texts.general, intro: texts.generalIntro }]
                        .map((group) => ({ ...group, rows: indicators.nodes.filter((each) => (each.pillar?.code ?? "") === group.code) }))
                        .filter((group) => group.rows.length > 0);
                    return (
                        <>
                            <nav class="jump" aria-label={texts.jump}>
                                <ul>
                                    {groups.map((group) => (
                                        <li key={group.code}>
                                            <a href={`#${group.code || "general"}`}>
                                                {group.name} ({group.rows.length})
                                            </a>
                                        </li>
                                    ))}
                                </ul>
                            </nav>
                            <p class="quiet">{texts.trendNote}</p>
                            {groups.map((group) => (
                                <div key={group.code} id={group.code || "general"}>
                                    <Section title={group.name} intro={group.intro} link={<FigureLink document={IndicatorsDocument} about={group.name} />}>
                                        {themesOf(group.rows).map(([theme, rows]) => (
                                            <div key={theme} class="theme">
                                                <h3 lang="nl">{theme}</h3>
                                                <IndicatorTable caption={`${texts.tableOf(group.name)}: ${theme}`} rows={rows} speech={speech} />
                                            </div>
                                        ))}
                                    </Section>
                                </div>
                            ))}
                        </>
                    );
                }}
            </Answered>
        </Page>
    );
}

function IndicatorTable({ caption, rows, speech }: { caption: string; rows: Indicator[]; speech: Speech }) {
    const texts = speech.text(indicatorsTexts);
    const words = speech.text(indicatorWords);

    return (
        <DataTable
            caption={caption}
            rows={rows}
            columns={[
                {
                    title: texts.indicator,
                    isName: true,
                    cell: (row) => (
                        <>
                            <a href={addressOf("indicator", speech.language, row.code)}>{speech.language === "nl" ? row.name : row.nameEn}</a>
                            <span class="unit" lang="nl">
                                {row.unit}
                            </span>
                        </>
                    ),
                },
                { title: texts.year, isNumber: true, cell: (row) => yearsOf(row) ?? texts.none },
                { title: texts.range, isNumber: true, cell: (row) => rangeOf(row, speech) ?? texts.none },
                { title: texts.country, isNumber: true, cell: (row) => countryOf(row, speech) ?? texts.none },
                { title: texts.trend, cell: (row) => trendsOf(row, speech) || texts.noBaseline },
                { title: texts.direction, cell: (row) => words.direction[row.direction] },
            ]}
        />
    );
}

function themesOf(rows: Indicator[]): [string, Indicator[]][] {
    const themes = new Map<string, Indicator[]>();
    for (const row of rows) {
        themes.set(row.theme, [...(themes.get(row.theme) ?? []), row]);
    }
    return [...themes];
}

function latestOf(row: Indicator) {
    return row.series.nodes.flatMap(({ region, latest }) =>
        region.municipality?.participates && latest && latest.value !== null ? [{ ...latest, value: latest.value }] : [],
    );
}

function yearsOf(row: Indicator): string | undefined {
    const municipal = latestOf(row);
    const others = row.series.nodes.flatMap(({ latest }) => (latest ? [latest] : []));
    const periods = [...new Set((municipal.length > 0 ? municipal : others).map((latest) => latest.period))].sort();
    return periods.length > 1 ? `${periods[0]}–${periods.at(-1)}` : periods[0];
}

function rangeOf(row: Indicator, speech: Speech): string | undefined {
    const values = latestOf(row).map((latest) => latest.value);
    const format = formatOf(row, speech);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return values.length === 0 ? undefined : least === most ? format(least) : `${format(least)} – ${format(most)}`;
}

function countryOf(row: Indicator, speech: Speech): string | undefined {
    const latest = row.series.nodes.find(({ region }) => region.kind === "COUNTRY")?.latest;
    if (!latest || latest.value === null) {
        return undefined;
    }
    const figure = formatOf(row, speech)(latest.value);
    return latest.period === yearsOf(row) ? figure : `${figure} (${latest.period})`;
}

function trendsOf(row: Indicator, speech: Speech): string {
    const words = speech.text(indicatorWords).trend;
    const municipal = row.series.nodes.filter(({ region }) => region.municipality?.participates);
    return (["IMPROVING", "STABLE", "WORSENING"] as const)
        .map((trend) => ({ trend, count: municipal.filter((series) => series.trend === trend).length }))
        .filter(({ count }) => count > 0)
        .map(({ trend, count }) => `${count} ${words[trend].toLowerCase()}`)
        .join(", ");
}
