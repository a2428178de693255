import type { Texts } from "../../i18n/languages";

interface IndicatorsTexts {
    title: string;
    intro: (count: number) => string;
    jump: string;
    general: string;
    generalIntro: string;
    tableOf: (pillar: string) => string;
    indicator: string;
    year: string;
    range: string;
    country: string;
    direction: string;
    trend: string;
    none: string;
    noBaseline: string;
    trendNote: string;
}

export const indicatorsTexts: Texts<IndicatorsTexts> = {
    nl: {
        title: "Indicatoren",
        intro: (count) =>
            `Wat de deal wil veranderen, in ${count} indicatoren van brede welvaart. Van elke indicator staan hier het laatste cijfer en de richting sinds de nulmeting: het laatste cijfer van voor de deal.`,
        jump: "Naar een pijler",
        general: "Algemeen",
        generalIntro: "Hoort bij geen pijler.",
        tableOf: (pillar) => `Indicatoren van ${pillar}`,
        indicator: "Indicator",
        year: "Jaar",
        range: "Gemeenten, laagste tot hoogste",
        country: "Nederland",
        direction: "Richting",
        trend: "Gemeenten sinds de nulmeting",
        none: "–",
        noBaseline: "niet te zeggen",
        trendNote: "Verbeterd of verslechterd is een verschil van ten minste 5% van de nulmeting. Het zegt niet waardoor.",
    },
    en: {
        title: "Indicators",
        intro: (count) =>
            `What the deal wants to change, in ${count} indicators of broad prosperity. Of each indicator you see the latest figure and where it has gone since the baseline: the last figure from before the deal.`,
        jump: "To a pillar",
        general: "General",
        generalIntro: "Belongs to no pillar.",
        tableOf: (pillar) => `Indicators of ${pillar}`,
        indicator: "Indicator",
        year: "Year",
        range: "Municipalities, lowest to highest",
        country: "The Netherlands",
        direction: "Direction",
        trend: "Municipalities since the baseline",
        none: "–",
        noBaseline: "cannot be said",
        trendNote: "Improved or worsened is a difference of at least 5% of the baseline. It does not say what caused it.",
    },
};
