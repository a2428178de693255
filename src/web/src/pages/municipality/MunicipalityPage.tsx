import { addressOf } from "../../app/address";
import type { PageProps } from "../../app/routes";
import { BarChart } from "../../charts/BarChart";
import { toneOf } from "../../charts/tones";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { labels } from "../../i18n/labels";
import { useLanguage, type Speech } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { KeyFigures } from "../../layout/KeyFigures";
import { Page } from "../../layout/Page";
import { ProjectLink } from "../../layout/ProjectLink";
import { Section } from "../../layout/Section";
import { SourceLine } from "../../layout/SourceLine";
import { formatOf, indicatorWords } from "../indicators/words";
import { MissingPage } from "../missing/MissingPage";
import { MunicipalityDocument, type Municipality } from "./municipality.document";
import { municipalityTexts } from "./texts";
import "./municipality.css";

type Told = NonNullable<Municipality["municipality"]>;
type Series = Told["region"]["series"]["nodes"][number];
type Region = NonNullable<Told["region"]["parent"]>;

/** One municipality: what fell to it, its projects, and its figures beside those of province and country. */
export function MunicipalityPage({ code }: PageProps) {
    const speech = useLanguage();
    const texts = speech.text(municipalityTexts);
    const asked = useGraph(MunicipalityDocument, { code });
    const municipality = asked.data?.municipality;
    if (asked.data && !municipality) {
        return <MissingPage />;
    }

    return (
        <Page
            title={municipality?.name ?? texts.above}
            above={<a href={addressOf("municipalities", speech.language)}>{texts.above}</a>}
            intro={municipality && <p>{(municipality.participates ? texts.intro : texts.outside)(municipality.name)}</p>}
        >
            <Answered of={asked}>
                {({ municipality: told, spending }) =>
                    told?.participates && (
                        <>
                            <Money municipality={told} speech={speech} />
                            <Projects municipality={told} parts={spending} speech={speech} />
                            <Indicators municipality={told} speech={speech} />
                        </>
                    )
                }
            </Answered>
        </Page>
    );
}

interface PartProps {
    municipality: Told;
    speech: Speech;
}

function linkOf(municipality: Told, about: string) {
    return <FigureLink document={MunicipalityDocument} variables={{ code: municipality.code }} about={about} />;
}

function Money({ municipality, speech }: PartProps) {
    const texts = speech.text(municipalityTexts);
    const { spending } = municipality;
    const figures = [
        { name: texts.amount, value: speech.money(spending.amount) },
        ...(spending.perInhabitant === null ? [] : [{ name: texts.perInhabitant, value: speech.money(spending.perInhabitant) }]),
        ...(spending.share === null ? [] : [{ name: texts.share, value: speech.percent(spending.share, 1) }]),
        { name: texts.projects, value: speech.number(municipality.involvements.nodes.length) },
        { name: texts.led, value: speech.number(municipality.ledProjects.totalCount) },
    ];

    return (
        <Section title={texts.money} link={linkOf(municipality, texts.money)}>
            <KeyFigures figures={figures} />
            {spending.basis === "EDITORIAL" && <p>{texts.basis}</p>}
            <div class="two-charts">
                <BarChart
                    title={texts.byPillar}
                    summary={texts.byPillarSummary}
                    texts={texts}
                    bars={spending.byPillar.map(({ pillar, amount }) => ({ key: pillar.code, label: pillar.name, value: amount, tone: toneOf(pillar.code) }))}
                    format={speech.money}
                    labelHeading={texts.pillar}
                    valueHeading={texts.granted}
                    source={linkOf(municipality, texts.byPillar)}
                />
                <BarChart
                    title={texts.byTranche}
                    note={texts.byTrancheNote}
                    summary={texts.byTrancheSummary}
                    texts={texts}
                    bars={spending.byTranche.map(({ tranche, amount, atLeast, atMost }) => ({
                        key: `${tranche.number}`,
                        label: speech.text(labels).tranche(tranche.number),
                        value: amount,
                        atLeast,
                        atMost,
                    }))}
                    format={speech.money}
                    labelHeading={texts.tranche}
                    valueHeading={texts.granted}
                    boundsTexts={texts.bounds}
                    source={linkOf(municipality, texts.byTranche)}
                />
            </div>
        </Section>
    );
}

