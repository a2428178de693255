import type { LineChartTexts } from "../../charts/LineChart";
import type { Texts } from "../../i18n/languages";
import type { LeftOut } from "./query";
import type { ChartKind, RootName } from "./report";

interface ReportTexts {
    page: string;
    intro: string;
    roots: Record<RootName, string>;
    titleOf: (root: string) => string;
    compose: string;
    about: string;
    title: string;
    titleHint: string;
    columns: string;
    by: string;
    byHint: string;
    total: string;
    where: string;
    order: string;
    group: string;
    groupHint: string;
    none: string;
    view: string;
    rows: string;
    chart: string;
    charts: Record<ChartKind | "auto", string>;
    label: string;
    value: string;
    over: string;
    auto: string;
    chosen: (count: number) => string;
    addColumn: string;
    addDimension: string;
    addFilter: string;
    addOrder: string;
    choose: string;
    all: string;
    under: (path: string) => string;
    add: string;
    earlier: (name: string) => string;
    later: (name: string) => string;
    remove: (name: string) => string;
    descending: string;
    ascending: string;
    direction: (name: string) => string;
    comparison: (name: string) => string;
    operand: (name: string) => string;
    severalHint: string;
    noValue: string;
    hasValue: string;
    yes: string;
    no: string;
    startAgain: string;
    result: string;
    found: (shown: string, count: string) => string;
    foundAll: (count: string) => string;
    lines: (count: string) => string;
    nothing: string;
    noColumns: string;
    isCut: string;
    leftOut: Record<LeftOut["reason"], (path: string) => string>;
    table: string;
    sum: string;
    groupOf: (name: string, count: string) => string;
    chartOf: (value: string, by: string) => string;
    chartFirst: (shown: number, count: number) => string;
    summary: (count: number) => string;
    severalValues: string;
    lineChart: LineChartTexts;
    save: string;
    saveIntro: string;
    copyLink: string;
    copied: string;
    notCopied: string;
    print: string;
    downloads: string;
    downloadsIntro: string;
    current: string;
    forEver: (release: number) => string;
    forEverNote: string;
    answer: string;
    query: string;
    queryIntro: string;
    variables: string;
    copyQuery: string;
    copyVariables: string;
    explore: string;
    cite: string;
    citeIntro: (release: number) => string;
    address: string;
    loadingSchema: string;
    noSchema: string;
    again: string;
}

