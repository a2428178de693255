import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface SectionProps {
    title: string;
    intro?: ComponentChildren;
    /** Beside the heading: the link to its query. */
    link?: ComponentChildren;
    children: ComponentChildren;
}

/** A part of a page, with its heading. */
export function Section({ title, intro, link, children }: SectionProps) {
    const id = useId();
    return (
        <section class="section" aria-labelledby={id}>
            <div class="section-head">
                <h2 id={id}>{title}</h2>
                {link}
            </div>
            {intro && <p class="section-intro">{intro}</p>}
            {children}
        </section>
    );
}
