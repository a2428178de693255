import { addressOf } from "../../app/address";
import { BarChart } from "../../charts/BarChart";
import { toneOf } from "../../charts/tones";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { KeyFigures } from "../../layout/KeyFigures";
import { Page } from "../../layout/Page";
import { PillarTag } from "../../layout/PillarTag";
import { Section } from "../../layout/Section";
import { SourceLine } from "../../layout/SourceLine";
import { layoutTexts } from "../../layout/texts";
import { GrantedByTranche } from "./GrantedByTranche";
import { LatestIndicators } from "./LatestIndicators";
import { OverviewDocument, type Overview } from "./overview.document";
import { overviewTexts } from "./texts";

/** What the deal is and what was granted, at a glance. */
export function OverviewPage() {
    const asked = useGraph(OverviewDocument);
    const site = useLanguage().text(layoutTexts).site;
    const programme = asked.data?.programmes[0];
    return (
        <Page title={programme?.name ?? site}>
            <Answered of={asked}>{(data) => <Content data={data} />}</Answered>
        </Page>
    );
}

function Content({ data }: { data: Overview }) {
    const { language, text, money, number, percent } = useLanguage();
    const texts = text(overviewTexts);
    const words = text(labels);
    const programme = data.programmes[0];
    if (!programme) {
        return null;
    }

    const { spending } = programme;
    const certain = data.certain.aggregates.amount.sum ?? 0;
    return (
        <>
            <p class="page-intro">{texts.intro(programme.municipalities.map(({ name }) => name).join(", "), programme.startYear, programme.durationYears)}</p>
            <KeyFigures
                figures={[
                    { name: texts.granted, value: money(spending.amount), note: spending.perInhabitant !== null && texts.grantedNote(money(spending.perInhabitant)) },
                    { name: texts.projects, value: number(data.projects.totalCount), note: <a href={addressOf("projects", language)}>{texts.allProjects}</a> },
                    { name: texts.allocations, value: number(data.allocations.totalCount) },
                    { name: texts.certain, value: percent(certain / spending.amount), note: texts.certainNote(money(certain)) },
                ]}
            />
            <p>
                <SourceLine document={programme.source.document} lines={programme.source.lines} /> <FigureLink document={OverviewDocument} about={texts.granted} />
            </p>

            <Section title={texts.byTranche} intro={texts.byTrancheIntro}>
                <GrantedByTranche data={data} />
            </Section>

            <Section title={texts.byPillar}>
                <BarChart
                    title={texts.byPillarChart}
                    texts={texts.chart}
                    bars={spending.byPillar.map(({ pillar, amount }) => ({
                        key: pillar.code,
                        label: pillar.name,
                        value: amount,
                        tone: toneOf(pillar.code),
                        href: `${addressOf("projects", language)}?pillar=${pillar.code}`,
                    }))}
                    format={money}
                    labelHeading={texts.pillar}
                    valueHeading={texts.amount}
                    source={<FigureLink document={OverviewDocument} about={texts.byPillar} />}
                />
            </Section>

            <Section title={texts.certainty} intro={texts.certaintyIntro} link={<FigureLink document={OverviewDocument} about={texts.certainty} />}>
                <DataTable
                    caption={texts.certainty}
                    columns={[
                        { title: texts.tranche, isName: true, cell: (row) => words.tranche(row.tranche.number) },
                        { title: texts.readAs, isNumber: true, cell: (row) => money(row.amount) },
                        { title: texts.certainColumn, isNumber: true, cell: (row) => money(row.certain) },
                        { title: texts.atLeast, isNumber: true, cell: (row) => money(row.atLeast) },
                        { title: texts.atMost, isNumber: true, cell: (row) => money(row.atMost) },
                    ]}
                    rows={spending.byTranche}
                    total={[texts.total, money(spending.amount), money(certain), "", ""]}
                />
            </Section>

            <Section title={texts.indicators} intro={texts.indicatorsIntro} link={<FigureLink document={OverviewDocument} about={texts.indicators} />}>
                <LatestIndicators indicators={data.indicators.nodes} />
                <p>
                    <a href={addressOf("indicators", language)}>{texts.allIndicators}</a>
                </p>
            </Section>

            <Section title={texts.ambitions}>
                <ul class="ambitions" lang="en">
                    {programme.goals.map((goal) => (
                        <li key={goal.text}>
                            {goal.pillar && <PillarTag code={goal.pillar.code} name={goal.pillar.name} />}
                            <p>{goal.text}</p>
                        </li>
                    ))}
                </ul>
            </Section>

            <Section title={texts.contributions} intro={texts.contributionsIntro} link={<FigureLink document={OverviewDocument} about={texts.contributions} />}>
                <DataTable
                    caption={texts.contributions}
                    columns={[
                        { title: texts.party, isName: true, cell: (row) => row.organisation.name },
                        { title: texts.amount, isNumber: true, cell: (row) => money(row.amount) },
                        { title: texts.status, cell: (row) => words.contribution[row.status] },
                        { title: texts.source, cell: (row) => (row.source.url ? <a href={row.source.url}>{row.source.title}</a> : row.source.title) },
                    ]}
                    rows={programme.contributions}
                />
            </Section>
        </>
    );
}
