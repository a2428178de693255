/** The languages of the pages. The data stay as their sources have them. */
export const languages = ["nl", "en"] as const;

export type Language = (typeof languages)[number];

/** The same texts in each language. */
export type Texts<T> = Record<Language, T>;

export function isLanguage(value: string | undefined): value is Language {
    return languages.some((language) => language === value);
}
