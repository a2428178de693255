import type { Texts } from "../../i18n/languages";

interface MunicipalityTexts {
    above: string;
    intro: (name: string) => string;
    outside: (name: string) => string;
    showTable: string;
    noFigure: string;
    money: string;
    basis: string;
    amount: string;
    perInhabitant: string;
    share: string;
    projects: string;
    led: string;
    byPillar: string;
    byPillarSummary: string;
    byTranche: string;
    byTrancheNote: string;
    byTrancheSummary: string;
    pillar: string;
    tranche: string;
    granted: string;
    bounds: { legend: string; atLeast: string; atMost: string };
    projectsTitle: string;
    projectsIntro: string;
    project: string;
    part: string;
    wholeProject: string;
    lead: string;
    why: string;
    rule: Record<"PLACE" | "TAKES_PART" | "WHOLE_REGION", string>;
    place: (place: string) => string;
    indicatorsTitle: string;
    indicatorsIntro: string;
    general: string;
    indicator: string;
    year: string;
    figure: string;
    trend: string;
    rank: string;
    rankOf: (rank: number, count: number) => string;
}

export const municipalityTexts: Texts<MunicipalityTexts> = {
    nl: {
        above: "Gemeenten",
        intro: (name) => `Wat de deal in ${name} toekende, aan welke projecten, en hoe het er met de indicatoren staat.`,
        outside: (name) => `${name} doet niet mee aan de deal.`,
        showTable: "Toon als tabel",
        noFigure: "geen cijfer",
        money: "Wat er toegekend is",
        basis: "Het document drukt geen bedragen per gemeente. Wij verdelen elk bedrag gelijk over de gemeenten die de tekst of titel van het project zelf noemt. De verdeling is dus ons oordeel; de bedragen van de projecten zijn gedrukt.",
        amount: "Toegekend",
        perInhabitant: "Per inwoner (1 januari 2020)",
        share: "Van het geheel",
        projects: "Projecten",
        led: "Waarvan zelf penvoerder",
        byPillar: "Per pijler",
        byPillarSummary: "Een balk per pijler.",
        byTranche: "Per tranche",
        byTrancheNote: "Van sommige bedragen zegt het document niet zeker in welke tranche ze zijn toegekend.",
        byTrancheSummary: "Een balk per tranche, met wat het ten minste en ten hoogste kan zijn.",
        pillar: "Pijler",
        tranche: "Tranche",
        granted: "Toegekend",
        bounds: { legend: "ten minste tot ten hoogste, naar wat het document toelaat", atLeast: "Ten minste", atMost: "Ten hoogste" },
        projectsTitle: "Projecten",
        projectsIntro: "Projecten die de gemeente of een plaats erin noemen, of de hele regio.",
        project: "Project",
        part: "Deel van de gemeente",
        wholeProject: "Hele project",
        lead: "Penvoerder",
        why: "Waarom hier",
        rule: { PLACE: "Plaats genoemd", TAKES_PART: "Doet mee", WHOLE_REGION: "Hele regio" },
        place: (place) => `Plaats genoemd: ${place}`,
        indicatorsTitle: "Indicatoren",
        indicatorsIntro: "Het laatste cijfer, naast dat van provincie en land in hetzelfde jaar. Een streepje betekent dat de uitgave dat cijfer niet heeft.",
        general: "Algemeen",
        indicator: "Indicator",
        year: "Jaar",
        figure: "Cijfer",
        trend: "Sinds de nulmeting",
        rank: "Plaats",
        rankOf: (rank, count) => `${rank} van ${count}`,
    },
    en: {
        above: "Municipalities",
        intro: (name) => `What the deal granted in ${name}, to which projects, and how its indicators stand.`,
        outside: (name) => `${name} does not take part in the deal.`,
        showTable: "Show as table",
        noFigure: "no figure",
        money: "What was granted",
        basis: "The document prints no amounts by municipality. We spread each amount equally over the municipalities that the project's own text or title names. So the spreading is our judgement; the amounts of the projects are printed.",
        amount: "Granted",
        perInhabitant: "Per inhabitant (1 January 2020)",
        share: "Of the whole",
        projects: "Projects",
        led: "Of which it leads itself",
        byPillar: "By pillar",
        byPillarSummary: "A bar for each pillar.",
        byTranche: "By tranche",
        byTrancheNote: "Of some amounts the document does not say for certain in which tranche they were granted.",
        byTrancheSummary: "A bar for each tranche, with the least and the most that it can be.",
        pillar: "Pillar",
        tranche: "Tranche",
        granted: "Granted",
        bounds: { legend: "from least to most, by what the document allows", atLeast: "At least", atMost: "At most" },
        projectsTitle: "Projects",
        projectsIntro: "Projects that name the municipality or a place in it, or the whole region.",
        project: "Project",
        part: "Part of the municipality",
        wholeProject: "Whole project",
        lead: "Lead",
        why: "Why here",
        rule: { PLACE: "Place named", TAKES_PART: "Takes part", WHOLE_REGION: "Whole region" },
        place: (place) => `Place named: ${place}`,
        indicatorsTitle: "Indicators",
        indicatorsIntro: "The latest figure, beside that of province and country in the same year. A dash means that the release does not have that figure.",
        general: "General",
        indicator: "Indicator",
        year: "Year",
        figure: "Figure",
        trend: "Since the baseline",
        rank: "Rank",
        rankOf: (rank, count) => `${rank} of ${count}`,
    },
};
