import { createContext, type ComponentChildren } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { formatsOf, type Formats } from "./formats";
import type { Language, Texts } from "./languages";

/** The language of a page, and how it is written. */
export interface Speech extends Formats {
    language: Language;
    /** The texts in this language. */
    text<T>(texts: Texts<T>): T;
}

const Spoken = createContext<Language>("nl");

export function Speaking({ language, children }: { language: Language; children: ComponentChildren }) {
    return <Spoken.Provider value={language}>{children}</Spoken.Provider>;
}

export function useLanguage(): Speech {
    const language = useContext(Spoken);
    return useMemo(() => ({ ...formatsOf(language), language, text: (texts) => texts[language] }), [language]);
}
