import type { LinePoint } from "../../charts/gaps";
import type { ChartKind, Report } from "./report";
import type { Row } from "./rows";
import { fieldOfDimension, type Column } from "./schema";

/** What a chart draws of a report: which columns, and as what. */
export interface Plan {
    readonly kind: ChartKind;
    /** Whether lines could be drawn: there is a column of years. */
    readonly canBeLines: boolean;
    /** The indices of the columns. */
    readonly labels: readonly number[];
    readonly value: number;
    readonly over: number;
}

export interface DrawnBar {
    readonly label: readonly unknown[];
    readonly value: number | null;
}

export interface DrawnSeries {
    readonly label: readonly unknown[];
    readonly points: readonly LinePoint[];
}

export const mostBars = 40;

export const mostSeries = 12;

/** Years that lie further apart are none, but another number. */
const mostYears = 150;

/** What is drawn. Columns that the report names come first; else amounts are drawn by what names a row. */
export function planOf(report: Report, columns: readonly Column[]): Plan {
    const find = (fits: (column: Column) => boolean) => columns.findIndex(fits);
    const named = (path: string) => (path === "" ? -1 : find((column) => column.path === path));
    const either = (...indices: readonly number[]) => indices.find((index) => index >= 0) ?? -1;
    const over = either(named(report.over), find(isYear));
    const value = either(
        named(report.value),
        find((column) => column.isMoney),
        find((column) => column.type.name === "Decimal"),
        find((column) => column.isNumber && column.path !== columns[over]?.path && !column.path.includes(".")),
    );
    const dimensions = report.by.map(fieldOfDimension);
    const members = columns.flatMap((column, index) => (dimensions.includes(column.response[0] ?? "") && !column.isNumber ? [index] : []));
    const label = named(report.label);
    const labels = label >= 0 ? [label] : members.length > 0 ? members : [find((column) => !column.isNumber)].filter((index) => index >= 0);
    const canBeLines = over >= 0 && value >= 0 && over !== value;
    const kind: ChartKind = value < 0 || labels.length === 0 || report.chart === "none" ? "none" : canBeLines && report.chart !== "bars" ? "lines" : "bars";
    return { kind, canBeLines, labels, value, over };
}

/** A bar for each row that tells a value for the first time. */
export function barsOf(plan: Plan, rows: readonly Row[]): DrawnBar[] {
    return rows.filter((row) => row.isFirst[plan.value]).map((row) => ({ label: labelOf(plan, row), value: numberOf(row.cells[plan.value]) }));
}

/** A line for each label; null when a label has several values in one year, which no line can show. */
export function seriesOf(plan: Plan, rows: readonly Row[], reason: (row: Row) => string | undefined): DrawnSeries[] | null {
    const found = new Map<string, { label: readonly unknown[]; points: Map<number, LinePoint> }>();
    let [first, last] = [Infinity, -Infinity];
    for (const row of rows.filter((each) => each.isFirst[plan.value])) {
        const year = numberOf(row.cells[plan.over]);
        if (year === null) {
            continue;
        }

        const label = labelOf(plan, row);
        const key = JSON.stringify(label);
        const series = found.get(key) ?? { label, points: new Map<number, LinePoint>() };
        if (series.points.has(year)) {
            return null;
        }

        const value = numberOf(row.cells[plan.value]);
        series.points.set(year, { year, value, missing: value === null ? reason(row) : undefined });
        found.set(key, series);
        [first, last] = [Math.min(first, year), Math.max(last, year)];
    }

    return last - first > mostYears ? null : [...found.values()].map(({ label, points }) => ({ label, points: [...points.values()] }));
}

/** A whole number that counts years. */
export function isYear(column: Column): boolean {
    return column.type.name === "Int" && /(^|\.)year$/.test(column.path);
}

function labelOf(plan: Plan, row: Row): readonly unknown[] {
    return plan.labels.map((index) => row.cells[index] ?? null);
}

function numberOf(value: unknown): number | null {
    return typeof value === "number" && Number.isFinite(value) ? value : null;
}
