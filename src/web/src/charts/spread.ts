/**
 * Moves places apart until each two lie at least a step from each other, as little as that needs and in their order,
 * inside bounds. Where the bounds are too narrow for all, they stand closer.
 */
export function spread(places: readonly number[], step: number, [low, high]: readonly [number, number]): number[] {
    const space = places.length > 1 ? Math.min(step, (high - low) / (places.length - 1)) : step;
    const order = places.map((_, index) => index).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));

    // Places that would overlap become a block round the middle of what they wanted; blocks that meet become one.
    const blocks: { start: number; wanted: number[] }[] = [];
    for (const index of order) {
        blocks.push(blockOf([clamp(places[index] ?? 0, low, high)], space, low, high));
        for (
            let last = blocks.at(-1), before = blocks.at(-2);
            last && before && before.start + before.wanted.length * space > last.start;
            last = blocks.at(-1), before = blocks.at(-2)
        ) {
            blocks.splice(-2, 2, blockOf([...before.wanted, ...last.wanted], space, low, high));
        }
    }

    const moved = new Array<number>(places.length);
    let next = 0;
    for (const { start, wanted } of blocks) {
        wanted.forEach((_, place) => {
            const index = order[next++];
            if (index !== undefined) {
                moved[index] = start + place * space;
            }
        });
    }
    return moved;
}

function blockOf(wanted: number[], space: number, low: number, high: number) {
    const length = (wanted.length - 1) * space;
    const offsets = wanted.map((place, index) => place - index * space);
    const start = offsets.reduce((sum, offset) => sum + offset, 0) / wanted.length;
    return { start: clamp(start, low, Math.max(low, high - length)), wanted };
}

function clamp(value: number, low: number, high: number): number {
    return Math.min(high, Math.max(low, value));
}
