import { z } from "zod";
import { CameraPicture } from "./broadcasts.ts";
import { Camera } from "./configuration-cameras.ts";
import { EvidenceOrder, EvidencePacket } from "./evidence.ts";
import { CameraId, CounterId, HallId, LineId } from "./ids.ts";
import { RehearsalAnswer, RehearsalOrder } from "./rehearsal.ts";

/** A camera as its worker needs it. The URL may hold a password: it travels on the authenticated socket only and never reaches a log. */
export const CameraSetting = Camera.omit({ name: true }).extend({
  hallId: HallId,
  /** So many seconds of pixelated pictures are remembered, for evidence; absent: none. */
  evidenceSeconds: z.int().optional(),
});
export type CameraSetting = z.infer<typeof CameraSetting>;

export const HallOrder = z.object({
  hallId: HallId,
  open: z.boolean(),
  counters: z.array(z.object({ counterId: CounterId, duty: z.enum(["open", "paused", "closed"]) })),
});
export type HallOrder = z.infer<typeof HallOrder>;

/** How many were inside by each door line when the hub last knew, a few minutes ago at most. */
export const InsideOrder = z.object({
  hallId: HallId,
  lines: z.array(z.object({ lineId: LineId, people: z.int().min(0) })),
});
export type InsideOrder = z.infer<typeof InsideOrder>;

/** Hub → vision worker, on the Socket.io namespace `/vision`. */
export const VISION_ORDERS = {
  /** The whole wanted set; sent on connect and on every change. */
  "vision:configure": z.object({ cameras: z.array(CameraSetting) }),
  /** Which counters of a hall should be attended, and whether anybody may be inside; sent on connect and on every change. */
  "vision:hall": HallOrder,
  /** Sent on connect, after the cameras: a worker that has just begun goes on from there. */
  "vision:inside": InsideOrder,
  "camera:watch": z.object({ hallId: HallId, cameraId: CameraId, on: z.boolean() }),
  "evidence:take": EvidenceOrder,
} as const;

/** Hub → vision worker, which answers. */
export const VISION_QUESTIONS = {
  "camera:rehearse": { order: RehearsalOrder, answer: RehearsalAnswer },
} as const;
type Questions = typeof VISION_QUESTIONS;

/** Vision worker → hub. */
export const VISION_REPORTS = {
  "camera:picture": CameraPicture.extend({ hallId: HallId }),
  "evidence:clip": EvidencePacket,
} as const;

export type HubToVision = {
  [K in keyof typeof VISION_ORDERS]: (order: z.infer<(typeof VISION_ORDERS)[K]>) => void;
} & {
  [K in keyof Questions]: (
    order: z.infer<Questions[K]["order"]>,
    ack: (answer: z.infer<Questions[K]["answer"]>) => void,
  ) => void;
};
export type VisionToHub = {
  [K in keyof typeof VISION_REPORTS]: (report: z.infer<(typeof VISION_REPORTS)[K]>) => void;
};
