import type { ComponentChildren } from "preact";

interface ProseProps {
    /** Paragraphs, with headings (##) and lists (-) between. */
    text: string;
    /** The language that the source is written in. */
    lang: "nl" | "en";
}

/** A text of a source, as it stands there. */
export function Prose({ text, lang }: ProseProps) {
    return (
        <div class="prose" lang={lang}>
            {text.split(/\n{2,}/).map(blockOf)}
        </div>
    );
}

function blockOf(block: string): ComponentChildren {
    if (block.startsWith("#")) {
        return <h3>{block.replace(/^#+\s*/, "")}</h3>;
    }

    const lines = block.split("\n");
    return lines.every((line) => /^[-*] /.test(line)) ? (
        <ul>
            {lines.map((line) => (
                <li>{line.slice(2)}</li>
            ))}
        </ul>
    ) : (
        <p>{block}</p>
    );
}
