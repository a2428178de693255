import { useLanguage } from "../i18n/useLanguage";
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
    const asked = new URLSearchParams({ query: document.text });
    if (variables && Object.keys(variables).length > 0) {
        asked.set("variables", JSON.stringify(variables));
    }

    return (
        <a class="figure-link" href={`/graphiql?${asked}`}>
            {text(graphTexts).figureLink}
            {about && <span class="unseen">: {about}</span>}
        </a>
    );
}
