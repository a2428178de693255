import type { RegionMapTexts } from "../../charts/RegionMap";
import type { Texts } from "../../i18n/languages";

interface MunicipalitiesTexts {
    title: string;
    intro: string;
    map: RegionMapTexts;
    choose: string;
    spending: string;
    spendingTitle: string;
    spendingNote: string;
    general: string;
    indicatorNote: (unit: string, years: string) => string;
    readMore: string;
    summary: string;
    municipality: string;
    latest: string;
    figure: string;
    year: string;
    rank: string;
    rankOf: (rank: number, count: number) => string;
    granted: string;
    perInhabitant: string;
    share: string;
    projects: string;
    tableTitle: string;
    tableIntro: string;
    unattributed: string;
    total: string;
    boundaries: (title: string, publisher: string, year: number) => string;
}

export const municipalitiesTexts: Texts<MunicipalitiesTexts> = {
    nl: {
        title: "Gemeenten",
        intro: "De gemeenten van de deal op de kaart. Kies wat de kaart laat zien; een gemeente leidt naar haar eigen pagina.",
        map: {
            showTable: "Toon als tabel",
            noFigure: "geen cijfer",
            below: (bound) => `minder dan ${bound}`,
            between: (from, to) => `${from} tot ${to}`,
            atLeast: (bound) => `${bound} of meer`,
            legend: "Klassen",
        },
        choose: "Wat de kaart laat zien",
        spending: "Toegekend per inwoner",
        spendingTitle: "Toegekend per inwoner",
        spendingNote:
            "Euro's per inwoner van 1 januari 2020. Een bedrag is gelijk verdeeld over de gemeenten die de tekst van het project noemt; die verdeling is onze regel, niet gedrukt.",
        general: "Algemeen",
        indicatorNote: (unit, years) => `Laatste cijfer (${years}). Eenheid: ${unit}.`,
        readMore: "Definitie, jaren en bron van deze indicator",
        summary: "Een kaart van de gemeenten; elke gemeente is een link en noemt haar cijfer.",
        municipality: "Gemeente",
        latest: "Laatste cijfer",
        figure: "Cijfer",
        year: "Jaar",
        rank: "Plaats",
        rankOf: (rank, count) => `${rank} van ${count}`,
        granted: "Toegekend",
        perInhabitant: "Per inwoner",
        share: "Van het geheel",
        projects: "Projecten",
        tableTitle: "Wat er toegekend is",
        tableIntro:
            "Een bedrag is gelijk verdeeld over de gemeenten die de tekst of titel van het project noemt. Noemt die er geen, dan staat het bedrag op een eigen regel.",
        unattributed: "Aan geen gemeente toe te wijzen",
        total: "Geheel",
        boundaries: (title, publisher, year) => `Grenzen van ${year}: ${title}, ${publisher}.`,
    },
    en: {
        title: "Municipalities",
        intro: "The municipalities of the deal on a map. Choose what the map shows; a municipality leads to its own page.",
        map: {
            showTable: "Show as table",
            noFigure: "no figure",
            below: (bound) => `less than ${bound}`,
            between: (from, to) => `${from} to ${to}`,
            atLeast: (bound) => `${bound} or more`,
            legend: "Classes",
        },
        choose: "What the map shows",
        spending: "Granted per inhabitant",
        spendingTitle: "Granted per inhabitant",
        spendingNote:
            "Euros for each inhabitant on 1 January 2020. An amount is spread equally over the municipalities that the project's text names; that spreading is our rule, it is not printed.",
        general: "General",
        indicatorNote: (unit, years) => `Latest figure (${years}). Unit: ${unit} (in Dutch).`,
        readMore: "Definition, years and source of this indicator",
        summary: "A map of the municipalities; each municipality is a link and tells its figure.",
        municipality: "Municipality",
        latest: "Latest figure",
        figure: "Figure",
        year: "Year",
        rank: "Rank",
        rankOf: (rank, count) => `${rank} of ${count}`,
        granted: "Granted",
        perInhabitant: "Per inhabitant",
        share: "Of the whole",
        projects: "Projects",
        tableTitle: "What was granted",
        tableIntro:
            "An amount is spread equally over the municipalities that the project's text or title names. Where it names none, the amount has a line of its own.",
        unattributed: "Attributed to no municipality",
        total: "Whole",
        boundaries: (title, publisher, year) => `Boundaries of ${year}: ${title}, ${publisher}.`,
    },
};
