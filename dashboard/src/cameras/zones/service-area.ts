import type { Point, Zone } from "@hall/contract";
import { changeZone, type Drawing, rounded, type ShapeRef } from "./zone-draft.ts";

const DEEP = 0.15;

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

/** Beside an area where the picture has room for it, else along its upper edge. */
function beside(polygon: readonly Point[]): NonNullable<Zone["service"]> {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (top >= DEEP) return rectangle(left, top - DEEP, right, top);
  if (bottom <= 1 - DEEP) return rectangle(left, bottom, right, bottom + DEEP);
  if (left >= DEEP) return rectangle(left - DEEP, top, left, bottom);
  if (right <= 1 - DEEP) return rectangle(right, top, right + DEEP, bottom);
  return rectangle(left, top, right, top + DEEP);
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
