import type { Texts } from "../../i18n/languages";

interface ProjectTexts {
    projects: string;
    loading: string;
    granted: string;
    share: (percent: string) => string;
    status: string;
    lead: string;
    partOf: string;
    parts: string;
    otherTitles: string;
    about: string;
    noText: string;
    money: string;
    moneyIntro: string;
    moneyChart: string;
    tranche: string;
    amount: string;
    certainty: string;
    or: string;
    basis: string;
    source: string;
    evidence: string;
    allocations: string;
    reservation: (amount: string, granted: string, remaining: string) => string;
    chart: { showTable: string; noFigure: string };
    bounds: { legend: string; atLeast: string; atMost: string };
    progress: string;
    noProgress: string;
    where: string;
    whereIntro: string;
    noWhere: string;
    partners: string;
    role: string;
    party: string;
    indicators: string;
    indicatorsIntro: string;
    notLinked: string;
    notes: string;
    correction: (field: string, printed: string, readAs: string) => string;
}

export const projectTexts: Texts<ProjectTexts> = {
    nl: {
        projects: "Projecten",
        loading: "Project",
        granted: "Toegekend",
        share: (percent) => `${percent} van alles wat is toegekend`,
        status: "Stand",
        lead: "Penvoerder",
        partOf: "Deel van",
        parts: "Delen",
        otherTitles: "Ook genoemd",
        about: "Waar het om gaat",
        noText: "Het document heeft geen tekst over dit project.",
        money: "Geld per tranche",
        moneyIntro: "Waar de tranche niet zeker is, loopt de lijn van het minste tot het meeste dat het document toelaat.",
        moneyChart: "Toegekend per tranche, in euro",
        tranche: "Tranche",
        amount: "Bedrag",
        certainty: "Tranche is",
        or: "of",
        basis: "Waarom zo gelezen",
        source: "Bron",
        evidence: "Zie ook",
        allocations: "Toekenningen",
        reservation: (amount, granted, remaining) => `Gereserveerd is ${amount}; daarvan is ${granted} toegekend en blijft ${remaining} over.`,
        chart: { showTable: "Toon als tabel", noFigure: "geen cijfer" },
        bounds: { legend: "van het minste tot het meeste", atLeast: "Minstens", atMost: "Hoogstens" },
        progress: "Voortgang",
        noProgress: "Het document zegt niets over de voortgang.",
        where: "Waar het speelt",
        whereIntro: "Gemeenten die de tekst zelf noemt. Bedragen worden daar gelijk over verdeeld; dat is onze regel en staat niet in het document.",
        noWhere: "De tekst noemt geen gemeente.",
        partners: "Wie meedoet",
        role: "Rol",
        party: "Partij",
        indicators: "Indicatoren waar het op mikt",
        indicatorsIntro: "Een koppeling zegt waar het project op gericht is, niet dat het een cijfer heeft veranderd.",
        notLinked: "Aan geen indicator gekoppeld",
        notes: "Over de gegevens",
        correction: (field, printed, readAs) => `${field}: gedrukt staat “${printed}”, gelezen als “${readAs}”.`,
    },
    en: {
        projects: "Projects",
        loading: "Project",
        granted: "Granted",
        share: (percent) => `${percent} of all that was granted`,
        status: "Status",
        lead: "Lead",
        partOf: "Part of",
        parts: "Parts",
        otherTitles: "Also called",
        about: "What it is about",
        noText: "The document has no text on this project.",
        money: "Money per tranche",
        moneyIntro: "Where the tranche is not certain, the line runs from the least to the most that the document allows.",
        moneyChart: "Granted per tranche, in euros",
        tranche: "Tranche",
        amount: "Amount",
        certainty: "Tranche is",
        or: "or",
        basis: "Why it is read so",
        source: "Source",
        evidence: "See also",
        allocations: "Allocations",
        reservation: (amount, granted, remaining) => `${amount} is reserved; ${granted} of it has been granted and ${remaining} remains.`,
        chart: { showTable: "Show as table", noFigure: "no figure" },
        bounds: { legend: "from the least to the most", atLeast: "At least", atMost: "At most" },
        progress: "Progress",
        noProgress: "The document says nothing of its progress.",
        where: "Where it is",
        whereIntro: "Municipalities that its own text names. Amounts are spread over them equally; that is our rule and not in the document.",
        noWhere: "Its text names no municipality.",
        partners: "Who takes part",
        role: "Role",
        party: "Party",
        indicators: "Indicators it aims at",
        indicatorsIntro: "A link says what the project aims at, not that it moved a figure.",
        notLinked: "Linked to no indicator",
        notes: "About the data",
        correction: (field, printed, readAs) => `${field}: printed is “${printed}”, read as “${readAs}”.`,
    },
};
