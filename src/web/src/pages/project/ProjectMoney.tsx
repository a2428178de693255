import { BarChart } from "../../charts/BarChart";
import { toneOf } from "../../charts/tones";
import { FigureLink } from "../../graph/FigureLink";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { Section } from "../../layout/Section";
import { SourceLine } from "../../layout/SourceLine";
import { ProjectDocument, type Project, type ProjectVariables } from "./project.document";
import { projectTexts } from "./texts";

interface ProjectMoneyProps {
    project: NonNullable<Project["project"]>;
    variables: ProjectVariables;
}

/** What was granted to a project, per tranche, and each allocation with the lines that print it. */
export function ProjectMoney({ project, variables }: ProjectMoneyProps) {
    const { text, money } = useLanguage();
    const texts = text(projectTexts);
    const words = text(labels);
    const link = <FigureLink document={ProjectDocument} variables={variables} about={texts.money} />;
    return (
        <Section title={texts.money} intro={texts.moneyIntro}>
            <BarChart
                title={texts.moneyChart}
                texts={texts.chart}
                bars={project.spending.byTranche
                    .filter(({ atMost }) => atMost > 0)
                    .map(({ tranche, amount, atLeast, atMost }) => ({
                        key: String(tranche.number),
                        label: words.tranche(tranche.number),
                        value: amount,
                        atLeast,
                        atMost,
                        tone: toneOf(project.pillar.code),
                    }))}
                format={money}
                labelHeading={texts.tranche}
                valueHeading={texts.amount}
                boundsTexts={texts.bounds}
                source={link}
            />
            {project.reservation && (
                <p>
                    {texts.reservation(money(project.reservation.amount), money(project.reservation.granted), money(project.reservation.remaining))} <SourceLine {...project.reservation.source} />
                </p>
            )}
            <DataTable
                caption={texts.allocations}
                showCaption
                columns={[
                    { title: texts.amount, isNumber: true, isName: true, cell: (row) => money(row.amount) },
                    { title: texts.tranche, cell: (row) => words.tranche(row.tranche.number) },
                    {
                        title: texts.certainty,
                        cell: (row) => (
                            <>
                                {words.certainty[row.certainty]}
                                {row.alternatives.map(({ number }) => ` ${texts.or} ${words.tranche(number).toLowerCase()}`).join("")}
                            </>
                        ),
                    },
                    {
                        title: texts.basis,
                        cell: (row) => (
                            <span class="basis">
                                <span lang="en">{row.basis}</span>
                                {row.evidence.map(
                                    ({ title, url }) =>
                                        url && (
                                            <a key={url} lang="nl" href={url}>
                                                {title}
                                            </a>
                                        ),
                                )}
                            </span>
                        ),
                    },
                    { title: texts.source, cell: (row) => <SourceLine {...row.source} /> },
                ]}
                rows={project.allocations.nodes}
            />
        </Section>
    );
}
