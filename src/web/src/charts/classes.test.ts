import { expect, test } from "vitest";
import { classOf, mostClasses, shadeOf, thresholds } from "./classes";

test("Classes are parted at round numbers inside the figures", () => {
    expect(thresholds([21.02, 39.03, 46.22, 52.44, 57.5, 84.31])).toEqual([40, 60, 80]);
});

test("A figure on a threshold belongs to the class that begins there", () => {
    expect([39.99, 40, 80].map((value) => classOf(value, [40, 60, 80]))).toEqual([0, 1, 3]);
});

test("However figures lie there are no more classes than colours, and the ends have the ends of the scale", () => {
    for (const values of [
        [0, 1],
        [0.1, 0.3],
        [1, 1e6],
        [-5, 5],
        [2.8, 3.4],
        [99, 100],
    ]) {
        const parted = thresholds(values);
        expect(parted.length).toBeGreaterThan(0);
        expect(parted.length).toBeLessThan(mostClasses);
        expect([shadeOf(0, parted), shadeOf(parted.length, parted)]).toEqual([0, mostClasses - 1]);
    }
});

test("Equal figures are one class", () => {
    expect(thresholds([3, 3, 3])).toEqual([]);
    expect(thresholds([])).toEqual([]);
});
