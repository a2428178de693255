import { isEnumType } from "graphql";
import { labels } from "../../i18n/labels";
import type { Language } from "../../i18n/languages";
import type { Speech } from "../../i18n/useLanguage";
import { indicatorWords } from "../indicators/words";
import type { Column } from "./schema";

/** What names of the schema are called; the schema is in English, and a name that is not here is said as it is. */
const called: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
    nl: {
        aggregates: "samen",
        allocationCount: "aantal bedragen",
        allocations: "bedragen",
        all: "elk",
        alternatives: "andere lezingen",
        amount: "bedrag",
        any: "is er een",
        atLeast: "minstens",
        atMost: "hoogstens",
        basis: "grond",
        certain: "zeker bedrag",
        certainty: "zekerheid",
        citation: "citaat",
        count: "aantal",
        country: "land",
        dataNotes: "aantekeningen",
        decimals: "decimalen",
        definition: "definitie",
        description: "beschrijving",
        direction: "richting",
        document: "document",
        indicator: "indicator",
        indicators: "indicatoren",
        isCertain: "is zeker",
        kind: "soort",
        lead: "penvoerder",
        leadPrinted: "penvoerder, als gedrukt",
        lines: "regels",
        max: "hoogste",
        min: "laagste",
        missingMark: "teken in de bron",
        missingReason: "reden zonder cijfer",
        municipalities: "gemeenten",
        municipality: "gemeente",
        name: "naam",
        none: "geen",
        number: "nummer",
        organisation: "organisatie",
        organisations: "organisaties",
        parent: "hoort onder",
        participates: "doet mee",
        perInhabitant: "per inwoner",
        period: "periode",
        periodKind: "soort periode",
        pillar: "pijler",
        position: "plaats",
        printed: "als gedrukt",
        programme: "deal",
        project: "project",
        projects: "projecten",
        progressReports: "voortgang",
        province: "provincie",
        publisher: "uitgever",
        quote: "woorden van de bron",
        region: "gebied",
        reservation: "reservering",
        share: "aandeel",
        some: "minstens één",
        source: "bron",
        spending: "toegekend",
        status: "stand",
        sum: "som",
        theme: "thema",
        title: "titel",
        totalCount: "aantal",
        tranche: "tranche",
        unit: "eenheid",
        value: "waarde",
        year: "jaar",
    },
    en: { all: "each", any: "has any", none: "none", some: "at least one", totalCount: "count" },
};

/** What comparisons are called. */
const compared: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
    nl: {
        any: "er is er een",
        contains: "bevat",
        endsWith: "eindigt op",
        eq: "is",
        gt: "is meer dan",
        gte: "is minstens",
        in: "is een van",
        lt: "is minder dan",
        lte: "is hoogstens",
        ncontains: "bevat niet",
        nendsWith: "eindigt niet op",
        neq: "is niet",
        ngt: "is niet meer dan, of leeg",
        ngte: "is niet minstens, of leeg",
        nin: "is geen van",
        nlt: "is niet minder dan, of leeg",
        nlte: "is niet hoogstens, of leeg",
        nstartsWith: "begint niet met",
        startsWith: "begint met",
    },
    en: {
        any: "has any",
        contains: "contains",
        endsWith: "ends with",
        eq: "is",
        gt: "is more than",
        gte: "is at least",
        in: "is one of",
        lt: "is less than",
        lte: "is at most",
        ncontains: "does not contain",
        nendsWith: "does not end with",
        neq: "is not",
        ngt: "is not more than, or missing",
        ngte: "is not at least, or missing",
        nin: "is none of",
        nlt: "is not less than, or missing",
        nlte: "is not at most, or missing",
        nstartsWith: "does not start with",
        startsWith: "starts with",
    },
};

/** Whole numbers from here on have marks between their thousands: years and numbers of things do not. */
const large = 10_000;

/** A name of the schema as people say it: perInhabitant is "per inhabitant". */
export function wordOf(name: string, { language }: Speech): string {
    return called[language][name] ?? name.replace(/_/g, " ").replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

/** A path of the schema as people say it: "Pillar › name". */
export function nameOf(path: string, speech: Speech): string {
    const words = path.split(".").map((name) => wordOf(name, speech)).join(" › ");
    return words.charAt(0).toUpperCase() + words.slice(1);
}

export function comparisonOf(operation: string, speech: Speech): string {
    return compared[speech.language][operation] ?? wordOf(operation, speech);
}

/** What a value of an enum is called. */
export function memberOf(type: string, member: string, speech: Speech): string {
    const words = speech.text(labels);
    const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        Basis: words.basis,
        Certainty: words.certainty,
        ContributionStatus: words.contribution,
        InvolvementRule: words.rule,
        MissingReason: speech.text(indicatorWords).missing,
        ObservationStatus: speech.text(indicatorWords).status,
        ParticipationRole: words.role,
        ProjectStatus: words.status,
    };
    return known[type]?.[member] ?? wordOf(member.toLowerCase(), speech);
}

/** A cell as it is read; empty when there is nothing. */
export function cellOf(column: Column, value: unknown, speech: Speech, words: { yes: string; no: string }): string {
    if (value === null || value === undefined) {
        return "";
    }

    if (Array.isArray(value)) {
        return value.map((each) => cellOf(column, each, speech, words)).join("; ");
    }

    if (typeof value === "boolean") {
        return value ? words.yes : words.no;
    }

    if (typeof value === "number") {
        return figureOf(column, value, speech);
    }

    const text = String(value);
    return isEnumType(column.type) ? memberOf(column.type.name, text, speech) : column.type.name === "LocalDate" ? speech.date(text) : text;
}

/** A figure of a column, with its unit where the schema says one. */
export function figureOf(column: Column, value: number, speech: Speech): string {
    if (column.isMoney) {
        return speech.money(value);
    }

    return Number.isInteger(value) && Math.abs(value) < large ? String(value) : speech.number(value, Number.isInteger(value) ? 0 : undefined);
}
