import { useLanguage } from "../i18n/useLanguage";
import { parametersOf } from "./ask";
import type { Document } from "./document";
import { graphTexts } from "./texts";

interface FigureLinkProps<Data, Variables> {
    document: Document<Data, Variables>;
    variables?: Variables;
    /** What the figure is of: several links of a page must not sound alike. */
    about?: string;
}

/** Leads from a figure to the query that gives it, with the lines of its sources. */
export function FigureLink<Data, Variables>({ document, variables, about }: FigureLinkProps<Data, Variables>) {
    const { text } = useLanguage();
    return (
        <a class="figure-link" href={`/graphiql?${parametersOf(document.text, variables)}`}>
            {text(graphTexts).figureLink}
            {about && <span class="unseen">: {about}</span>}
        </a>
    );
}
