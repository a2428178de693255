import type { ComponentChildren } from "preact";

/** The words that every chart needs, in the language of the page. */
export interface ChartTexts {
    /** On the fold with the table, as "Show as table". */
    readonly showTable: string;
    /** Where a figure is missing and nothing says why. */
    readonly noFigure: string;
}

/** What stands round a drawing: its title, its name for who cannot see it, and its words. */
export interface ChartFrame {
    /** The heading of the figure; also begins the name of the drawing. */
    readonly title: string;
    /** What to know before it is read: unit, period, what is counted. */
    readonly note?: ComponentChildren | undefined;
    /** What the drawing shows, in a sentence; the table has the figures. */
    readonly summary?: string | undefined;
    readonly texts: ChartTexts;
    /** The level of the title; 3 when left out. */
    readonly headingLevel?: 2 | 3 | 4 | undefined;
    /** The links to its query and its source. */
    readonly source?: ComponentChildren | undefined;
}

/** The colour of a mark, from the tokens of the styles. */
export type Tone = "accent" | "muted" | "wonen" | "werken" | "welzijn";

/** Writes a figure with its unit. */
export type Format = (value: number) => string;
