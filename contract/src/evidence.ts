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
/** A packet is taken by the hub up to 2 MB. */
export const MOST_EVIDENCE_BYTES = 1_500_000;

/** What was asked for; every picture has been pixelated. */
export type EvidenceReport = Pick<EvidenceOrder, "hallId" | "cameraId" | "alertId"> & {
  pictures: readonly { at: string; jpeg: Uint8Array }[];
};

/** Vision → hub: the same with all pictures in one piece, for a packet may have ten pieces at most. */
export const EvidencePacket = EvidenceOrder.pick({ hallId: true, cameraId: true, alertId: true })
  .extend({
    pictures: z
      .array(z.object({ at: Instant, bytes: z.int().positive() }))
      .min(1)
      .max(MOST_PICTURES),
    jpegs: z.instanceof(Uint8Array).describe("all pictures, one after the other"),
  })
  .refine(
    ({ pictures, jpegs }) => pictures.reduce((sum, { bytes }) => sum + bytes, 0) === jpegs.length,
    "the pictures are not as long as they say",
  );
export type EvidencePacket = z.infer<typeof EvidencePacket>;

export function packEvidence({ pictures, ...names }: EvidenceReport): EvidencePacket {
  const jpegs = new Uint8Array(pictures.reduce((sum, { jpeg }) => sum + jpeg.length, 0));
  let end = 0;
  for (const { jpeg } of pictures) {
    jpegs.set(jpeg, end);
    end += jpeg.length;
  }
  return { ...names, pictures: pictures.map(({ at, jpeg }) => ({ at, bytes: jpeg.length })), jpegs };
}

export function unpackEvidence({ pictures, jpegs, ...names }: EvidencePacket): EvidenceReport {
  let end = 0;
  const cut = pictures.map(({ at, bytes }) => {
    end += bytes;
    return { at, jpeg: jpegs.subarray(end - bytes, end) };
  });
  return { ...names, pictures: cut };
}

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
