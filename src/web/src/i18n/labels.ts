import type { Texts } from "./languages";

/** What the values of the graph are called. */
interface Labels {
    status: Record<"NEW" | "CONTINUED" | "RUNNING" | "COMPLETED", string>;
    certainty: Record<"CERTAIN" | "INFERRED" | "AMBIGUOUS", string>;
    role: Record<"LEAD" | "PARTNER" | "STEERING" | "COMMISSIONER" | "CONTRACTOR" | "RESEARCHER" | "MENTIONED", string>;
    rule: Record<"TAKES_PART" | "PLACE" | "WHOLE_REGION", string>;
    basis: Record<"DOCUMENT" | "EDITORIAL", string>;
    note: Record<"AMBIGUOUS_SIGN" | "BREAK" | "CONTRADICTION" | "GAP" | "LAYOUT" | "LEFTOVER" | "MISPLACED" | "SPELLING" | "WARNING", string>;
    contribution: Record<"PROMISED" | "PROPOSED", string>;
    change: Record<"added" | "revised" | "removed", string>;
    tranche: (number: number) => string;
}

export const labels: Texts<Labels> = {
    nl: {
        status: { NEW: "Nieuw", CONTINUED: "Vervolg", RUNNING: "Lopend", COMPLETED: "Afgerond" },
        certainty: { CERTAIN: "zeker", INFERRED: "afgeleid", AMBIGUOUS: "meerduidig" },
        role: {
            LEAD: "Penvoerder",
            PARTNER: "Partner",
            STEERING: "In de stuurgroep",
            COMMISSIONER: "Opdrachtgever",
            CONTRACTOR: "Opdrachtnemer",
            RESEARCHER: "Onderzoeker",
            MENTIONED: "Genoemd",
        },
        rule: { TAKES_PART: "doet mee", PLACE: "plaats van het project", WHOLE_REGION: "hele regio" },
        basis: { DOCUMENT: "uit het document", EDITORIAL: "oordeel van de redactie" },
        note: {
            AMBIGUOUS_SIGN: "Dubbelzinnig teken",
            BREAK: "Trendbreuk",
            CONTRADICTION: "Tegenspraak",
            GAP: "Leemte",
            LAYOUT: "Opmaak",
            LEFTOVER: "Overblijfsel",
            MISPLACED: "Verkeerde plaats",
            SPELLING: "Spelling",
            WARNING: "Waarschuwing",
        },
        contribution: { PROMISED: "toegezegd", PROPOSED: "voorgesteld" },
        change: { added: "Erbij", revised: "Herzien", removed: "Weg" },
        tranche: (number) => `Tranche ${number}`,
    },
    en: {
        status: { NEW: "New", CONTINUED: "Continued", RUNNING: "Running", COMPLETED: "Completed" },
        certainty: { CERTAIN: "certain", INFERRED: "inferred", AMBIGUOUS: "ambiguous" },
        role: {
            LEAD: "Lead",
            PARTNER: "Partner",
            STEERING: "In the steering group",
            COMMISSIONER: "Commissioner",
            CONTRACTOR: "Contractor",
            RESEARCHER: "Researcher",
            MENTIONED: "Mentioned",
        },
        rule: { TAKES_PART: "takes part", PLACE: "place of the project", WHOLE_REGION: "whole region" },
        basis: { DOCUMENT: "from the document", EDITORIAL: "editorial judgement" },
        note: {
            AMBIGUOUS_SIGN: "Ambiguous sign",
            BREAK: "Break in a series",
            CONTRADICTION: "Contradiction",
            GAP: "Gap",
            LAYOUT: "Layout",
            LEFTOVER: "Leftover",
            MISPLACED: "Misplaced",
            SPELLING: "Spelling",
            WARNING: "Warning",
        },
        contribution: { PROMISED: "promised", PROPOSED: "proposed" },
        change: { added: "Added", revised: "Revised", removed: "Removed" },
        tranche: (number) => `Tranche ${number}`,
    },
};
