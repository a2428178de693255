import type { Texts } from "../../i18n/languages";
import type { Choice } from "./choice";

interface ProjectsTexts {
    title: string;
    intro: string;
    choose: string;
    search: string;
    all: string;
    order: string;
    orders: { printed: string; amount: string; title: string };
    names: Record<Choice, string>;
    clear: string;
    found: (count: string) => string;
    none: string;
    list: string;
    lead: string;
    pages: string;
    previous: string;
    next: string;
}

export const projectsTexts: Texts<ProjectsTexts> = {
    nl: {
        title: "Projecten",
        intro: "Alle projecten van de deal, met wat is toegekend en aan wie.",
        choose: "Zoek en kies",
        search: "Zoek in titel en tekst",
        all: "Alle",
        order: "Volgorde",
        orders: { printed: "Zoals gedrukt", amount: "Hoogste bedrag eerst", title: "Titel" },
        names: { pillar: "Pijler", theme: "Thema", municipality: "Gemeente", status: "Stand", tranche: "Tranche", lead: "Penvoerder" },
        clear: "Wis de keuze",
        found: (count) => `${count} projecten gevonden`,
        none: "Geen project past bij deze keuze. Wis een deel ervan.",
        list: "Gevonden projecten",
        lead: "Penvoerder",
        pages: "Bladzijden",
        previous: "Vorige",
        next: "Volgende",
    },
    en: {
        title: "Projects",
        intro: "All projects of the deal, with what was granted and to whom.",
        choose: "Search and choose",
        search: "Search title and text",
        all: "All",
        order: "Order",
        orders: { printed: "As printed", amount: "Largest amount first", title: "Title" },
        names: { pillar: "Pillar", theme: "Theme", municipality: "Municipality", status: "Status", tranche: "Tranche", lead: "Lead" },
        clear: "Clear the choice",
        found: (count) => `${count} projects found`,
        none: "No project fits this choice. Clear a part of it.",
        list: "Projects found",
        lead: "Lead",
        pages: "Pages",
        previous: "Previous",
        next: "Next",
    },
};
