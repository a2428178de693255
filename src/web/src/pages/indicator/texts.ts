import type { LineChartTexts } from "../../charts/LineChart";
import type { Texts } from "../../i18n/languages";

interface IndicatorTexts {
    above: string;
    chart: LineChartTexts;
    chartTitle: string;
    chartNote: (unit: string) => string;
    countsNote: string;
    summary: (regions: number, from: number, to: number) => string;
    noChart: string;
    region: string;
    moved: string;
    movedIntro: string;
    baseline: string;
    latest: string;
    change: string;
    trend: string;
    rank: string;
    rankOf: (rank: number, count: number) => string;
    definition: string;
    definitionOrigin: Record<"COLUMN_TITLE" | "OFFICIAL_CBS_METADATA" | "SECOND_HAND_DICTIONARY", string>;
    unit: string;
    direction: string;
    pillar: string;
    sourceName: string;
    licence: string;
    retrieved: string;
    notes: string;
    notesIntro: string;
    noteKinds: Record<string, string>;
    money: string;
    moneyIntro: string;
    noMoney: string;
    granted: (amount: string, count: number) => string;
    editorial: string;
    documentary: string;
    project: string;
    ofPillar: string;
    projectGranted: string;
    weight: string;
    why: string;
    links: string;
    cite: string;
    citeIntro: string;
}

export const indicatorTexts: Texts<IndicatorTexts> = {
    nl: {
        above: "Indicatoren",
        chart: {
            showTable: "Toon als tabel",
            noFigure: "geen cijfer",
            baseline: "nulmeting: laatste cijfer van voor de deal",
            latest: "laatste cijfer",
            bridge: "tussenliggende jaren zonder cijfer",
            empty: "jaar zonder enig cijfer",
            focus: "Breng één gebied naar voren",
            focusNone: "Alle",
            gaps: "Ontbrekende jaren en waarom",
            allSeries: "alle gebieden",
            break: "trendbreuk",
        },
        chartTitle: "Per gebied, door de jaren",
        chartNote: (unit) => `Eenheid: ${unit}.`,
        countsNote: "Aantallen van provincie, land en de regio samen staan niet in de grafiek, omdat ze veel groter zijn. Ze staan in de tabel hieronder.",
        summary: (regions, from, to) => `Een lijn voor elk van ${regions} gebieden, van ${from} tot ${to}.`,
        noChart: "Van de gemeenten, de provincies en het land is er geen cijfer.",
        region: "Gebied",
        moved: "Sinds de nulmeting",
        movedIntro: "De nulmeting is het laatste cijfer van voor de deal. De trend zegt niet waardoor iets veranderde.",
        baseline: "Nulmeting",
        latest: "Laatste",
        change: "Verschil",
        trend: "Trend",
        rank: "Plaats",
        rankOf: (rank, count) => `${rank} van ${count}`,
        definition: "Wat er gemeten wordt",
        definitionOrigin: {
            COLUMN_TITLE: "Alleen de naam van de kolom is gelezen; de zin is van ons.",
            OFFICIAL_CBS_METADATA: "De definitie komt uit de metadata van het CBS, hier en daar ingekort.",
            SECOND_HAND_DICTIONARY: "De definitie komt uit een lijst bij een kopie van de tabel.",
        },
        unit: "Eenheid",
        direction: "Richting",
        pillar: "Pijler en thema",
        sourceName: "Bron",
        licence: "Licentie",
        retrieved: "Opgehaald",
        notes: "Wat u moet weten",
        notesIntro: "Aantekeningen bij de cijfers, in het Engels.",
        noteKinds: { BREAK: "Trendbreuk", CONTRADICTION: "Tegenspraak", GAP: "Leemte", WARNING: "Let op" },
        money: "Wat eraan besteed is",
        moneyIntro: "Toegekend aan projecten die op deze indicator mikken. Het staat naast de cijfers; het zegt niet dat het geld de verandering gaf.",
        noMoney: "Geen project van de deal is aan deze indicator gekoppeld.",
        granted: (amount, count) => `${amount} toegekend, in ${count} ${count === 1 ? "toekenning" : "toekenningen"}.`,
        editorial: "De koppeling van projecten aan deze indicator en hun gewicht zijn ons oordeel; de reden staat erbij.",
        documentary: "Dit volgt uit wat gedrukt staat.",
        project: "Project",
        ofPillar: "Pijler",
        projectGranted: "Aan het hele project",
        weight: "Gewicht",
        why: "Waarom (Engels)",
        links: "Projecten die op de indicator mikken",
        cite: "Zo verwijst u ernaar",
        citeIntro: "Elk cijfer heeft ook een eigen verwijzing; vraag in GraphiQL om het veld citation.",
    },
    en: {
        above: "Indicators",
        chart: {
            showTable: "Show as table",
            noFigure: "no figure",
            baseline: "baseline: last figure from before the deal",
            latest: "latest figure",
            bridge: "years between without a figure",
            empty: "year without any figure",
            focus: "Bring one area to the fore",
            focusNone: "All",
            gaps: "Missing years and why",
            allSeries: "all areas",
            break: "break",
        },
        chartTitle: "By area, over the years",
        chartNote: (unit) => `Unit: ${unit} (in Dutch, as the source has it).`,
        countsNote: "Counts of province, country and the region as a whole are not in the chart, since they are much larger. They are in the table below.",
        summary: (regions, from, to) => `A line for each of ${regions} areas, from ${from} to ${to}.`,
        noChart: "There is no figure of the municipalities, the provinces or the country.",
        region: "Area",
        moved: "Since the baseline",
        movedIntro: "The baseline is the last figure from before the deal. The trend does not say what caused a change.",
        baseline: "Baseline",
        latest: "Latest",
        change: "Change",
        trend: "Trend",
        rank: "Rank",
        rankOf: (rank, count) => `${rank} of ${count}`,
        definition: "What is measured",
        definitionOrigin: {
            COLUMN_TITLE: "Only the name of the column was read; the sentence is ours.",
            OFFICIAL_CBS_METADATA: "The definition is from the metadata of Statistics Netherlands, shortened in places, in our translation.",
            SECOND_HAND_DICTIONARY: "The definition is from a list beside a copy of the table.",
        },
        unit: "Unit",
        direction: "Direction",
        pillar: "Pillar and theme",
        sourceName: "Source",
        licence: "Licence",
        retrieved: "Retrieved",
        notes: "What to know",
        notesIntro: "Notes on the figures.",
        noteKinds: { BREAK: "Break in the series", CONTRADICTION: "Contradiction", GAP: "Gap", WARNING: "Warning" },
        money: "What was spent on it",
        moneyIntro: "Granted to projects that aim at this indicator. It stands beside the figures; it does not say that the money made the change.",
        noMoney: "No project of the deal is linked to this indicator.",
        granted: (amount, count) => `${amount} granted, in ${count} ${count === 1 ? "allocation" : "allocations"}.`,
        editorial: "Which projects are linked to this indicator, and by what weight, is our judgement; the reason stands beside each.",
        documentary: "This follows from what is printed.",
        project: "Project",
        ofPillar: "Pillar",
        projectGranted: "To the whole project",
        weight: "Weight",
        why: "Why",
        links: "Projects that aim at the indicator",
        cite: "How to cite",
        citeIntro: "Each figure has a citation of its own too: ask for the field citation in GraphiQL.",
    },
};
