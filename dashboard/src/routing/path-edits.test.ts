import { describe, expect, it } from "vitest";
import { differences, movedItem, valueAt, withValue } from "./path-edits.ts";

const hall = { name: "H", queues: [{ id: "a", target: 5 }, { id: "b" }], bound: 60 };

describe("editing a configuration by path", () => {
  it("reads what is there, and nothing where nothing is", () => {
    expect(valueAt(hall, ["queues", 0, "target"])).toBe(5);
    expect(valueAt(hall, ["queues", 7, "target"])).toBeUndefined();
  });

  it("changes a copy, and keys keep their order", () => {
    const after = withValue(hall, ["queues", 0, "target"], 9);
    expect(after.queues[0]).toEqual({ id: "a", target: 9 });
    expect(Object.keys(withValue(hall, ["name"], "J"))).toEqual(["name", "queues", "bound"]);
    expect(hall.queues[0]).toEqual({ id: "a", target: 5 });
  });

  it("takes away a key or an item when there is nothing to put", () => {
    expect(withValue(hall, ["queues", 0, "target"], undefined).queues[0]).toEqual({ id: "a" });
    expect(withValue(hall, ["queues", 0], undefined).queues).toEqual([{ id: "b" }]);
  });

  it("makes what lies on the way", () => {
    expect(withValue(hall, ["queues", 1, "when", "over"], 3).queues[1]).toEqual({
      id: "b",
      when: { over: 3 },
    });
  });

  it("moves an item, and nowhere past the ends", () => {
    expect(movedItem(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(movedItem(["a", "b"], 1, 2)).toEqual(["a", "b"]);
    expect(movedItem(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  });

  it("names every place that differs; a list of another length as a whole", () => {
    expect(differences(hall, hall)).toEqual([]);
    expect(differences(hall, withValue(hall, ["queues", 0, "target"], 9))).toEqual([["queues", 0, "target"]]);
    expect(differences(hall, withValue(hall, ["queues", 0], undefined))).toEqual([["queues"]]);
    expect(differences(hall, { ...hall, extra: 1 })).toEqual([["extra"]]);
  });
});
