import type { Tone } from "./figure";

/** The colour of a pillar; one without its own takes the accent. */
export function toneOf(pillar: string): Tone {
    const tone = pillar.toLowerCase();
    return tone === "wonen" || tone === "werken" || tone === "welzijn" ? tone : "accent";
}
