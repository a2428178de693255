import type { Language } from "./languages";

const locales = { nl: "nl-NL", en: "en-GB" } as const;

/** How figures and dates are written in a language. */
export interface Formats {
    /** Whole euros; cents where an amount has them. */
    money(amount: number | string): string;
    /** Euros in millions or thousands, for labels where space is scarce. */
    shortMoney(amount: number | string): string;
    number(value: number | string, decimals?: number): string;
    /** A share of 1, as 0.25. */
    percent(share: number, decimals?: number): string;
    /** A date as 2021-12-31. */
    date(value: string): string;
}

function make(language: Language): Formats {
    const locale = locales[language];
    const euros = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", minimumFractionDigits: 0, maximumFractionDigits: 0 });
    const cents = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
    const compact = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", notation: "compact", maximumSignificantDigits: 3 });
    const dates = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    return {
        money: (amount) => (Number.isInteger(Number(amount)) ? euros : cents).format(Number(amount)),
        shortMoney: (amount) => compact.format(Number(amount)),
        number: (value, decimals) =>
            Number(value).toLocaleString(locale, decimals === undefined ? { maximumFractionDigits: 4 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
        percent: (share, decimals = 0) => share.toLocaleString(locale, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
        date: (value) => dates.format(new Date(value)),
    };
}

const made = { nl: make("nl"), en: make("en") };

export function formatsOf(language: Language): Formats {
    return made[language];
}
