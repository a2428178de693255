import type { Texts } from "../../i18n/languages";

interface DataTexts {
    title: string;
    intro: string;
    release: string;
    releaseIntro: string;
    number: string;
    name: string;
    published: string;
    checksum: string;
    changes: string;
    concept: string;
    first: string;
    since: (release: number) => string;
    nothingChanged: string;
    cite: string;
    citeIntro: string;
    downloads: string;
    downloadsIntro: string;
    whole: string;
    reconciliation: string;
    reconciliationIntro: (totals: string, equal: string) => string;
    measure: string;
    measures: { AMOUNT: string; PROJECT_COUNT: string };
    pillar: string;
    everything: string;
    tranche: string;
    printed: string;
    computed: string;
    difference: string;
    source: string;
    sources: string;
    sourcesIntro: (count: string) => string;
    publisher: string;
    licence: string;
    noLicence: string;
    retrieved: string;
    copy: string;
    notes: string;
    notesIntro: (count: string) => string;
    of: string;
    api: string;
    apiIntro: string;
    explore: string;
    schema: string;
}

export const dataTexts: Texts<DataTexts> = {
    nl: {
        title: "Gegevens",
        intro: "Waar de cijfers vandaan komen, wat er veranderd is, en hoe u ze meeneemt en aanhaalt.",
        release: "Deze uitgave",
        releaseIntro: "Een uitgave verandert nooit: dezelfde vraag geeft morgen hetzelfde antwoord. Wat verandert, komt in een nieuwe uitgave.",
        number: "Nummer",
        name: "Titel",
        published: "Gemaakt op",
        checksum: "Controlegetal",
        changes: "Uitgaven en wat er veranderde",
        concept: "Wat",
        first: "De eerste uitgave op deze dienst.",
        since: (release) => `Veranderd sinds uitgave ${release}`,
        nothingChanged: "Niets in de gegevens veranderde.",
        cite: "Zo haalt u dit aan",
        citeIntro: "Elk bedrag en elk cijfer heeft ook een eigen aanhaling, met zijn bron en regel: vraag het veld citation.",
        downloads: "Downloaden",
        downloadsIntro: "Tabellen uit deze uitgave, met hun bronnen erbij.",
        whole: "Alles, als pakket met beschrijving (zip)",
        reconciliation: "Gedrukte en berekende totalen",
        reconciliationIntro: (totals, equal) => `Het document drukt ${totals} totalen. Bij ${equal} daarvan is wat wij optellen hetzelfde.`,
        measure: "Wat",
        measures: { AMOUNT: "Bedrag", PROJECT_COUNT: "Aantal projecten" },
        pillar: "Pijler",
        everything: "Alle",
        tranche: "Tranche",
        printed: "Gedrukt",
        computed: "Berekend",
        difference: "Verschil",
        source: "Bron",
        sources: "Bronnen en licenties",
        sourcesIntro: (count) => `${count} documenten en tabellen. Waar geen licentie staat, noemt de bron er geen.`,
        publisher: "Uitgever",
        licence: "Licentie",
        noLicence: "geen genoemd",
        retrieved: "Opgehaald",
        copy: "kopie",
        notes: "Wat u van de gegevens moet weten",
        notesIntro: (count) => `${count} opmerkingen: tegenspraken, leemten en breuken in de bronnen, elk met de regel.`,
        of: "Over",
        api: "Zelf vragen",
        apiIntro: "Alles op deze site komt uit één graaf, die iedereen met GraphQL kan bevragen, zonder aanmelden.",
        explore: "Vragen stellen met voorbeelden (GraphiQL)",
        schema: "Alle typen en velden (schema)",
    },
    en: {
        title: "Data",
        intro: "Where the figures come from, what changed, and how to take and cite them.",
        release: "This release",
        releaseIntro: "A release never changes: the same question has the same answer tomorrow. What changes comes in a new release.",
        number: "Number",
        name: "Title",
        published: "Made on",
        checksum: "Checksum",
        changes: "Releases and what changed",
        concept: "What",
        first: "The first release of this service.",
        since: (release) => `Changed since release ${release}`,
        nothingChanged: "Nothing in the data changed.",
        cite: "How to cite this",
        citeIntro: "Every amount and every figure also has a citation of its own, with its source and line: ask the field citation.",
        downloads: "Download",
        downloadsIntro: "Tables of this release, with their sources.",
        whole: "Everything, as a package with its description (zip)",
        reconciliation: "Printed and computed totals",
        reconciliationIntro: (totals, equal) => `The document prints ${totals} totals. At ${equal} of them what we add up is the same.`,
        measure: "What",
        measures: { AMOUNT: "Amount", PROJECT_COUNT: "Number of projects" },
        pillar: "Pillar",
        everything: "All",
        tranche: "Tranche",
        printed: "Printed",
        computed: "Computed",
        difference: "Difference",
        source: "Source",
        sources: "Sources and licences",
        sourcesIntro: (count) => `${count} documents and tables. Where no licence is given, the source names none.`,
        publisher: "Publisher",
        licence: "Licence",
        noLicence: "none named",
        retrieved: "Retrieved",
        copy: "copy",
        notes: "What to know of the data",
        notesIntro: (count) => `${count} notes: contradictions, gaps and breaks in the sources, each with its line.`,
        of: "On",
        api: "Ask yourself",
        apiIntro: "All of this site comes from one graph, which anybody can ask with GraphQL, without an account.",
        explore: "Ask, with examples (GraphiQL)",
        schema: "All types and fields (schema)",
    },
};
