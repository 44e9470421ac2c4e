import type { Point, Zone } from "@hall/contract";
import { changeZone, type Drawing, rounded, type ShapeRef } from "./zone-draft.ts";

const DEEP = 0.15;
const LEAST = 0.05; // less room than this is none

/** The waiting area that is chosen, itself or by where its service is. */
export function waitingAreaOf({ zones }: Drawing, chosen: ShapeRef | undefined): string | undefined {
  if (chosen?.kind !== "zone" && chosen?.kind !== "service") return undefined;
  return zones.find(({ zoneId, kind }) => zoneId === chosen.id && kind === "waiting")?.zoneId;
}

/** Where people of a waiting area go to be served: at first a strip along one of its sides; what is drawn already stays. */
export function addService(drawing: Drawing, zoneId: string): [Drawing, ShapeRef] {
  const ref = { kind: "service", id: zoneId } as const;
  const zone = drawing.zones.find((one) => one.zoneId === zoneId);
  if (!zone || zone.service) return [drawing, ref];
  return [changeZone(drawing, zoneId, { service: beside(zone.polygon) }), ref];
}

/** Beside an area where the picture has most room for it; along its upper edge where it has none. */
function beside(polygon: readonly Point[]): NonNullable<Zone["service"]> {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const room = Math.max(top, 1 - bottom, left, 1 - right);
  const deep = Math.min(DEEP, room);
  if (room < LEAST) return rectangle(left, top, right, top + DEEP);
  if (room === top) return rectangle(left, top - deep, right, top);
  if (room === 1 - bottom) return rectangle(left, bottom, right, bottom + deep);
  if (room === left) return rectangle(left - deep, top, left, bottom);
  return rectangle(right, top, right + deep, bottom);
}

function rectangle(left: number, top: number, right: number, bottom: number): NonNullable<Zone["service"]> {
  const corners: [number, number][] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return corners.map(([x, y]) => [rounded(x), rounded(y)]);
}
