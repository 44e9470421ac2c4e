import { Camera, type Point } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { addService, waitingAreaOf } from "./service-area.ts";
import {
  addCorner,
  addZone,
  changeZone,
  type Drawing,
  movePoint,
  outlines,
  removeCorner,
  removeShape,
} from "./zone-draft.ts";

const NAME = { "zh-CN": "座位", en: "Seats" };
const [drawing] = addZone({ zones: [], lines: [], ground: undefined }, new Set(), NAME);
const service = { kind: "service", id: "area-1" } as const;
const drawn = (of: Drawing = drawing) => addService(of, "area-1")[0];
const corners = (of: Drawing) => of.zones[0]?.service;

function box(left: number, top: number, right: number, bottom: number): Drawing {
  const polygon: [number, number][] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return changeZone(drawing, "area-1", { polygon });
}
const edges = (points: readonly Point[] = []) => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

describe("where service is", () => {
  it("is drawn after its area, and taken by the hub as it is", () => {
    expect(outlines(drawn()).map(({ ref }) => ref)).toEqual([{ kind: "zone", id: "area-1" }, service]);
    const camera = { cameraId: "c", name: "C", url: "footage", zones: drawn().zones };
    expect(Camera.safeParse(camera).success).toBe(true);
  });

  it.each([
    ["above", box(0.2, 0.3, 0.8, 0.9), [0.2, 0.15, 0.8, 0.3]],
    ["below", box(0.2, 0, 0.8, 0.5), [0.2, 0.5, 0.8, 0.65]],
    ["left", box(0.3, 0.05, 0.9, 0.95), [0.15, 0.05, 0.3, 0.95]],
    ["right", box(0, 0.05, 0.7, 0.95), [0.7, 0.05, 0.85, 0.95]],
    ["above, where there is little room anywhere", box(0.02, 0.12, 0.98, 0.98), [0.02, 0, 0.98, 0.12]],
    ["in the area, which fills the picture", box(0, 0, 1, 1), [0, 0, 1, 0.15]],
  ])("begins %s", (_where, of, expected) => {
    expect(edges(corners(drawn(of)))).toEqual(expected);
  });

  it("is not drawn anew where it is drawn already, nor where nobody waits", () => {
    const moved = movePoint(drawn(), service, 0, [0.1, 0.1]);
    expect(addService(moved, "area-1")).toEqual([moved, service]);
    expect(waitingAreaOf(moved, service)).toBe("area-1");
    expect(waitingAreaOf(drawing, { kind: "zone", id: "area-1" })).toBe("area-1");
    const staff = changeZone(drawing, "area-1", { kind: "counter-staff" });
    expect(waitingAreaOf(staff, { kind: "zone", id: "area-1" })).toBeUndefined();
    expect(waitingAreaOf(drawing, undefined)).toBeUndefined();
    expect(waitingAreaOf(drawing, { kind: "ground" })).toBeUndefined();
  });

  it("has corners to move, to add and to take away, but never the third, and its area keeps its own", () => {
    const five = addCorner(movePoint(drawn(), service, 0, [-1, 0.1]), service, 3);
    expect(corners(five)?.[0]).toEqual([0, 0.1]);
    expect(corners(five)).toHaveLength(5);
    const three = removeCorner(removeCorner(five, service, 0), service, 0);
    expect(corners(removeCorner(three, service, 0))).toHaveLength(3);
    expect(three.zones[0]?.polygon).toEqual(drawing.zones[0]?.polygon);
  });

  it("goes alone when it is taken away, and with its area", () => {
    expect(outlines(removeShape(drawn(), service)).map(({ ref }) => ref.kind)).toEqual(["zone"]);
    expect(JSON.stringify(removeShape(drawn(), service))).toBe(JSON.stringify(drawing));
    expect(outlines(removeShape(drawn(), { kind: "zone", id: "area-1" }))).toEqual([]);
  });
});
