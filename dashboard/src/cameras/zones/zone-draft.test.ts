import { Camera } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { StepsBack } from "./steps-back.ts";
import {
  addCorner,
  addGround,
  addLine,
  addZone,
  type Drawing,
  movePoint,
  outlines,
  removeCorner,
  removeShape,
} from "./zone-draft.ts";

const NAME = { "zh-CN": "区域", en: "Area" };
const EMPTY: Drawing = { zones: [], lines: [], ground: undefined };

/** An area, a line and a floor. */
function full(): Drawing {
  const [zoned] = addZone(EMPTY, new Set(["area-1"]), NAME);
  const [lined] = addLine(zoned, new Set(), NAME);
  return addGround(lined)[0];
}
const zone = { kind: "zone", id: "area-2" } as const;
const points = (drawing: Drawing, kind: string) =>
  outlines(drawing).find(({ ref }) => ref.kind === kind)?.points;

describe("a drawing of zones", () => {
  it("begins with shapes that the hub takes as they are, under ids that nothing has", () => {
    const { zones, lines, ground } = full();
    expect(zones[0]?.zoneId).toBe("area-2");
    expect(Camera.safeParse({ cameraId: "c", name: "C", url: "footage", zones, lines, ground }).success).toBe(
      true,
    );
  });

  it("moves points of every shape, and none out of the picture", () => {
    expect(points(movePoint(full(), zone, 1, [1.4, 0.1]), "zone")?.[1]).toEqual([1, 0.1]);
    const line = { kind: "line", id: "door-1" } as const;
    expect(points(movePoint(full(), line, 2, [0.5, 0.3]), "line")?.[2]).toEqual([0.5, 0.3]);
    expect(points(movePoint(full(), { kind: "ground" }, 0, [0.1, -1]), "ground")?.[0]).toEqual([0.1, 0]);
  });

  it("gains a corner between two, and loses one, but never the third", () => {
    const five = addCorner(full(), zone, 3);
    expect(points(five, "zone")).toHaveLength(5);
    expect(points(five, "zone")?.[4]).toEqual([0.35, 0.5]);
    const three = removeCorner(removeCorner(five, zone, 0), zone, 0);
    expect(points(removeCorner(three, zone, 0), "zone")).toHaveLength(3);
    expect(points(removeCorner(full(), { kind: "ground" }, 0), "ground")).toHaveLength(4);
  });

  it("forgets a shape that is taken away, and no other", () => {
    expect(outlines(removeShape(full(), zone)).map(({ ref }) => ref.kind)).toEqual(["ground", "line"]);
    expect(outlines(removeShape(full(), { kind: "ground" })).map(({ ref }) => ref.kind)).toEqual([
      "zone",
      "line",
    ]);
  });
});

describe("steps back", () => {
  it("take a whole drag back at once, and forth again", () => {
    const steps = new StepsBack(0);
    for (const x of [1, 2, 3]) steps.go(x, "drag");
    steps.rest();
    steps.go(4, "drag");
    steps.undo();
    expect([steps.now, steps.canUndo, steps.canRedo]).toEqual([3, true, true]);
    steps.undo();
    expect([steps.now, steps.canUndo]).toEqual([0, false]);
    steps.redo();
    steps.go(9, "");
    expect([steps.now, steps.canRedo]).toEqual([9, false]);
  });
});
