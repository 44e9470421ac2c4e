import { z } from "zod";
import { AlertId, CameraId, HallId, Instant } from "./ids.ts";

/** Evidence of absences: off unless a hall switches it on, one pixelated picture a second, deleted after a time. */
export const Evidence = z.strictObject({
  secondsBefore: z.int().min(1).max(15).default(10).describe("before the alert"),
  secondsAfter: z.int().min(0).max(10).default(5).describe("after the alert"),
  keepHours: z.int().min(1).max(720).default(72).describe("then it is deleted"),
});
export type Evidence = z.infer<typeof Evidence>;

/** Hub → vision: send the seconds around this alert. */
export const EvidenceOrder = z.object({
  hallId: HallId,
  cameraId: CameraId,
  alertId: AlertId,
  secondsAfter: z.int().min(0).max(10),
});
export type EvidenceOrder = z.infer<typeof EvidenceOrder>;

const MOST_PICTURES = 40;

/** Vision → hub: what was asked for; every picture has been pixelated. */
export const EvidenceReport = EvidenceOrder.pick({ hallId: true, cameraId: true, alertId: true }).extend({
  pictures: z
    .array(z.object({ at: Instant, jpeg: z.instanceof(Uint8Array) }))
    .min(1)
    .max(MOST_PICTURES),
});
export type EvidenceReport = z.infer<typeof EvidenceReport>;

/** A clip as it is kept. */
export const EvidenceView = z.object({
  alertId: AlertId,
  cameraId: CameraId,
  takenAt: Instant,
  expiresAt: Instant,
  pictures: z.int().describe("how many"),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** A clip to look at; pictures as JPEG in base64. Each look stands in the audit. */
export const EvidenceClip = EvidenceView.extend({
  pictures: z.array(z.object({ at: Instant, jpeg: z.base64() })),
});
export type EvidenceClip = z.infer<typeof EvidenceClip>;
