import { readFileSync } from "node:fs";
import { coerceInputValue, GraphQLError, parse, typeFromAST, validate, type GraphQLInputType } from "graphql";
import { expect, test } from "vitest";
import { addressOfCube, addressOfTable, questionOf, type Question } from "./query";
import { rootNames, startOf, type Report } from "./report";
import { groupsOf, rowsOf } from "./rows";
import { readSchema, rootOf } from "./schema";
import { suggestingOf } from "./suggest";

const schema = readSchema(readFileSync(new URL("../../../../../schema/schema.graphql", import.meta.url), "utf8"));

function ask(report: Report): Question {
    const root = rootOf(schema, report.root);
    const question = root && questionOf(root, report);
    if (!question) {
        throw new Error("nothing to ask");
    }

    return question;
}

/** What the schema has against an operation and its variables. */
function faultsOf({ document, variables }: Question): readonly string[] {
    const parsed = parse(document.compact);
    const faults: GraphQLError[] = [...validate(schema, parsed)];
    for (const definition of parsed.definitions) {
        for (const variable of (definition.kind === "OperationDefinition" && definition.variableDefinitions) || []) {
            const type = typeFromAST(schema, variable.type as never) as GraphQLInputType;
            coerceInputValue(variables[variable.variable.name.value], type, (_, __, fault) => faults.push(fault));
        }
    }

    return faults.map(({ message }) => message);
}

test("What each list begins with fits the schema, whole", () => {
    for (const root of rootNames) {
        const question = ask(startOf(root));
        expect(faultsOf(question)).toEqual([]);
        expect(question.leftOut).toEqual([]);
        expect(question.columns).toHaveLength(startOf(root).columns.length);
    }
});

test("Filters, orders and lists become variables and selections that fit the schema", () => {
    const question = ask({
        ...startOf("projects"),
        columns: ["title", "allocations.amount", "allocations.tranche.number"],
        where: [
            { path: "municipalities.some.code", operation: "in", values: ["GM0114", "GM0109"] },
            { path: "municipalities", operation: "any", values: ["true"] },
            { path: "spending.amount", operation: "gte", values: ["1000,50"] },
            { path: "theme.name", operation: "neq", values: [] },
            { path: "status", operation: "eq", values: ["RUNNING"] },
        ],
        order: [{ path: "spending.amount", isDescending: true }],
        group: "title",
    });
    expect(faultsOf(question)).toEqual([]);
    expect(question.variables).toEqual({
        where: {
            and: [
                { municipalities: { some: { code: { in: ["GM0114", "GM0109"] } } } },
                { municipalities: { any: true } },
                { spending: { amount: { gte: 1000.5 } } },
                { theme: { name: { neq: null } } },
                { status: { eq: "RUNNING" } },
            ],
        },
        order: [{ title: "ASC" }, { spending: { amount: "DESC" } }],
        first: 100,
    });
    expect(question.document.compact).toContain("allocations { pageInfo { hasNextPage } nodes { amount tranche { number } } }");
});

test("What cannot be asked is left out and told", () => {
    const { columns, variables, leftOut } = ask({
        ...startOf("spending"),
        columns: ["amount", "nothing", "municipality.name", "lines.amount"],
        by: ["PILLAR"],
        where: [{ path: "amount", operation: "gt", values: [""] }],
    });
    expect(columns.map(({ path }) => path)).toContain("amount");
    expect(variables).toEqual({ groupBy: ["PILLAR"], total: true });
    expect(leftOut).toEqual(expect.arrayContaining([
        { path: "nothing", reason: "unknown" },
        { path: "municipality.name", reason: "dimension" },
        { path: "amount gt", reason: "value" },
    ]));
    expect(ask({ ...startOf("projects"), columns: ["municipalities.name", "indicators.name"] }).leftOut).toEqual([{ path: "indicators.name", reason: "lists" }]);
});

test("Addresses of tables hold the whole question; a cube is offered where it can be cut as it is filtered", () => {
    const observations = startOf("observations");
    const address = new URL(addressOfTable(ask(observations), "csv", 3), "http://host");
    expect(address.pathname).toBe("/r/3/reports/query.csv");
    expect(JSON.parse(address.searchParams.get("variables") ?? "")).toEqual(ask(observations).variables);
    const filters = [
        { path: "indicator.code", operation: "in", values: ["werkloosheid", "bevolking"] },
        { path: "region.code", operation: "eq", values: ["GM0114"] },
    ];
    expect(addressOfCube({ ...observations, where: filters })).toBe("/observations.jsonstat?indicator=werkloosheid%2Cbevolking&region=GM0114");
    expect(addressOfCube(observations)).toBeNull();
});

test("An answer becomes rows as in an export: a list makes rows, what is empty stays a row, what stands above repeats", () => {
    const report: Report = { ...startOf("projects"), columns: ["title", "allocations.amount", "allocations.totalCount"] };
    const root = rootOf(schema, "projects");
    if (!root) {
        throw new Error("no projects");
    }
    const of = (amounts: number[], more = false) => ({ totalCount: 9, pageInfo: { hasNextPage: more }, nodes: amounts.map((amount) => ({ amount })) });
    const data = { projects: { totalCount: 7, nodes: [{ title: "A", allocations: of([1, 2], true) }, { title: "B", allocations: of([]) }] } };
    const { rows, count, shown, isCut } = rowsOf(root, ask(report).columns, data);
    expect(rows.map(({ cells }) => cells)).toEqual([["A", 1, 9], ["A", 2, 9], ["B", null, 9]]);
    expect(rows.map(({ isFirst }) => isFirst)).toEqual([[true, true, true], [false, true, false], [true, true, true]]);
    expect({ count, shown, isCut }).toEqual({ count: 7, shown: 2, isCut: true });
    expect(groupsOf(rows, 0).map(({ value, rows: inside }) => [value, inside.length])).toEqual([["A", 2], ["B", 1]]);
    // The answer before still stands there while another is asked.
    expect(rowsOf(root, ask(report).columns, { spending: [] }).rows).toEqual([]);
});

test("Values of a filter are suggested by the list that has them", () => {
    const where = rootOf(schema, "observations")?.where;
    const suggesting = where ? suggestingOf(schema, where, "indicator.code") : null;
    expect(suggesting && validate(schema, parse(suggesting.document.text))).toEqual([]);
    expect(suggesting?.read({ indicators: { nodes: [{ code: "a", name: "A" }, { code: "a", name: "A" }] } })).toEqual([{ value: "a", label: "A" }]);
    expect(where && suggestingOf(schema, where, "value")).toBeNull();
});
