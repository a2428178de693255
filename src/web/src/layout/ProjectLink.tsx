import { addressOf, projectCode } from "../app/address";
import { useLanguage } from "../i18n/useLanguage";

interface ProjectLinkProps {
    project: { code: string; title: string; pillar: { code: string } };
    /** Whether the code stands before the title. */
    hasCode?: boolean;
}

/** A project by its title, which leads to its page. */
export function ProjectLink({ project, hasCode = false }: ProjectLinkProps) {
    const { language } = useLanguage();
    return (
        <a lang="nl" href={addressOf("project", language, projectCode(project.pillar.code, project.code))}>
            {hasCode && `${project.code} `}
            {project.title}
        </a>
    );
}
