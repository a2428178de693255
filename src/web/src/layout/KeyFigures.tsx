import type { ComponentChildren } from "preact";

/** A figure that says most of a page. */
export interface KeyFigure {
    name: string;
    value: ComponentChildren;
    /** What to know of it. */
    note?: ComponentChildren;
}

/** The few figures that a page begins with. */
export function KeyFigures({ figures }: { figures: KeyFigure[] }) {
    return (
        <dl class="key-figures">
            {figures.map((figure) => (
                <div key={figure.name}>
                    <dt>{figure.name}</dt>
                    <dd class="key-value">{figure.value}</dd>
                    {figure.note && <dd class="key-note">{figure.note}</dd>}
                </div>
            ))}
        </dl>
    );
}
