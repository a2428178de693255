import { useLanguage } from "../i18n/useLanguage";
import { layoutTexts } from "./texts";

/** Where a fact stands: the document, its lines, and the words. */
export interface SourceLineProps {
    document: string;
    lines?: string | null;
    quote?: string | null;
}

/** The source of a fact, by line. */
export function SourceLine({ document, lines, quote }: SourceLineProps) {
    const texts = useLanguage().text(layoutTexts);
    return (
        <span class="source-line">
            {texts.sources}: {document}
            {lines && <>, {texts.sourceLines(lines)}</>}
            {quote && (
                <>
                    {" "}
                    <q lang="nl">{quote}</q>
                </>
            )}
        </span>
    );
}
