import type { Texts } from "../../i18n/languages";
import type { Speech } from "../../i18n/useLanguage";

/** The values of enums as the pages say them. */
interface IndicatorWords {
    direction: Record<"HIGHER_IS_BETTER" | "LOWER_IS_BETTER" | "NEUTRAL", string>;
    trend: Record<"IMPROVING" | "STABLE" | "UNKNOWN" | "WORSENING", string>;
    missing: Record<string, string>;
    noFigure: Record<string, string>;
    status: Record<string, string>;
    other: string;
    thousands: (value: string) => string;
}

export const indicatorWords: Texts<IndicatorWords> = {
    nl: {
        direction: { HIGHER_IS_BETTER: "Hoger is beter", LOWER_IS_BETTER: "Lager is beter", NEUTRAL: "Neutraal" },
        trend: { IMPROVING: "Verbeterd", STABLE: "Stabiel", UNKNOWN: "Onbekend", WORSENING: "Verslechterd" },
        missing: {
            CONFIDENTIAL: "geheim bij de bron",
            IMPOSSIBLE: "kan volgens de bron niet bestaan",
            INCOMPLETE: "een deel van de som ontbreekt",
            NOT_ADDITIVE: "niet op te tellen",
            NOT_PUBLISHED: "leeg in de bron",
            NOT_YET_AVAILABLE: "nog niet beschikbaar",
            NO_OBSERVATION: "geen waarneming in deze uitgave",
            OTHER: "ander teken in de bron",
            UNRELIABLE: "te onbetrouwbaar volgens de bron",
            ZERO_MEANS_NO_FIGURE: "0 in de kopie, gelezen als geen cijfer",
        },
        noFigure: {
            NEUTRAL_DIRECTION: "geen richting is beter",
            NOTHING_SINCE: "geen cijfer na de nulmeting",
            NOT_RANKED: "geen deelnemende gemeente",
            NO_BASELINE: "geen cijfer van voor de deal",
            NO_COMMON_PERIOD: "geen jaar met cijfers van alle gemeenten",
            NO_VALUE: "geen enkel cijfer",
            OTHER_HAS_NO_FIGURE: "de andere regio heeft geen cijfer",
            SERIES_BREAK: "trendbreuk: niet vergelijkbaar",
        },
        status: { FINAL: "definitief", PROVISIONAL: "voorlopig", REVISED: "herzien", UNKNOWN: "status niet vermeld" },
        other: "geen cijfer",
        thousands: (value) => `€ ${value} duizend`,
    },
    en: {
        direction: { HIGHER_IS_BETTER: "Higher is better", LOWER_IS_BETTER: "Lower is better", NEUTRAL: "Neutral" },
        trend: { IMPROVING: "Improved", STABLE: "Stable", UNKNOWN: "Unknown", WORSENING: "Worsened" },
        missing: {
            CONFIDENTIAL: "kept secret by the source",
            IMPOSSIBLE: "the source says there can be none",
            INCOMPLETE: "a part of the sum is missing",
            NOT_ADDITIVE: "cannot be added up",
            NOT_PUBLISHED: "empty in the source",
            NOT_YET_AVAILABLE: "not available yet",
            NO_OBSERVATION: "no observation in this release",
            OTHER: "another mark in the source",
            UNRELIABLE: "too unreliable, says the source",
            ZERO_MEANS_NO_FIGURE: "0 in the copy, read as no figure",
        },
        noFigure: {
            NEUTRAL_DIRECTION: "neither way is better",
            NOTHING_SINCE: "no figure after the baseline",
            NOT_RANKED: "not a municipality of the deal",
            NO_BASELINE: "no figure from before the deal",
            NO_COMMON_PERIOD: "no year with a figure of every municipality",
            NO_VALUE: "no figure at all",
            OTHER_HAS_NO_FIGURE: "the other region has no figure",
            SERIES_BREAK: "break in the series: not comparable",
        },
        status: { FINAL: "final", PROVISIONAL: "provisional", REVISED: "revised", UNKNOWN: "status not given" },
        other: "no figure",
        thousands: (value) => `€ ${value} thousand`,
    },
};

/** Units short enough to stand behind a figure. */
const shortUnits = new Set(["km", "m³", "kWh", "kWp"]);

/** Writes figures of an indicator with as much of its unit as fits behind them: the whole unit stands at the chart or table. */
export function formatOf(indicator: { unit: string; decimals: number }, speech: Speech): (value: number) => string {
    const { unit, decimals } = indicator;
    const write = (value: number) => speech.number(value, decimals);
    if (unit === "x 1 000 euro") {
        return (value) => speech.text(indicatorWords).thousands(write(value));
    }
    if (unit.startsWith("euro")) {
        return (value) => `€ ${write(value)}`;
    }
    if (unit.startsWith("%")) {
        return (value) => `${write(value)}%`;
    }
    return shortUnits.has(unit) ? (value) => `${write(value)} ${unit}` : write;
}

/** Why there is no figure, in words. */
export function missingOf(reason: string | null, speech: Speech): string {
    const words = speech.text(indicatorWords);
    return (reason && words.missing[reason]) || words.other;
}
