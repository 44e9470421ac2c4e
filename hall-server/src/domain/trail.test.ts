import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Trail } from "./trail.ts";

describe("a trail", () => {
  it("is what a list is, whichever of its ancestors it is grown from", () => {
    const growth = fc.array(fc.tuple(fc.nat(), fc.integer()), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 5 }), growth, (first, grown) => {
        const all = [{ trail: Trail.of(first), list: first }];
        for (const [from, item] of grown) {
          const parent = all[from % all.length];
          if (parent) all.push({ trail: parent.trail.with(item), list: [...parent.list, item] });
        }
        for (const { trail, list } of all) {
          expect([...trail]).toEqual(list);
          expect(trail.length).toBe(list.length);
          expect(JSON.stringify(trail)).toBe(JSON.stringify(list));
        }
      }),
    );
  });

  it("answers the item at a place, and nothing beyond its end", () => {
    const short = Trail.of(["a"]);
    const long = short.with("b");
    expect([short.at(0), short.at(1), long.at(1), long.at(2)]).toEqual(["a", undefined, "b", undefined]);
  });

  it("does not follow a list that it was made of", () => {
    const list = ["a"];
    const trail = Trail.of(list);
    list.push("b");
    expect([...trail]).toEqual(["a"]);
  });
});
