import type { Texts } from "../../i18n/languages";

interface MissingTexts {
    title: string;
    text: string;
    back: string;
}

export const missingTexts: Texts<MissingTexts> = {
    nl: { title: "Deze pagina is er niet", text: "Het adres is verkeerd overgenomen, of wat hier stond heeft een ander adres.", back: "Naar het overzicht" },
    en: { title: "There is no such page", text: "The address was mistyped, or what stood here has another address.", back: "To the overview" },
};
