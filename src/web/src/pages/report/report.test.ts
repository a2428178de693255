import { expect, test } from "vitest";
import { decode, encode, moved, rootNames, startOf, withColumns, type Report } from "./report";

const whole: Report = {
    root: "spending",
    title: "Wat kreeg Emmen? 100%",
    columns: ["municipality.name", "amount"],
    by: ["MUNICIPALITY", "PILLAR"],
    hasTotal: true,
    where: [
        { path: "municipality.name", operation: "in", values: ["Emmen", "Borger, Odoorn"] },
        { path: "tranche.decidedIn", operation: "eq", values: [] },
    ],
    order: [
        { path: "amount", isDescending: true },
        { path: "pillar.name", isDescending: false },
    ],
    group: "municipality.name",
    rows: 500,
    chart: "bars",
    label: "municipality.name",
    value: "amount",
    over: "",
};

const read = (told: URLSearchParams) => decode(Object.fromEntries(new URLSearchParams(told.toString())));

test("A report comes out of its address as it went in", () => {
    expect(read(encode(whole))).toEqual(whole);
    for (const root of rootNames) {
        expect(read(encode(startOf(root)))).toEqual(startOf(root));
    }
});

test("An address without columns is what its list begins with, one with none has none", () => {
    expect(decode({ of: "observations", title: "Werk" })).toEqual({ ...startOf("observations"), title: "Werk" });
    expect(decode({ of: "nothing" })).toEqual(startOf("projects"));
    expect(decode({ of: "spending", columns: "" })).toMatchObject({ columns: [], by: [] });
});

test("What cannot be read in an address is left out", () => {
    const { where, rows, chart } = decode({ columns: "code", where: '[["title"],7,["code","eq",3],["code","eq","1"]]', rows: "9999", chart: "pie" });
    expect({ where, rows, chart }).toEqual({ where: [{ path: "code", operation: "eq", values: ["1"] }], rows: 100, chart: null });
    expect(decode({ columns: "code", where: "[" }).where).toEqual([]);
});

test("A column that goes takes along what is said of it", () => {
    expect(withColumns(whole, ["amount", "amount"])).toMatchObject({ columns: ["amount"], group: "", label: "", value: "amount" });
});

test("An item moves to another place", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
});
