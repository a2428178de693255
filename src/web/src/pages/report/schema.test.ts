import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rootNames } from "./report";
import { columnOf, columnOfDimension, columnsUnder, inputsUnder, isOrder, operationsAt, readSchema, rootOf, type Root } from "./schema";

const schema = readSchema(readFileSync(new URL("../../../../../schema/schema.graphql", import.meta.url), "utf8"));

function known(name: string): Root {
    const root = rootOf(schema, name);
    if (!root) {
        throw new Error(`no ${name}`);
    }

    return root;
}

const names = (choices: readonly { name: string }[]) => choices.map(({ name }) => name);

test("Every list that a report can be made of is one, with filters and orders; what is no list is none", () => {
    for (const name of rootNames) {
        expect(known(name)).toMatchObject({ where: expect.anything(), order: expect.anything() });
    }
    expect(rootOf(schema, "release")).toBeNull();
    expect(known("projects").isConnection).toBe(true);
    expect(known("spending").isConnection).toBe(false);
    expect(names(known("spending").dimensions)).toContain("MUNICIPALITY");
});

test("Columns are values at the ends of paths; what needs arguments, and shapes, are none", () => {
    const projects = known("projects");
    expect(columnOf(projects, "spending.amount")).toMatchObject({ response: ["spending", "amount"], lists: [], isNumber: true, isMoney: true });
    expect(columnOf(projects, "pillar")).toBeNull();
    expect(columnOf(projects, "nothing")).toBeNull();
    expect(columnOf(known("observations"), "region.population")).toBeNull();
    expect(columnOf(known("observations"), "region.municipality.boundary.geometry")).toBeNull();
    expect(columnOf(known("observations"), "normalisedValue")?.isMoney).toBe(false);
});

test("A list makes rows of its items; what a connection tells of all its rows makes none", () => {
    const projects = known("projects");
    expect(columnOf(projects, "municipalities.name")?.lists).toEqual([["municipalities"]]);
    expect(columnOf(projects, "allocations.tranche.number")).toMatchObject({ response: ["allocations", "nodes", "tranche", "number"], lists: [["allocations", "nodes"]], listPaths: ["allocations"] });
    expect(columnOf(projects, "allocations.totalCount")).toMatchObject({ response: ["allocations", "totalCount"], lists: [] });
});

test("Beside a list that has columns no other is offered but for its numbers, and of a pivot no dimension that it is not grouped by", () => {
    const projects = known("projects");
    expect(names(columnsUnder(projects, "", [], []))).toContain("municipalities");
    expect(names(columnsUnder(projects, "", [], ["allocations"]))).not.toContain("municipalities");
    expect(names(columnsUnder(projects, "allocations", [], ["municipalities"]))).toEqual(["aggregates", "totalCount"]);
    const cells = names(columnsUnder(known("spending"), "", ["PILLAR"], []));
    expect(cells).toEqual(expect.arrayContaining(["pillar", "amount"]));
    expect(cells).not.toContain("tranche");
});

test("A dimension brings the column that names its members", () => {
    const spending = known("spending");
    expect(spending.dimensions.map(({ name }) => columnOfDimension(spending, name)).every((path) => path && columnOf(spending, path))).toBe(true);
    expect(columnOfDimension(spending, "PROJECT")).toBe("project.title");
});

test("Filters end where something can be compared, orders where something can be sorted", () => {
    const { where, order } = known("projects");
    if (!where || !order) {
        throw new Error("no filter");
    }
    expect(names(operationsAt(where, "title"))).toEqual(expect.arrayContaining(["eq", "contains"]));
    expect(operationsAt(where, "pillar")).toEqual([]);
    expect(names(operationsAt(where, "municipalities"))).toEqual(["any"]);
    expect(names(inputsUnder(where, "municipalities"))).toEqual(["aggregates", "all", "none", "some"]);
    expect(operationsAt(where, "municipalities.some.code").find(({ name }) => name === "in")?.isList).toBe(true);
    expect(inputsUnder(where, "title")).toEqual([]);
    expect(isOrder(order, "spending.amount")).toBe(true);
    expect(isOrder(order, "spending")).toBe(false);
    expect(inputsUnder(order, "pillar").find(({ name }) => name === "code")).toMatchObject({ isValue: true, isBranch: false });
});
