import { addressOf, projectOf } from "../../app/address";
import type { PageProps } from "../../app/routes";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { KeyFigures } from "../../layout/KeyFigures";
import { Page } from "../../layout/Page";
import { PillarTag } from "../../layout/PillarTag";
import { ProjectLink } from "../../layout/ProjectLink";
import { Prose } from "../../layout/Prose";
import { Section } from "../../layout/Section";
import { SourceLine } from "../../layout/SourceLine";
import { MissingPage } from "../missing/MissingPage";
import { ProjectDocument, type Project, type ProjectVariables } from "./project.document";
import { ProjectMoney } from "./ProjectMoney";
import { projectTexts } from "./texts";

type Found = NonNullable<Project["project"]>;

/** One project: what it is, what it got, who takes part, what it aims at. */
export function ProjectPage({ code }: PageProps) {
    const { language, text } = useLanguage();
    const texts = text(projectTexts);
    const variables = projectOf(code);
    const asked = useGraph(ProjectDocument, variables);
    const project = asked.data?.project;
    if (asked.data && !project) {
        return <MissingPage />;
    }

    return (
        <Page
            title={project?.title ?? texts.loading}
            above={
                <>
                    <a href={addressOf("projects", language)}>{texts.projects}</a>
                    {project && (
                        <>
                            {" › "}
                            <a href={`${addressOf("projects", language)}?pillar=${project.pillar.code}`}>
                                <PillarTag code={project.pillar.code} name={`${project.pillar.name} ${project.code}`} />
                            </a>
                            {project.theme && <span lang="nl"> › {project.theme.name}</span>}
                        </>
                    )}
                </>
            }
        >
            <Answered of={asked}>{(data) => data.project && <Content project={data.project} variables={variables} />}</Answered>
        </Page>
    );
}

function Content({ project, variables }: { project: Found; variables: ProjectVariables }) {
    const { language, text, money, percent } = useLanguage();
    const texts = text(projectTexts);
    const words = text(labels);
    const related = (other: { code: string; title: string }) => <ProjectLink key={other.code} project={{ ...other, pillar: project.pillar }} hasCode />;
    return (
        <>
            <KeyFigures
                figures={[
                    { name: texts.granted, value: money(project.spending.amount), note: project.spending.share !== null && texts.share(percent(project.spending.share, 1)) },
                    { name: texts.status, value: words.status[project.status], note: project.statusNote && <span lang="en">{project.statusNote}</span> },
                    { name: texts.lead, value: <span class="key-text">{project.lead.name}</span> },
                ]}
            />
            <dl class="facts">
                {project.parent && <dt>{texts.partOf}</dt>}
                {project.parent && <dd>{related(project.parent)}</dd>}
                {project.children.nodes.length > 0 && <dt>{texts.parts}</dt>}
                {project.children.nodes.length > 0 && <dd>{project.children.nodes.map(related)}</dd>}
                {project.otherTitles.length > 0 && <dt>{texts.otherTitles}</dt>}
                {project.otherTitles.length > 0 && <dd lang="nl">{project.otherTitles.map(({ title }) => title).join("; ")}</dd>}
            </dl>

            <Section title={texts.about}>
                {project.description ? (
                    <>
                        <Prose text={project.description} lang="nl" />
                        <SourceLine document={project.source.document} lines={project.descriptionLines} />
                    </>
                ) : (
                    <p>{texts.noText}</p>
                )}
            </Section>

            <ProjectMoney project={project} variables={variables} />

            <Section title={texts.progress} link={<FigureLink document={ProjectDocument} variables={variables} about={texts.progress} />}>
                {project.progressReports.nodes.length === 0 && <p>{texts.noProgress}</p>}
                {project.progressReports.nodes.map((report) => (
                    <article key={report.source.lines}>
                        {report.periodPrinted && <h3 lang="nl">{report.periodPrinted}</h3>}
                        <Prose text={report.text} lang="nl" />
                        <SourceLine {...report.source} />
                    </article>
                ))}
            </Section>

            <Section title={texts.indicators} intro={texts.indicatorsIntro} link={<FigureLink document={ProjectDocument} variables={variables} about={texts.indicators} />}>
                <ul class="notes">
                    {project.indicatorLinks.map((link) => (
                        <li key={link.indicator.code}>
                            <p>
                                <a href={addressOf("indicator", language, link.indicator.code)}>{language === "en" ? link.indicator.nameEn : link.indicator.name}</a>{" "}
                                <span class="source-line">({words.basis[link.basis]})</span>
                            </p>
                            <p lang="en">{link.rationale}</p>
                            <SourceLine {...link.source} />
                        </li>
                    ))}
                </ul>
                {project.unlinked && (
                    <>
                        <p>
                            {texts.notLinked}. <span lang="en">{project.unlinked.reason}</span>
                        </p>
                        <SourceLine {...project.unlinked.source} />
                    </>
                )}
            </Section>

            <Section title={texts.where} intro={texts.whereIntro}>
                {project.involvements.length === 0 && <p>{texts.noWhere}</p>}
                <ul class="notes">
                    {project.involvements.map((involvement) => (
                        <li key={involvement.municipality.code}>
                            <p>
                                <a href={addressOf("municipality", language, involvement.municipality.code)}>{involvement.municipality.name}</a>: {words.rule[involvement.rule]}
                                {involvement.place && ` (${involvement.place})`}
                            </p>
                            <p lang="en">{involvement.note}</p>
                            <SourceLine {...involvement.source} />
                        </li>
                    ))}
                </ul>
            </Section>

            <Section title={texts.partners} link={<FigureLink document={ProjectDocument} variables={variables} about={texts.partners} />}>
                <DataTable
                    caption={texts.partners}
                    columns={[
                        { title: texts.party, isName: true, cell: (row) => row.organisation.name },
                        { title: texts.role, cell: (row) => words.role[row.role] },
                        { title: texts.source, cell: (row) => <SourceLine {...row.source} /> },
                    ]}
                    rows={project.participations}
                />
            </Section>

            {(project.dataNotes.nodes.length > 0 || project.corrections.length > 0) && (
                <Section title={texts.notes}>
                    <ul class="notes">
                        {project.dataNotes.nodes.map((note) => (
                            <li key={note.code}>
                                <p>
                                    <strong>{words.note[note.kind]}.</strong> <span lang="en">{note.text}</span>
                                </p>
                                <SourceLine {...note.source} />
                            </li>
                        ))}
                        {project.corrections.map((correction) => (
                            <li key={correction.code}>
                                <p>{texts.correction(correction.field, correction.printed, correction.readAs)}</p>
                                <p lang="en">{correction.reason}</p>
                            </li>
                        ))}
                    </ul>
                </Section>
            )}
        </>
    );
}
