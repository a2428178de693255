/** The lists that a report is made of. What they have and take is read from the schema. */
export const rootNames = ["projects", "allocations", "spending", "observations"] as const;

export type RootName = (typeof rootNames)[number];

/** What a filter asks: no values stand for null. */
export interface Condition {
    readonly path: string;
    readonly operation: string;
    readonly values: readonly string[];
}

export interface Order {
    readonly path: string;
    readonly isDescending: boolean;
}

export const chartKinds = ["bars", "lines", "none"] as const;

export type ChartKind = (typeof chartKinds)[number];

/** A report. It stands whole in its address, and knows nothing of the schema: what that has not is left out when it is asked. */
export interface Report {
    readonly root: RootName;
    /** Empty when it has no title of its own. */
    readonly title: string;
    readonly columns: readonly string[];
    /** The dimensions of a pivot, outermost first. */
    readonly by: readonly string[];
    /** Whether a pivot ends with the sum of all. */
    readonly hasTotal: boolean;
    readonly where: readonly Condition[];
    readonly order: readonly Order[];
    /** The column whose values part the rows; empty when none does. */
    readonly group: string;
    /** How many rows are shown: a download has all. */
    readonly rows: number;
    /** Null when the columns decide. */
    readonly chart: ChartKind | null;
    /** The columns that a chart draws; empty when it chooses itself. */
    readonly label: string;
    readonly value: string;
    readonly over: string;
}

export const rowCounts = [50, 100, 500] as const;

const empty: Report = {
    root: "projects",
    title: "",
    columns: [],
    by: [],
    hasTotal: false,
    where: [],
    order: [],
    group: "",
    rows: 100,
    chart: null,
    label: "",
    value: "",
    over: "",
};

const starts: Readonly<Record<RootName, Partial<Report>>> = {
    projects: {
        columns: ["title", "pillar.name", "lead.name", "status", "spending.amount"],
        order: [{ path: "spending.amount", isDescending: true }],
    },
    allocations: {
        columns: ["project.title", "tranche.name", "amount", "certainty", "source.lines"],
        order: [{ path: "amount", isDescending: true }],
    },
    spending: {
        columns: ["pillar.name", "tranche.name", "amount", "atLeast", "atMost"],
        by: ["PILLAR", "TRANCHE"],
        hasTotal: true,
    },
    observations: {
        columns: ["region.name", "year", "value", "status", "missingReason"],
        where: [
            { path: "indicator.code", operation: "eq", values: ["werkloosheid"] },
            { path: "region.kind", operation: "eq", values: ["MUNICIPALITY"] },
        ],
    },
};

/** What a report of a list begins with. */
export function startOf(root: RootName): Report {
    return { ...empty, ...starts[root], root };
}

/** The report of an address. Without columns it is what its list begins with. */
export function decode(query: Readonly<Record<string, string>>): Report {
    const root = rootNames.find((each) => each === query["of"]) ?? empty.root;
    const columns = query["columns"];
    if (columns === undefined) {
        return { ...startOf(root), title: query["title"] ?? "" };
    }

    return {
        root,
        title: query["title"] ?? "",
        columns: distinct(split(columns)),
        by: distinct(split(query["by"])),
        hasTotal: query["total"] === "true",
        where: conditionsOf(query["where"]),
        order: split(query["order"]).map((each) => ({ path: each.replace(/^-/, ""), isDescending: each.startsWith("-") })),
        group: query["group"] ?? "",
        rows: rowCounts.find((each) => String(each) === query["rows"]) ?? empty.rows,
        chart: chartKinds.find((each) => each === query["chart"]) ?? null,
        label: query["label"] ?? "",
        value: query["value"] ?? "",
        over: query["over"] ?? "",
    };
}

/** What stands in the address of a report. Columns always do, so that a later start does not change it. */
export function encode(report: Report): URLSearchParams {
    const told = new URLSearchParams({ of: report.root, columns: report.columns.join(",") });
    const tell = (name: string, value: string) => {
        if (value !== "") {
            told.set(name, value);
        }
    };
    tell("title", report.title);
    tell("by", report.by.join(","));
    tell("total", report.hasTotal ? "true" : "");
    tell("where", report.where.length > 0 ? JSON.stringify(report.where.map(({ path, operation, values }) => [path, operation, ...values])) : "");
    tell("order", report.order.map(({ path, isDescending }) => (isDescending ? `-${path}` : path)).join(","));
    tell("group", report.group);
    tell("rows", report.rows === empty.rows ? "" : String(report.rows));
    tell("chart", report.chart ?? "");
    tell("label", report.label);
    tell("value", report.value);
    tell("over", report.over);
    return told;
}

/** The report with other columns: what it says of one that is gone goes too. */
export function withColumns(report: Report, columns: readonly string[]): Report {
    const kept = (path: string) => (columns.includes(path) ? path : "");
    return { ...report, columns: distinct(columns), group: kept(report.group), label: kept(report.label), value: kept(report.value), over: kept(report.over) };
}

/** The list with one of its items elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
    const kept = list.filter((_, at) => at !== from);
    return [...kept.slice(0, to), ...list.slice(from, from + 1), ...kept.slice(to)];
}

export function without<T>(list: readonly T[], index: number): T[] {
    return list.filter((_, at) => at !== index);
}

export function changedAt<T>(list: readonly T[], index: number, item: T): T[] {
    return list.map((each, at) => (at === index ? item : each));
}

function split(value: string | undefined): string[] {
    return (value ?? "").split(",").filter((each) => each !== "");
}

function distinct(list: readonly string[]): string[] {
    return [...new Set(list)];
}

function conditionsOf(value: string | undefined): Condition[] {
    let told: unknown;
    try {
        told = JSON.parse(value ?? "[]");
    } catch {
        return [];
    }

    return (Array.isArray(told) ? told : []).flatMap((each: unknown) => {
        const texts = Array.isArray(each) && each.every((part) => typeof part === "string") ? (each as string[]) : [];
        const [path, operation, ...values] = texts;
        return path && operation ? [{ path, operation, values }] : [];
    });
}
