import { isEnumType, type GraphQLLeafType } from "graphql";
import { parametersOf } from "../../graph/ask";
import type { Document } from "../../graph/document";
import type { Condition, Order, Report } from "./report";
import { columnOf, fieldOfDimension, isOrder, operationsAt, partsOf, type Column, type Operation, type Root } from "./schema";

/** A value of a variable. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

export type Variables = Readonly<Record<string, Value>>;

/** What of a report the schema does not have, or a table cannot hold. */
export interface LeftOut {
    readonly path: string;
    readonly reason: "unknown" | "lists" | "value" | "dimension";
}

/** What a report asks, and what of it cannot be asked. */
export interface Question {
    readonly document: Document<unknown, Variables>;
    readonly variables: Variables;
    /** In the order of the report. */
    readonly columns: readonly Column[];
    readonly leftOut: readonly LeftOut[];
}

/** The names that lead to a value, as a tree. */
interface Selection extends Map<string, Selection> {}

/** Writes a report as an operation. Null when none of its columns can be asked. */
export function questionOf(root: Root, report: Report): Question | null {
    const leftOut: LeftOut[] = [];
    const columns = columnsOf(root, report, leftOut);
    if (columns.length === 0) {
        return null;
    }

    const dimensions = report.by.filter((name) => root.dimensions.some((each) => each.name === name) || !leftOut.push({ path: name, reason: "dimension" }));
    const asked: readonly [name: string, value: Value | undefined][] = [
        ["groupBy", dimensions.length > 0 ? dimensions : undefined],
        ["where", whereOf(root, report.where, leftOut)],
        ["order", orderOf(root, report, leftOut)],
        ["total", report.hasTotal || undefined],
        ["first", root.isConnection ? report.rows : undefined],
    ];
    const taken = asked.flatMap(([name, value]) => {
        const type = root.args.get(name);
        return type && value !== undefined ? [{ name, type, value }] : [];
    });
    const text = textOf(root, columns, taken);
    return {
        // Values stand in variables: no text of the document holds spaces that mean something.
        document: { name: "Report", text, compact: text.replace(/\s+/g, " ") },
        variables: Object.fromEntries(taken.map(({ name, value }) => [name, value])),
        columns,
        leftOut,
    };
}

/** What a group parts is ordered by it first, and then as the report says. */
export function ordersOf(root: Root, report: Report): readonly Order[] {
    if (report.group === "" || !root.order || !isOrder(root.order, report.group)) {
        return report.order;
    }

    const own = report.order.find(({ path }) => path === report.group);
    return [own ?? { path: report.group, isDescending: false }, ...report.order.filter((each) => each !== own)];
}

/** Where a report is answered as a table: of the current release, or of one for ever. */
export function addressOfTable({ document, variables }: Question, format: string, release?: number): string {
    return `${release === undefined ? "" : `/r/${release}`}/reports/query.${format}?${parametersOf(document.compact, variables)}`;
}

/** What each dimension of a cube is chosen by. */
const cubeDimensions: Readonly<Record<string, string>> = { "indicator.code": "indicator", "region.code": "region", period: "period" };

/** Where a report of observations is a cube; null when a cube cannot be cut as it is filtered. */
export function addressOfCube(report: Report, release?: number): string | null {
    const chosen = report.where.map(({ path, operation, values }) => ({ dimension: cubeDimensions[path], operation, values }));
    const names = chosen.map(({ dimension }) => dimension);
    const isCut = chosen.every(({ dimension, operation, values }) => dimension && (operation === "eq" || operation === "in") && values.every((value) => value !== "" && !value.includes(",")) && values.length > 0);
    if (report.root !== "observations" || !isCut || !names.includes("indicator") || new Set(names).size < names.length) {
        return null;
    }

    const asked = new URLSearchParams(chosen.map(({ dimension, values }) => [dimension ?? "", values.join(",")]));
    return `${release === undefined ? "" : `/r/${release}`}/observations.jsonstat?${asked}`;
}

