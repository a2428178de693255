import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useLanguage } from "../i18n/useLanguage";
import { layoutTexts } from "./texts";

interface PageProps {
    /** The heading; also in the title of the window. */
    title: string;
    /** Above the heading: of what it is a part. */
    above?: ComponentChildren;
    /** Below the heading: what the page shows, in a sentence or two. */
    intro?: ComponentChildren;
    children: ComponentChildren;
}

/** The content of a page. */
export function Page({ title, above, intro, children }: PageProps) {
    const site = useLanguage().text(layoutTexts).site;
    useEffect(() => {
        document.title = title === site ? site : `${title} – ${site}`;
    }, [title, site]);

    return (
        <main id="content" class="page" tabIndex={-1}>
            {above && <div class="page-above">{above}</div>}
            <h1 tabIndex={-1}>{title}</h1>
            {intro && <div class="page-intro">{intro}</div>}
            {children}
        </main>
    );
}
