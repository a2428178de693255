import { languages, type Language } from "../i18n/languages";
import { addresses, type PageName } from "./addresses";

/** The address of a page, as /nl/gemeenten/GM0114. */
export function addressOf(page: PageName, language: Language, code = ""): string {
    return `/${language}/${addresses[page][language].replace(":code", encodeURIComponent(code))}`;
}

/** The code of a project in its address: a code as printed ("2.4 a") is unique in its pillar alone. */
export function projectCode(pillar: string, code: string): string {
    return `${pillar.toLowerCase()}-${code.replaceAll(" ", "_")}`;
}

/** The pillar and the code of a project, from the code in its address. */
export function projectOf(code: string): { pillar: string; code: string } {
    const end = code.indexOf("-");
    return { pillar: code.slice(0, end).toUpperCase(), code: code.slice(end + 1).replaceAll("_", " ") };
}

/** The same page in another language: a page without one is the overview. */
export function inLanguage(path: string, language: Language): string {
    const [, from, ...parts] = path.split("/");
    const known = languages.find((each) => each === from);
    for (const page of Object.values(addresses)) {
        const shape = known && page[known].split("/");
        if (shape && shape.length === parts.length && shape.every((part, at) => part === ":code" || part === parts[at])) {
            return `/${language}/${page[language].split("/").map((part, at) => (part === ":code" ? (parts[at] ?? "") : part)).join("/")}`;
        }
    }

    return `/${language}/`;
}
