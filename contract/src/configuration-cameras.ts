import { z } from "zod";
import { Name } from "./configuration-words.ts";
import { CameraId, CounterId, LineId, ZoneId } from "./ids.ts";

const Point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
const Polygon = z.array(Point).min(3);

/** When a waiting area is crowded, and when no longer: with one person less. */
const Crowding = z.strictObject({
  people: z.int().min(1).max(1000),
  seconds: z.int().min(5).max(3600).default(60),
  clearSeconds: z.int().min(5).max(3600).default(60),
});

export const Zone = z.strictObject({
  zoneId: ZoneId,
  name: Name,
  kind: z.enum(["waiting", "counter-staff", "counter-visitor"]),
  polygon: Polygon.describe("corners, from the top left, 0 to 1"),
  anchor: z
    .enum(["bottom", "head", "overlap"])
    .default("bottom")
    .describe("which part of a person's box must lie inside"),
  counterId: CounterId.optional().describe("counter zones: whose"),
  absentSeconds: z.int().min(10).max(1800).default(120).describe("counter-staff: absent after"),
  required: z.int().min(1).max(10).default(1).describe("counter-staff: so many must be there"),
  crowding: Crowding.optional().describe("waiting: from how many people it is crowded"),
  service: Polygon.optional().describe(
    "waiting: where people go to be served; who leaves elsewhere gives up",
  ),
});
export type Zone = z.infer<typeof Zone>;

/** A line on the floor that people walk over. */
export const Line = z
  .strictObject({
    lineId: LineId,
    name: Name,
    points: z.tuple([Point, Point]).describe("its two ends"),
    inside: Point.describe("a point on its inner side"),
  })
  .refine(({ points: [a, b] }) => Math.hypot(a[0] - b[0], a[1] - b[1]) >= 0.02, {
    path: ["points"],
    error: "two ends that are apart",
  })
  .refine(({ points: [a, b], inside: [x, y] }) => Math.abs(turn(a, b, [x, y])) > 1e-4, {
    path: ["inside"],
    error: "a point beside the line, not on it",
  });
export type Line = z.infer<typeof Line>;

/** A rectangle on the floor as the camera sees it: what a metre is where. */
export const Ground = z
  .strictObject({
    corners: z.tuple([Point, Point, Point, Point]).describe("its corners, in order around it"),
    metres: z.tuple([z.number().positive().max(1000), z.number().positive().max(1000)]),
  })
  .refine(({ corners }) => isConvex(corners), {
    path: ["corners"],
    error: "four corners of a rectangle on the floor, in order around it",
  });
export type Ground = z.infer<typeof Ground>;

export const Camera = z.strictObject({
  cameraId: CameraId,
  name: Name,
  url: z.string().min(1).describe("rtsp://, http(s)://, a file or a folder; `footage` is the sample clip"),
  analysedFps: z.number().min(0.2).max(10).default(2),
  model: z.string().optional().describe("a model file of its own; default: the hall's model"),
  zones: z.array(Zone).default([]),
  lines: z.array(Line).default([]),
  ground: Ground.optional().describe("four floor points, for people on a square metre"),
});

type At = readonly [number, number];

/** Twice the area of a triangle; its sign says which way round. */
function turn(a: At, b: At, c: At): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function isConvex([a, b, c, d]: readonly [At, At, At, At]): boolean {
  const turns = [turn(a, b, c), turn(b, c, d), turn(c, d, a), turn(d, a, b)];
  return turns.every((one) => one > 1e-4) || turns.every((one) => one < -1e-4);
}