function Projects({ municipality, parts, speech }: PartProps & { parts: Municipality["spending"] }) {
    const texts = speech.text(municipalityTexts);
    const partOf = (pillar: string, code: string) => parts.find((part) => part.project?.pillar.code === pillar && part.project.code === code)?.amount;

    return (
        <Section title={texts.projectsTitle} intro={texts.projectsIntro} link={linkOf(municipality, texts.projectsTitle)}>
            <DataTable
                caption={`${texts.projectsTitle}: ${municipality.name}`}
                rows={municipality.involvements.nodes}
                columns={[
                    {
                        title: texts.project,
                        isName: true,
                        cell: ({ project }) => <ProjectLink project={project} />,
                    },
                    { title: texts.pillar, cell: ({ project }) => project.pillar.name },
                    { title: texts.lead, cell: ({ project }) => project.lead.name },
                    {
                        title: texts.part,
                        isNumber: true,
                        cell: ({ project }) => {
                            const part = partOf(project.pillar.code, project.code);
                            return part === undefined ? "–" : speech.money(part);
                        },
                    },
                    { title: texts.wholeProject, isNumber: true, cell: ({ project }) => speech.money(project.spending.amount) },
                    {
                        title: texts.why,
                        cell: ({ rule, place, source }) => (
                            <>
                                {place ? texts.place(place) : texts.rule[rule]} <SourceLine document={source.document} lines={source.lines} />
                            </>
                        ),
                    },
                ]}
            />
        </Section>
    );
}

function Indicators({ municipality, speech }: PartProps) {
    const texts = speech.text(municipalityTexts);
    const words = speech.text(indicatorWords);
    const province = municipality.region.parent;
    const country = province?.parent ?? null;
    const rows = municipality.region.series.nodes.filter((series) => series.latest);
    // What belongs to no pillar comes last.
    const pillars = [...new Map(rows.map((row) => [row.indicator.pillar?.code ?? "", row.indicator.pillar?.name ?? texts.general]))].sort(
        ([one], [other]) => Number(one === "") - Number(other === ""),
    );
    const beside = (region: Pick<Region, "observations"> | null, row: Series) => {
        const found = region?.observations.nodes.find((each) => each.indicator.code === row.indicator.code && each.period === row.latest?.period);
        return found && found.value !== null ? formatOf(row.indicator, speech)(found.value) : "–";
    };

    return (
        <Section title={texts.indicatorsTitle} intro={texts.indicatorsIntro} link={linkOf(municipality, texts.indicatorsTitle)}>
            {pillars.map(([pillar, name]) => (
                <div key={pillar} class="figures-of">
                    <h3>{name}</h3>
                    <DataTable
                        caption={`${texts.indicatorsTitle}: ${name}`}
                        rows={rows.filter((row) => (row.indicator.pillar?.code ?? "") === pillar)}
                        columns={[
                            {
                                title: texts.indicator,
                                isName: true,
                                cell: ({ indicator }) => (
                                    <>
                                        <a href={`${addressOf("indicator", speech.language, indicator.code)}?region=${municipality.code}`}>
                                            {speech.language === "nl" ? indicator.name : indicator.nameEn}
                                        </a>
                                        <span class="unit" lang="nl">
                                            {indicator.unit}
                                        </span>
                                    </>
                                ),
                            },
                            { title: texts.year, isNumber: true, cell: (row) => row.latest?.period },
                            {
                                title: municipality.name,
                                isNumber: true,
                                cell: (row) => (
                                    <strong>{row.latest && row.latest.value !== null ? formatOf(row.indicator, speech)(row.latest.value) : "–"}</strong>
                                ),
                            },
                            ...(province ? [{ title: province.name, isNumber: true, cell: (row: Series) => beside(province, row) }] : []),
                            ...(country ? [{ title: country.name, isNumber: true, cell: (row: Series) => beside(country, row) }] : []),
                            {
                                title: texts.trend,
                                cell: (row) =>
                                    row.trend === "UNKNOWN"
                                        ? ((row.trendReason && words.noFigure[row.trendReason]) ?? words.trend.UNKNOWN)
                                        : words.trend[row.trend],
                            },
                            {
                                title: texts.rank,
                                isNumber: true,
                                cell: ({ rank, rankedCount }) => (rank === null || rankedCount === null ? "–" : texts.rankOf(rank, rankedCount)),
                            },
                        ]}
                    />
                </div>
            ))}
        </Section>
    );
}