export const reportTexts: Texts<ReportTexts> = {
    nl: {
        page: "Rapport",
        intro: "Stel zelf een tabel samen: kies waarover, welke kolommen, en wat erin staat. Het hele rapport staat in het adres van deze pagina: bewaar of verstuur het.",
        roots: { projects: "Projecten", allocations: "Toegekende bedragen", spending: "Toegekend, opgeteld", observations: "Cijfers van indicatoren" },
        titleOf: (root) => `Rapport: ${root.toLowerCase()}`,
        compose: "Stel samen",
        about: "Waarover",
        title: "Titel van het rapport",
        titleHint: "Staat boven de afdruk.",
        columns: "Kolommen",
        by: "Optellen per",
        byHint: "Zonder keuze is er één som van alles.",
        total: "Sluit af met het totaal",
        where: "Filters",
        order: "Volgorde",
        group: "Groepeer op",
        groupHint: "De rijen komen bijeen onder een tussenkop. Voor sommen per groep: kies 'Toegekend, opgeteld'.",
        none: "Niets",
        view: "Weergave",
        rows: "Rijen op deze pagina",
        chart: "Grafiek",
        charts: { auto: "Vanzelf", bars: "Staven", lines: "Lijnen", none: "Geen" },
        label: "Namen in de grafiek",
        value: "Getekend",
        over: "Jaren",
        auto: "Vanzelf",
        chosen: (count) => `(${count})`,
        addColumn: "Kolom erbij",
        addDimension: "Optellen ook per",
        addFilter: "Filter erbij",
        addOrder: "Ordenen ook op",
        choose: "Kies…",
        all: "de lijst zelf",
        under: (path) => `Wat van: ${path}`,
        add: "Voeg toe",
        earlier: (name) => `Naar voren: ${name}`,
        later: (name) => `Naar achteren: ${name}`,
        remove: (name) => `Haal weg: ${name}`,
        descending: "aflopend",
        ascending: "oplopend",
        direction: (name) => `Richting van ${name}`,
        comparison: (name) => `Vergelijking van ${name}`,
        operand: (name) => `Waarde van ${name}`,
        severalHint: "Meer waarden: zet er een puntkomma tussen.",
        noValue: "is leeg",
        hasValue: "is niet leeg",
        yes: "ja",
        no: "nee",
        startAgain: "Begin opnieuw",
        result: "Resultaat",
        found: (shown, count) => `${shown} van ${count} rijen; een download heeft ze alle`,
        foundAll: (count) => `${count} rijen`,
        lines: (count) => `in ${count} regels`,
        nothing: "Geen rij past bij deze filters. Haal er een weg.",
        noColumns: "Kies ten minste één kolom.",
        isCut: "Van een lijst in een rij staat hier alleen het begin.",
        leftOut: {
            unknown: (path) => `${path}: het schema kent dit niet, dus het is weggelaten.`,
            lists: (path) => `${path}: staat in een andere lijst dan de kolommen ervoor, en een tabel heeft er één. Weggelaten.`,
            value: (path) => `${path}: er is nog geen waarde die past. Het filter telt niet mee.`,
            dimension: (path) => `${path}: hierop wordt niet opgeteld, dus het is weggelaten.`,
        },
        table: "Tabel",
        sum: "Totaal",
        groupOf: (name, count) => `${name} (${count})`,
        chartOf: (value, by) => `${value} naar ${by}`,
        chartFirst: (shown, count) => `De eerste ${shown} van ${count}.`,
        summary: (count) => `${count} waarden; de tabel heeft ze alle.`,
        severalValues: "Geen lijnen: een naam heeft in één jaar meer waarden. Filter op één indicator, of kies staven.",
        lineChart: {
            showTable: "Toon als tabel",
            noFigure: "geen cijfer",
            baseline: "nulmeting",
            latest: "cijfer",
            bridge: "tussenliggende jaren zonder cijfer",
            empty: "jaar zonder enig cijfer",
            focus: "Breng één lijn naar voren",
            focusNone: "Alle",
            gaps: "Ontbrekende jaren en waarom",
            allSeries: "alle lijnen",
            break: "trendbreuk",
        },
        save: "Bewaar en deel",
        saveIntro: "Wie het adres opent, ziet hetzelfde rapport.",
        copyLink: "Kopieer het adres",
        copied: "Gekopieerd.",
        notCopied: "De browser kopieert hier niet. De tekst is gekozen: kopieer die met het toetsenbord.",
        print: "Druk af",
        downloads: "Downloads",
        downloadsIntro: "Alle rijen, niet alleen die van deze pagina.",
        current: "Uit de huidige uitgave",
        forEver: (release) => `Uit uitgave ${release}, voor altijd`,
        forEverNote: "Gebruik deze adressen om te citeren: ze geven altijd dezelfde cijfers.",
        answer: "Antwoord",
        query: "De vraag aan de graaf",
        queryIntro: "Dit rapport als GraphQL, om in een eigen programma te gebruiken.",
        variables: "Variabelen",
        copyQuery: "Kopieer de vraag",
        copyVariables: "Kopieer de variabelen",
        explore: "Open in GraphiQL",
        cite: "Uitgave en citaat",
        citeIntro: (release) => `De cijfers komen uit uitgave ${release}.`,
        address: "Adres van deze cijfers",
        loadingSchema: "Het schema wordt gelezen…",
        noSchema: "Het schema is hier niet te lezen, en zonder schema kan geen rapport worden samengesteld.",
        again: "Probeer opnieuw",
    },
    en: {
        page: "Report",
        intro: "Compose a table: choose what it is about, its columns, and what stands in it. The whole report is in the address of this page: keep it or send it.",
        roots: { projects: "Projects", allocations: "Amounts granted", spending: "Granted, added up", observations: "Figures of indicators" },
        titleOf: (root) => `Report: ${root.toLowerCase()}`,
        compose: "Compose",
        about: "About",
        title: "Title of the report",
        titleHint: "Stands above what is printed.",
        columns: "Columns",
        by: "Add up by",
        byHint: "Without a choice there is one sum of all.",
        total: "End with the total",
        where: "Filters",
        order: "Order",
        group: "Group by",
        groupHint: "Rows come together under a heading. For sums of groups choose 'Granted, added up'.",
        none: "Nothing",
        view: "View",
        rows: "Rows on this page",
        chart: "Chart",
        charts: { auto: "By itself", bars: "Bars", lines: "Lines", none: "None" },
        label: "Names in the chart",
        value: "Drawn",
        over: "Years",
        auto: "By itself",
        chosen: (count) => `(${count})`,
        addColumn: "Add a column",
        addDimension: "Add up also by",
        addFilter: "Add a filter",
        addOrder: "Order also by",
        choose: "Choose…",
        all: "the list itself",
        under: (path) => `What of: ${path}`,
        add: "Add",
        earlier: (name) => `Move forward: ${name}`,
        later: (name) => `Move back: ${name}`,
        remove: (name) => `Remove: ${name}`,
        descending: "descending",
        ascending: "ascending",
        direction: (name) => `Direction of ${name}`,
        comparison: (name) => `Comparison of ${name}`,
        operand: (name) => `Value of ${name}`,
        severalHint: "Several values: put a semicolon between them.",
        noValue: "has no value",
        hasValue: "has a value",
        yes: "yes",
        no: "no",
        startAgain: "Start again",
        result: "Result",
        found: (shown, count) => `${shown} of ${count} rows; a download has all of them`,
        foundAll: (count) => `${count} rows`,
        lines: (count) => `in ${count} lines`,
        nothing: "No row fits these filters. Remove one.",
        noColumns: "Choose at least one column.",
        isCut: "Of a list in a row only the beginning stands here.",
        leftOut: {
            unknown: (path) => `${path}: the schema does not know it, so it is left out.`,
            lists: (path) => `${path}: stands in another list than the columns before it, and a table has one. Left out.`,
            value: (path) => `${path}: there is no value yet that fits. The filter does not count.`,
            dimension: (path) => `${path}: nothing is added up by it, so it is left out.`,
        },
        table: "Table",
        sum: "Total",
        groupOf: (name, count) => `${name} (${count})`,
        chartOf: (value, by) => `${value} by ${by}`,
        chartFirst: (shown, count) => `The first ${shown} of ${count}.`,
        summary: (count) => `${count} values; the table has all of them.`,
        severalValues: "No lines: a name has several values in one year. Filter on one indicator, or choose bars.",
        lineChart: {
            showTable: "Show as table",
            noFigure: "no figure",
            baseline: "baseline",
            latest: "figure",
            bridge: "years between without a figure",
            empty: "year without any figure",
            focus: "Bring one line to the fore",
            focusNone: "All",
            gaps: "Missing years and why",
            allSeries: "all lines",
            break: "break",
        },
        save: "Keep and share",
        saveIntro: "Whoever opens the address sees the same report.",
        copyLink: "Copy the address",
        copied: "Copied.",
        notCopied: "The browser does not copy here. The text is selected: copy it by keyboard.",
        print: "Print",
        downloads: "Downloads",
        downloadsIntro: "All rows, not those of this page alone.",
        current: "From the current release",
        forEver: (release) => `From release ${release}, for ever`,
        forEverNote: "Cite by these addresses: they give the same figures always.",
        answer: "Answer",
        query: "The query to the graph",
        queryIntro: "This report in GraphQL, to be used in a program of your own.",
        variables: "Variables",
        copyQuery: "Copy the query",
        copyVariables: "Copy the variables",
        explore: "Open in GraphiQL",
        cite: "Release and citation",
        citeIntro: (release) => `The figures come from release ${release}.`,
        address: "Address of these figures",
        loadingSchema: "Reading the schema…",
        noSchema: "The schema cannot be read here, and without it no report can be composed.",
        again: "Try again",
    },
};
