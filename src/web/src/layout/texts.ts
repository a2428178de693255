import type { PageName } from "../app/addresses";
import type { Texts } from "../i18n/languages";

interface LayoutTexts {
    site: string;
    skip: string;
    pages: string;
    languages: string;
    other: string;
    names: Partial<Record<PageName, string>>;
    explore: string;
    schema: string;
    embed: string;
    about: string;
    sources: string;
    sourceLines: (lines: string) => string;
}

export const layoutTexts: Texts<LayoutTexts> = {
    nl: {
        site: "Monitor Regio Deal",
        skip: "Naar de inhoud",
        pages: "Hoofdmenu",
        languages: "Taal",
        other: "Meer",
        names: { overview: "Overzicht", projects: "Projecten", municipalities: "Gemeenten", indicators: "Indicatoren", data: "Gegevens", report: "Rapport" },
        explore: "Zelf vragen stellen (GraphiQL)",
        schema: "Het schema",
        embed: "Op uw eigen site",
        about: "Elk bedrag noemt de regel van het document waarin het staat, en elk cijfer zijn bron.",
        sources: "Bron",
        sourceLines: (lines) => `regel ${lines}`,
    },
    en: {
        site: "Regio Deal monitor",
        skip: "To the content",
        pages: "Main menu",
        languages: "Language",
        other: "More",
        names: { overview: "Overview", projects: "Projects", municipalities: "Municipalities", indicators: "Indicators", data: "Data", report: "Report" },
        explore: "Ask yourself (GraphiQL)",
        schema: "The schema",
        embed: "On your own site",
        about: "Every amount names the line of the document that prints it, and every figure its source.",
        sources: "Source",
        sourceLines: (lines) => `line ${lines}`,
    },
};
