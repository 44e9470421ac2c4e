import { describe, expect, it } from "vitest";
import { addZone, changeZone } from "./zone-draft.ts";
import { CROWDED, isWithin, limitsOf, ofKind, wrongArea } from "./zone-limits.ts";

const NAME = { "zh-CN": "座位", en: "Seats" };
const [drawing] = addZone({ zones: [], lines: [], ground: undefined }, new Set(), NAME);

describe("the numbers of an area", () => {
  it.each([
    ["people", 1, 1000],
    ["seconds", 5, 3600],
    ["clearSeconds", 5, 3600],
    ["absentSeconds", 10, 1800],
    ["required", 1, 10],
  ] as const)("%s may be what the hub takes: from %i to %i, and whole", (field, min, max) => {
    expect(limitsOf(field)).toEqual({ min, max });
    expect([min - 1, min, max, max + 1, min + 0.5].map((n) => isWithin(field, n))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it("tell the area that has a wrong one", () => {
    const crowded = (seconds: number) =>
      changeZone(drawing, "area-1", { crowding: { ...CROWDED, people: 8, seconds } });
    expect(CROWDED).toEqual({ seconds: 60, clearSeconds: 60 });
    expect(wrongArea(drawing)).toBeUndefined();
    expect(wrongArea(crowded(5))).toBeUndefined();
    expect(wrongArea(crowded(4))).toEqual({ kind: "zone", id: "area-1" });
    expect(wrongArea(changeZone(drawing, "area-1", { required: 0 }))).toEqual({ kind: "zone", id: "area-1" });
  });

  it("go with the use of the area: nothing wrong is left where nobody sees it", () => {
    const crowding = { ...CROWDED, people: 0 };
    const waiting = changeZone(drawing, "area-1", { crowding, service: drawing.zones[0]?.polygon });
    const staff = changeZone(waiting, "area-1", ofKind("counter-staff"));
    expect(wrongArea(staff)).toBeUndefined();
    expect(staff.zones[0]).toMatchObject({ anchor: "overlap", crowding: undefined, service: undefined });
    const wrong = changeZone(staff, "area-1", { absentSeconds: 1 });
    expect(wrongArea(changeZone(wrong, "area-1", ofKind("waiting")))).toBeUndefined();
  });
});
