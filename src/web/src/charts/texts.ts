/** The parts of an em that letters take; fonts differ, so it errs on the wide side. */
const narrow = /[\sijlt.,:;'|()!-]/;
const wide = /[A-ZMWmw@%€—]/;

/** How much wider a text in bold is. */
export const bold = 1.08;

/** About how wide a text is in a font of this size, in pixels. */
export function textWidth(text: string, size: number): number {
    let ems = 0;
    for (const letter of text) {
        ems += narrow.test(letter) ? 0.34 : wide.test(letter) ? 0.74 : 0.58;
    }
    return ems * size;
}

/** Breaks a text into lines of a width; what does not fit in the last one ends with an ellipsis. */
export function wrap(text: string, width: number, size: number, most = 2): string[] {
    const lines: string[] = [];
    let line = "";

    for (const word of text.split(/\s+/)) {
        const longer = line ? `${line} ${word}` : word;
        if (!line || textWidth(longer, size) <= width) {
            line = longer;
        } else {
            lines.push(line);
            line = word;
        }
    }
    lines.push(line);

    return lines.length > most ? [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(" "), width, size)] : lines.map((each) => cut(each, width, size));
}

function cut(text: string, width: number, size: number): string {
    if (textWidth(text, size) <= width) {
        return text;
    }
    let kept = text;
    while (kept.length > 1 && textWidth(`${kept}…`, size) > width) {
        kept = kept.slice(0, -1);
    }
    return `${kept.trimEnd()}…`;
}
