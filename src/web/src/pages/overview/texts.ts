import type { Texts } from "../../i18n/languages";

interface OverviewTexts {
    title: string;
}

export const overviewTexts: Texts<OverviewTexts> = {
    nl: { title: "Monitor Regio Deal" },
    en: { title: "Regio Deal monitor" },
};
