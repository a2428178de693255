import type { Texts } from "../i18n/languages";

interface GraphTexts {
    figureLink: string;
    loading: string;
    failed: string;
    network: string;
    again: string;
}

export const graphTexts: Texts<GraphTexts> = {
    nl: {
        figureLink: "Vraag en bron",
        loading: "Gegevens worden opgehaald…",
        failed: "De gegevens konden niet worden opgehaald.",
        network: "De dienst gaf geen antwoord. Kijk of er verbinding is en probeer het opnieuw.",
        again: "Probeer opnieuw",
    },
    en: {
        figureLink: "Query and source",
        loading: "Fetching the data…",
        failed: "The data could not be fetched.",
        network: "The service did not answer. See whether there is a connection and try again.",
        again: "Try again",
    },
};
