import { z } from "zod";
import { Name } from "./configuration-words.ts";
import { CameraId, CounterId, LineId, ZoneId } from "./ids.ts";
import { MOST_CORNERS } from "./polygon.ts";

const Point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
const Polygon = z.array(Point).min(3).max(MOST_CORNERS);

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

const ADDRESSES = "expected rtsp://, http://, https://, rtmp://, a file or a folder";
const inputSide = z.int().min(32).max(2048).multipleOf(32);

/** A picture in which people are small is looked at in parts too, each with the model's full size. */
const Tiles = z
  .strictObject({
    columns: z.int().min(1).max(6),
    rows: z.int().min(1).max(6),
    overlap: z
      .number()
      .min(0.05)
      .max(0.5)
      .default(0.2)
      .describe("share of a tile's side that the next one has too"),
  })
  .refine(({ columns, rows }) => columns * rows >= 2 && columns * rows <= 16, {
    error: "between 2 and 16 tiles",
  });

export const Camera = z.strictObject({
  cameraId: CameraId,
  name: Name,
  url: z
    .string()
    .min(1)
    .refine((url) => !/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || /^(rtsps?|https?|rtmp):/i.test(url), {
      error: ADDRESSES,
    })
    .describe(
      "rtsp://, http(s):// (MJPEG, snapshot, HLS, FLV), a file or a folder; `footage` is the sample clip",
    ),
  enabled: z.boolean().default(true).describe("false: nobody looks, and no alert is raised"),
  analysedFps: z.number().min(0.2).max(10).default(2),
  folderFps: z
    .number()
    .min(0.2)
    .max(25)
    .optional()
    .describe("a folder: pictures a second; default, and at least: analysedFps"),
  model: z.string().optional().describe("a model file of its own; default: the hall's model"),
  input: z
    .strictObject({ width: inputSide, height: inputSide })
    .optional()
    .describe("input size of the model for this camera: larger sees smaller people, and costs more"),
  tiles: Tiles.optional().describe("a wide hall: looked at in overlapping tiles too"),
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
