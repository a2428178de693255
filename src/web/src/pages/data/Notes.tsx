import { addressOf } from "../../app/address";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { ProjectLink } from "../../layout/ProjectLink";
import { SourceLine } from "../../layout/SourceLine";
import type { Data, DataNoteKind } from "./data.document";

type Note = Data["dataNotes"]["nodes"][number];

/** What to know of the data, a fold a kind. */
export function Notes({ notes }: { notes: Note[] }) {
    const { text, number } = useLanguage();
    const kinds = new Map<DataNoteKind, Note[]>();
    for (const note of notes) {
        kinds.set(note.kind, [...(kinds.get(note.kind) ?? []), note]);
    }

    return (
        <>
            {[...kinds].map(([kind, of]) => (
                <details key={kind} class="fold">
                    <summary>
                        {text(labels).note[kind]} ({number(of.length)})
                    </summary>
                    <ul class="notes">
                        {of.map((note) => (
                            <NoteItem key={note.code} note={note} />
                        ))}
                    </ul>
                </details>
            ))}
        </>
    );
}

function NoteItem({ note }: { note: Note }) {
    const { language } = useLanguage();
    const { project, indicator } = note;
    return (
        <li>
            {project && (
                <p>
                    <ProjectLink project={project} />
                </p>
            )}
            {indicator && (
                <p>
                    <a lang="nl" href={addressOf("indicator", language, indicator.code)}>
                        {indicator.name}
                    </a>
                </p>
            )}
            <p lang="en">{note.text}</p>
            <SourceLine {...note.source} />
        </li>
    );
}
