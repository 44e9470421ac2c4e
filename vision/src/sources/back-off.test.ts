import fc from "fast-check";
import { expect, it } from "vitest";
import { BackOff } from "./back-off.ts";

it("doubles from a second to a minute, with a fifth of play, and begins anew after success", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
      const backOff = new BackOff(() => random);
      const waits = Array.from({ length: 9 }, () => backOff.failed());
      for (const [i, wait] of waits.entries()) {
        const middle = Math.min(60, 2 ** i);
        expect(wait).toBeGreaterThanOrEqual(middle * 0.8 - 1e-9);
        expect(wait).toBeLessThanOrEqual(Math.min(60, middle * 1.2 + 1e-9));
      }
      backOff.worked();
      expect(backOff.failed()).toBeLessThanOrEqual(1.2 + 1e-9);
    }),
  );
});

it("tries a wrong password once a minute only", () => {
  expect(new BackOff(() => 0).refused()).toBe(60);
});
