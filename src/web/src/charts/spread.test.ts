import { expect, test } from "vitest";
import { spread } from "./spread";

test("Places that lie apart stay, those that overlap part round their middle, in their order", () => {
    expect(spread([10, 50, 50], 10, [0, 100])).toEqual([10, 45, 55]);
    expect(spread([52, 50], 10, [0, 100])).toEqual([56, 46]);
});

test("A block that meets another takes it along", () => {
    expect(spread([20, 31, 31], 10, [0, 100])).toEqual([17.33, 27.33, 37.33].map((place) => expect.closeTo(place, 1)));
});

test("Nothing leaves the bounds; too many stand closer", () => {
    expect(spread([99, 99, 99], 10, [0, 100])).toEqual([80, 90, 100]);
    expect(spread([5, 5, 5], 10, [0, 10])).toEqual([0, 5, 10]);
});
