import { z } from "zod";
import { CameraPicture } from "./broadcasts.ts";
import { Camera } from "./configuration-cameras.ts";
import { EvidenceOrder, EvidencePacket } from "./evidence.ts";
import { CameraId, CounterId, HallId } from "./ids.ts";

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

/** Hub → vision worker, on the Socket.io namespace `/vision`. */
export const VISION_ORDERS = {
  /** The whole wanted set; sent on connect and on every change. */
  "vision:configure": z.object({ cameras: z.array(CameraSetting) }),
  /** Which counters of a hall should be attended, and whether anybody may be inside; sent on connect and on every change. */
  "vision:hall": HallOrder,
  "camera:watch": z.object({ hallId: HallId, cameraId: CameraId, on: z.boolean() }),
  "evidence:take": EvidenceOrder,
} as const;

/** Vision worker → hub. */
export const VISION_REPORTS = {
  "camera:picture": CameraPicture.extend({ hallId: HallId }),
  "evidence:clip": EvidencePacket,
} as const;

export type HubToVision = {
  [K in keyof typeof VISION_ORDERS]: (order: z.infer<(typeof VISION_ORDERS)[K]>) => void;
};
export type VisionToHub = {
  [K in keyof typeof VISION_REPORTS]: (report: z.infer<(typeof VISION_REPORTS)[K]>) => void;
};
