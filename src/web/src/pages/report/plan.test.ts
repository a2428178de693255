import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { barsOf, planOf, seriesOf } from "./plan";
import { startOf, type Report } from "./report";
import { columnOf, readSchema, rootOf } from "./schema";

const schema = readSchema(readFileSync(new URL("../../../../../schema/schema.graphql", import.meta.url), "utf8"));

function columnsOf(report: Report) {
    const root = rootOf(schema, report.root);
    return report.columns.flatMap((path) => (root && columnOf(root, path)) ?? []);
}

const row = (...cells: unknown[]) => ({ cells, isFirst: cells.map(() => true) });

test("A pivot is drawn by all its dimensions, a list by what names its rows, observations over the years", () => {
    const spending = startOf("spending");
    expect(planOf(spending, columnsOf(spending))).toMatchObject({ kind: "bars", labels: [0, 1], value: 2 });
    const projects = startOf("projects");
    expect(planOf(projects, columnsOf(projects))).toMatchObject({ kind: "bars", labels: [0], value: 4 });
    const observations = startOf("observations");
    expect(planOf(observations, columnsOf(observations))).toMatchObject({ kind: "lines", labels: [0], value: 2, over: 1 });
    expect(planOf({ ...observations, chart: "bars", label: "year" }, columnsOf(observations))).toMatchObject({ kind: "bars", labels: [1], canBeLines: true });
    expect(planOf({ ...projects, columns: ["title"] }, columnsOf({ ...projects, columns: ["title"] })).kind).toBe("none");
});

test("A value above a list is drawn once", () => {
    const projects = startOf("projects");
    const plan = planOf(projects, columnsOf(projects));
    const again = { ...row("A", "W", "L", "NEW", 5), isFirst: [false, false, false, false, false] };
    expect(barsOf(plan, [row("A", "W", "L", "NEW", 5), again, row("B", "W", "L", "NEW", null)])).toEqual([
        { label: ["A"], value: 5 },
        { label: ["B"], value: null },
    ]);
});

test("Lines part by name; several values of a name in one year are no line", () => {
    const observations = startOf("observations");
    const plan = planOf(observations, columnsOf(observations));
    const rows = [row("Emmen", 2019, 4, "FINAL", null), row("Emmen", 2020, null, "FINAL", "NOT_PUBLISHED"), row("Coevorden", 2019, 3, "FINAL", null)];
    expect(seriesOf(plan, rows, ({ cells }) => String(cells[4]))).toEqual([
        {
            label: ["Emmen"],
            points: [
                { year: 2019, value: 4, missing: undefined },
                { year: 2020, value: null, missing: "NOT_PUBLISHED" },
            ],
        },
        { label: ["Coevorden"], points: [{ year: 2019, value: 3, missing: undefined }] },
    ]);
    expect(seriesOf(plan, [...rows, row("Emmen", 2019, 5, "FINAL", null)], () => undefined)).toBeNull();
});
