import { z } from "zod";
import { Camera } from "./configuration-cameras.ts";
import { CameraId, HallId, Instant, LineId, ZoneId } from "./ids.ts";

/** What is drawn on a camera's picture, in the form in which it is saved. */
export const CameraDrawing = Camera.pick({ zones: true, lines: true, ground: true });
export type CameraDrawing = z.infer<typeof CameraDrawing>;

/** Dashboard → hub: a camera's drawing, saved or not, to be tried on what the camera saw in the last minutes. */
export const RehearsalRequest = z.strictObject({ cameraId: CameraId, drawing: CameraDrawing });
export type RehearsalRequest = z.infer<typeof RehearsalRequest>;

/** Hub → vision: the same, with its hall. */
export const RehearsalOrder = RehearsalRequest.extend({ hallId: HallId });
export type RehearsalOrder = z.infer<typeof RehearsalOrder>;

/** A part of the remembered minutes; `start` in seconds after their beginning. */
const Span = z.object({ start: z.number(), seconds: z.number() });
export type Span = z.infer<typeof Span>;

const RehearsedZone = z.object({
  zoneId: ZoneId,
  /** People counted: half of the time fewer, half of it more; null where nobody could know. */
  median: z.int().nullable(),
  most: z.int().nullable(),
  crowded: z.array(Span),
  /** People who left without service; absent where nobody drew where service is. */
  abandoned: z.int().optional(),
  /** The counter whose staff side it is, taken as open all the time; `attended` is a share of the time in which somebody could know. */
  staff: z.object({ attended: z.number().min(0).max(1).nullable(), absences: z.array(Span) }).optional(),
});
export type RehearsedZone = z.infer<typeof RehearsedZone>;

const RehearsedLine = z.object({ lineId: LineId, entered: z.int(), left: z.int() });
export type RehearsedLine = z.infer<typeof RehearsedLine>;

/** What a camera would have said of the last minutes with a drawing; `from` is when they begin. */
export const Rehearsal = z.object({
  from: Instant,
  seconds: z.number(),
  looks: z.int(),
  zones: z.array(RehearsedZone),
  lines: z.array(RehearsedLine),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

/** Vision → hub. `no-trace`: of this camera nothing is remembered. */
export const RehearsalAnswer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: Rehearsal }),
  z.object({ ok: z.literal(false), why: z.enum(["no-trace", "failed"]) }),
]);
export type RehearsalAnswer = z.infer<typeof RehearsalAnswer>;