/** A value of a filter as its type has it; undefined when it is none. */
export function valueOf(type: GraphQLLeafType, text: string): Value | undefined {
    if (isEnumType(type)) {
        return type.getValue(text) ? text : undefined;
    }

    switch (type.name) {
        case "Boolean":
            return text === "true" || text === "false" ? text === "true" : undefined;
        case "Int":
        case "Long":
            return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
        case "Decimal":
        case "Float": {
            // A comma is what Dutch has before decimals.
            const number = text.trim().replace(",", ".");
            return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : undefined;
        }
        case "LocalDate":
            return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
        default:
            return text === "" ? undefined : text;
    }
}

function columnsOf(root: Root, report: Report, leftOut: LeftOut[]): Column[] {
    const ungrouped = root.dimensions.filter(({ name }) => !report.by.includes(name)).map(({ name }) => fieldOfDimension(name));
    const known = report.columns.flatMap((path) => {
        const column = columnOf(root, path);
        if (!column) {
            leftOut.push({ path, reason: "unknown" });
            return [];
        }

        if (ungrouped.includes(column.response[0] ?? "")) {
            leftOut.push({ path, reason: "dimension" });
            return [];
        }

        return [column];
    });

    // The first list that a column stands in is the one that makes rows; later ones must stand in it or around it.
    const chain: string[] = [];
    return known.filter((column) => {
        const fits = column.listPaths.every((path, at) => chain[at] === undefined || chain[at] === path);
        if (!fits) {
            leftOut.push({ path: column.path, reason: "lists" });
            return false;
        }

        column.listPaths.forEach((path, at) => (chain[at] = path));
        return true;
    });
}

function whereOf(root: Root, conditions: readonly Condition[], leftOut: LeftOut[]): Value | undefined {
    const all = conditions.flatMap(({ path, operation, values }) => {
        const known = root.where && operationsAt(root.where, path).find(({ name }) => name === operation);
        if (!known) {
            leftOut.push({ path: `${path} ${operation}`, reason: "unknown" });
            return [];
        }

        const value = operandOf(known, values);
        if (value === undefined) {
            leftOut.push({ path: `${path} ${operation}`, reason: "value" });
            return [];
        }

        return [nested([...partsOf(path), operation], value)];
    });
    return all.length > 1 ? { and: all } : all[0];
}

function operandOf({ type, isList }: Operation, values: readonly string[]): Value | undefined {
    if (isList) {
        const all = values.map((text) => valueOf(type, text)).filter((value) => value !== undefined);
        return all.length > 0 ? all : undefined;
    }

    const [text] = values;
    return text === undefined ? null : valueOf(type, text);
}

function orderOf(root: Root, report: Report, leftOut: LeftOut[]): Value | undefined {
    const all = ordersOf(root, report).flatMap(({ path, isDescending }) => {
        if (!root.order || !isOrder(root.order, path)) {
            leftOut.push({ path, reason: "unknown" });
            return [];
        }

        return [nested(partsOf(path), isDescending ? "DESC" : "ASC")];
    });
    return all.length > 0 ? all : undefined;
}

function nested(names: readonly string[], value: Value): Value {
    return names.reduceRight<Value>((inner, name) => ({ [name]: inner }), value);
}

function textOf(root: Root, columns: readonly Column[], taken: readonly { name: string; type: string }[]): string {
    const declared = taken.map(({ name, type }) => `$${name}: ${type}`).join(", ");
    const passed = taken.map(({ name }) => `${name}: $${name}`).join(", ");
    const rows: Selection = new Map();
    for (const column of columns) {
        let at = rows;
        column.response.forEach((name, step) => {
            const next: Selection = at.get(name) ?? new Map();
            at.set(name, next);
            // Whether a list in a row is longer than what is shown of it.
            if (column.response[step + 1] === "nodes" && !next.has("pageInfo")) {
                next.set("pageInfo", new Map([["hasNextPage", new Map()]]));
            }
            at = next;
        });
    }

    const selected: Selection = root.isConnection
        ? new Map([
              ["totalCount", new Map()],
              ["nodes", rows],
          ])
        : rows;
    return `query Report${declared && `(${declared})`} {
  ${root.name}${passed && `(${passed})`} {
${linesOf(selected, 2).join("\n")}
  }
}`;
}

function linesOf(selection: Selection, level: number): string[] {
    const indent = "  ".repeat(level);
    return [...selection].flatMap(([name, below]) => (below.size === 0 ? [`${indent}${name}`] : [`${indent}${name} {`, ...linesOf(below, level + 1), `${indent}}`]));
}
