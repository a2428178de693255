/** A pillar, by its name and its colour. */
export function PillarTag({ code, name }: { code: string; name: string }) {
    return <span class={`pillar-tag pillar-${code.toLowerCase()}`}>{name}</span>;
}
