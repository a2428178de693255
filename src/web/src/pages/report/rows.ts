import type { Column, Root } from "./schema";

/** A row of a table. A row of the graph with a list in it becomes one for each item of the list. */
export interface Row {
    /** A cell a column. */
    readonly cells: readonly unknown[];
    /** Of each cell whether it is the first time that it is told: what stands above a list repeats. */
    readonly isFirst: readonly boolean[];
}

export interface Rows {
    readonly rows: readonly Row[];
    /** How many rows of the graph there are over all pages; null when all are here. */
    readonly count: number | null;
    /** How many of them are here. */
    readonly shown: number;
    /** Whether a list in a row has more items than are here. */
    readonly isCut: boolean;
}

/** An answer as a table, by the rule that exports follow: docs/exports.md. */
export function rowsOf(root: Root, columns: readonly Column[], data: unknown): Rows {
    const answered = at(data, [root.name]);
    const items = listOf(root.isConnection ? at(answered, ["nodes"]) : answered);
    const count = root.isConnection ? at(answered, ["totalCount"]) : null;
    const chain = columns.reduce<readonly (readonly string[])[]>((longest, { lists }) => (lists.length > longest.length ? lists : longest), []);
    let isCut = false;

    const rows: Row[] = [];
    const add = (item: unknown, level: number, cells: readonly unknown[], isFirst: readonly boolean[]) => {
        const above = chain[level - 1]?.length ?? 0;
        const told = columns.map((column, index) => (column.lists.length === level ? at(item, column.response.slice(above)) : column.lists.length > level ? null : cells[index]));
        const first = columns.map((column, index) => column.lists.length >= level || isFirst[index] === true);
        const list = chain[level];
        if (!list) {
            rows.push({ cells: told, isFirst: first });
            return;
        }

        const path = list.slice(above);
        const inside = listOf(at(item, path));
        isCut ||= path.at(-1) === "nodes" && at(item, [...path.slice(0, -1), "pageInfo", "hasNextPage"]) === true;
        if (inside.length === 0) {
            rows.push({ cells: told, isFirst: first });
        }

        inside.forEach((each, index) => add(each, level + 1, told, first.map((was) => was && index === 0)));
    };
    items.forEach((item) => add(item, 0, [], []));
    return { rows, count: typeof count === "number" ? count : null, shown: items.length, isCut };
}

/** Rows in a row that have the same value in a column. */
export function groupsOf(rows: readonly Row[], column: number): { value: unknown; rows: Row[] }[] {
    const groups: { value: unknown; rows: Row[] }[] = [];
    for (const row of rows) {
        const value = row.cells[column] ?? null;
        const last = groups.at(-1);
        if (last && last.value === value) {
            last.rows.push(row);
        } else {
            groups.push({ value, rows: [row] });
        }
    }

    return groups;
}

function at(item: unknown, path: readonly string[]): unknown {
    let here = item;
    for (const name of path) {
        here = typeof here === "object" && here !== null ? (here as Readonly<Record<string, unknown>>)[name] : undefined;
    }

    return here;
}

function listOf(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}
