import { useLocation } from "preact-iso";
import { addressOf } from "../../app/address";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { Page } from "../../layout/Page";
import { PillarTag } from "../../layout/PillarTag";
import { ProjectLink } from "../../layout/ProjectLink";
import { variablesOf, type Chosen } from "./choice";
import { Choices } from "./Choices";
import { ProjectsDocument, type Projects } from "./projects.document";
import { projectsTexts } from "./texts";

type Project = Projects["projects"]["nodes"][number];

/** The projects, to be searched and chosen from. The choice stands in the address, so that it can be kept and sent. */
export function ProjectsPage() {
    const { language, text, number } = useLanguage();
    const { query, route } = useLocation();
    const texts = text(projectsTexts);
    const variables = variablesOf(query);
    const asked = useGraph(ProjectsDocument, variables);
    const here = addressOf("projects", language);
    const addressBy = (changed: Chosen) => addressWith(here, query, changed);

    return (
        <Page title={texts.title} intro={<p>{texts.intro}</p>}>
            <Choices
                chosen={query}
                facets={asked.data?.projects.facets ?? null}
                choose={(changed) => route(addressBy({ after: "", before: "", ...changed }), true)}
            />
            <Answered of={asked}>
                {({ projects }) => (
                    <>
                        <div class="found">
                            <p role="status">
                                <strong>{projects.totalCount === 0 ? texts.none : texts.found(number(projects.totalCount))}</strong>
                            </p>
                            {Object.values(query).some((value) => value !== "") && <a href={here}>{texts.clear}</a>}
                            <FigureLink document={ProjectsDocument} variables={variables} about={texts.list} />
                        </div>
                        <ol class="project-list" aria-label={texts.list}>
                            {projects.nodes.map((project) => (
                                <ProjectRow key={`${project.pillar.code} ${project.code}`} project={project} />
                            ))}
                        </ol>
                        {(projects.pageInfo.hasPreviousPage || projects.pageInfo.hasNextPage) && (
                            <nav class="pages" aria-label={texts.pages}>
                                {projects.pageInfo.hasPreviousPage && (
                                    <a rel="prev" href={addressBy({ after: "", before: projects.pageInfo.startCursor ?? "" })}>
                                        {texts.previous}
                                    </a>
                                )}
                                {projects.pageInfo.hasNextPage && (
                                    <a rel="next" href={addressBy({ before: "", after: projects.pageInfo.endCursor ?? "" })}>
                                        {texts.next}
                                    </a>
                                )}
                            </nav>
                        )}
                    </>
                )}
            </Answered>
        </Page>
    );
}

function ProjectRow({ project }: { project: Project }) {
    const { text, money } = useLanguage();
    const texts = text(projectsTexts);
    return (
        <li>
            <div class="project-head">
                <ProjectLink project={project} />
                <span class="project-amount">{money(project.spending.amount)}</span>
            </div>
            <p class="project-facts">
                <PillarTag code={project.pillar.code} name={`${project.pillar.name} ${project.code}`} />
                <span>{text(labels).status[project.status]}</span>
                {project.theme && <span lang="nl">{project.theme.name}</span>}
                <span lang="nl">{project.lead.name}</span>
                {project.municipalities.length > 0 && <span>{texts.names.municipality}: {project.municipalities.map(({ name }) => name).join(", ")}</span>}
            </p>
        </li>
    );
}

function addressWith(address: string, query: Chosen, changed: Chosen): string {
    const kept = new URLSearchParams(Object.entries({ ...query, ...changed }).filter(([, value]) => value !== ""));
    return kept.size > 0 ? `${address}?${kept}` : address;
}
