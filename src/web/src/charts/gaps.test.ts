import { expect, test } from "vitest";
import { bridges, gaps, pieces, span } from "./gaps";

const points = [
    { year: 2015, value: 1 },
    { year: 2016, value: 2 },
    { year: 2018, value: 0 },
    { year: 2019, value: null, missing: "secret" },
    { year: 2020, value: 5 },
];

test("A line stops where a year has no figure or is not there, and 0 is a figure", () => {
    expect(pieces(points).map((piece) => piece.map((point) => point.year))).toEqual([[2015, 2016], [2018], [2020]]);
});

test("Pieces are bridged, but not across a break", () => {
    const found = pieces(points, [2020]);
    expect(bridges(found, [2020]).map(([from, to]) => [from.year, to.year])).toEqual([[2016, 2018]]);
});

test("A break parts years that follow each other", () => {
    expect(pieces(points, [2016]).map((piece) => piece.length)).toEqual([1, 1, 1, 1]);
});

test("Equal gaps of several series are one, with their reason; the ends count too", () => {
    const series = [
        { label: "Emmen", points },
        {
            label: "Drenthe",
            points: [
                { year: 2016, value: 3 },
                { year: 2019, value: null, missing: "secret" },
                { year: 2020, value: 4 },
            ],
        },
    ];
    expect(span(series)).toEqual([2015, 2020]);
    expect(gaps(series, [2015, 2020], "unknown")).toEqual([
        { from: 2015, to: 2015, reason: "unknown", series: ["Drenthe"] },
        { from: 2017, to: 2017, reason: "unknown", series: ["Emmen"] },
        { from: 2017, to: 2018, reason: "unknown", series: ["Drenthe"] },
        { from: 2019, to: 2019, reason: "secret", series: ["Emmen", "Drenthe"] },
    ]);
});
