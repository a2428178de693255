import type { Texts } from "../../i18n/languages";

interface OverviewTexts {
    intro: (municipalities: string, from: number, years: number) => string;
    granted: string;
    grantedNote: (inhabitant: string) => string;
    projects: string;
    allProjects: string;
    allocations: string;
    certain: string;
    certainNote: (amount: string) => string;
    ambitions: string;
    byTranche: string;
    byTrancheIntro: string;
    byTrancheChart: string;
    tranche: string;
    total: string;
    bounds: { legend: string; atLeast: string; atMost: string };
    byPillar: string;
    byPillarChart: string;
    pillar: string;
    amount: string;
    chart: { showTable: string; noFigure: string };
    certainty: string;
    certaintyIntro: string;
    readAs: string;
    certainColumn: string;
    atLeast: string;
    atMost: string;
    indicators: string;
    indicatorsIntro: string;
    indicator: string;
    lowest: string;
    highest: string;
    period: string;
    allIndicators: string;
    contributions: string;
    contributionsIntro: string;
    party: string;
    status: string;
    source: string;
}

export const overviewTexts: Texts<OverviewTexts> = {
    nl: {
        intro: (municipalities, from, years) =>
            `${municipalities}, de provincie en het Rijk werken sinds ${from} samen, voor ${years} jaar. Hier staat waar het geld voor is toegekend, en hoe het staat met wonen, werken en welzijn.`,
        granted: "Toegekend",
        grantedNote: (inhabitant) => `${inhabitant} per inwoner`,
        projects: "Projecten",
        allProjects: "Alle projecten",
        allocations: "Toekenningen",
        certain: "Tranche zeker",
        certainNote: (amount) => `van ${amount} staat vast in welke tranche het is toegekend`,
        ambitions: "Wat de deal wil",
        byTranche: "Toegekend per tranche",
        byTrancheIntro: "Een tranche is een ronde van besluiten van de stuurgroep. Het document noemt elk bedrag, maar van een deel niet de tranche: dan staat er wat het minste en het meeste kan zijn.",
        byTrancheChart: "Toegekend per tranche en pijler, in euro",
        tranche: "Tranche",
        total: "Samen",
        bounds: { legend: "van het minste tot het meeste dat het document toelaat", atLeast: "Minstens", atMost: "Hoogstens" },
        byPillar: "Toegekend per pijler",
        byPillarChart: "Toegekend per pijler, in euro",
        pillar: "Pijler",
        amount: "Bedrag",
        chart: { showTable: "Toon als tabel", noFigure: "geen cijfer" },
        certainty: "Hoe zeker zijn deze bedragen?",
        certaintyIntro: "Alle bedragen zijn gedrukt en het totaal staat vast. Gelezen is de tranche die het beste bij de gedrukte totalen past; zeker is wat in elke lezing hetzelfde is.",
        readAs: "Gelezen",
        certainColumn: "Zeker",
        atLeast: "Minstens",
        atMost: "Hoogstens",
        indicators: "Laatste stand van de indicatoren",
        indicatorsIntro: "De indicatoren waar het meeste geld op is gericht. Dat een cijfer beweegt, zegt niet dat het door de deal komt.",
        indicator: "Indicator",
        lowest: "Laagste gemeente",
        highest: "Hoogste gemeente",
        period: "Periode",
        allIndicators: "Alle indicatoren",
        contributions: "Wat partijen inbrengen",
        contributionsIntro: "Toegezegd of voorgesteld aan het begin van de deal; iets anders dan wat is toegekend.",
        party: "Partij",
        status: "Stand",
        source: "Bron",
    },
    en: {
        intro: (municipalities, from, years) =>
            `${municipalities}, the province and the state have worked together since ${from}, for ${years} years. Here is what the money was granted for, and how housing, work and welfare are doing.`,
        granted: "Granted",
        grantedNote: (inhabitant) => `${inhabitant} per inhabitant`,
        projects: "Projects",
        allProjects: "All projects",
        allocations: "Allocations",
        certain: "Tranche certain",
        certainNote: (amount) => `of ${amount} it is certain in which tranche it was granted`,
        ambitions: "What the deal wants",
        byTranche: "Granted per tranche",
        byTrancheIntro: "A tranche is a round of decisions by the steering group. The document prints every amount, but not the tranche of each: then the least and the most that it can be stand beside it.",
        byTrancheChart: "Granted per tranche and pillar, in euros",
        tranche: "Tranche",
        total: "Together",
        bounds: { legend: "from the least to the most that the document allows", atLeast: "At least", atMost: "At most" },
        byPillar: "Granted per pillar",
        byPillarChart: "Granted per pillar, in euros",
        pillar: "Pillar",
        amount: "Amount",
        chart: { showTable: "Show as table", noFigure: "no figure" },
        certainty: "How certain are these amounts?",
        certaintyIntro: "All amounts are printed and the total is certain. Read is the tranche that fits the printed totals best; certain is what is the same in every reading.",
        readAs: "Read",
        certainColumn: "Certain",
        atLeast: "At least",
        atMost: "At most",
        indicators: "Latest of the indicators",
        indicatorsIntro: "The indicators that most of the money aims at. That a figure moves does not say that the deal moved it.",
        indicator: "Indicator",
        lowest: "Lowest municipality",
        highest: "Highest municipality",
        period: "Period",
        allIndicators: "All indicators",
        contributions: "What parties put in",
        contributionsIntro: "Promised or proposed when the deal began; not the same as what was granted.",
        party: "Party",
        status: "Standing",
        source: "Source",
    },
};
