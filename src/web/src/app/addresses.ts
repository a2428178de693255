import type { Texts } from "../i18n/languages";

/** What stands after the language in the address of each page; ':code' is a part that varies. The server reads it too, of pages.json. */
export const addresses = {
    overview: { nl: "", en: "" },
    projects: { nl: "projecten", en: "projects" },
    project: { nl: "projecten/:code", en: "projects/:code" },
    municipalities: { nl: "gemeenten", en: "municipalities" },
    municipality: { nl: "gemeenten/:code", en: "municipalities/:code" },
    indicators: { nl: "indicatoren", en: "indicators" },
    indicator: { nl: "indicatoren/:code", en: "indicators/:code" },
    data: { nl: "gegevens", en: "data" },
    report: { nl: "rapport", en: "report" },
} satisfies Record<string, Texts<string>>;

export type PageName = keyof typeof addresses;
