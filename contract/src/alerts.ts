import { z } from "zod";
import { AlertId, Instant } from "./ids.ts";

export const AlertKind = z.enum([
  "wait-over-target",
  "wait-over-maximum",
  "counter-absent",
  "absent-while-serving",
  "crowding",
  "tickets-people-mismatch",
  "device-offline",
  "camera-unhealthy",
  "bad-rating",
  "help-bell",
  "tickets-refused",
]);
export type AlertKind = z.infer<typeof AlertKind>;

export const Severity = z.enum(["notice", "warning", "severe"]);
export type Severity = z.infer<typeof Severity>;

export const AlertState = z.enum(["raised", "acknowledged", "resolved"]);
export type AlertState = z.infer<typeof AlertState>;

/** One broken rule about the hall; the same cause (kind and subject) has one open alert at most. */
export const AlertView = z.object({
  alertId: AlertId,
  kind: AlertKind,
  /** What it is about: a queueId, visitId, counterId, deviceId, cameraId, or a stepId; of refused tickets, the kiosk and the first of them. */
  subject: z.string(),
  severity: Severity,
  state: AlertState,
  raisedAt: Instant,
  /** When the cause began; before `raisedAt` where the rule waits. */
  since: Instant,
  /** Percent of the response limit that has passed: 0, 50, 80 or 100. */
  escalated: z.union([z.literal(0), z.literal(50), z.literal(80), z.literal(100)]),
  dueAt: Instant,
  acknowledgedAt: Instant.optional(),
  acknowledgedBy: z.string().optional(),
  resolvedAt: Instant.optional(),
  /** A person's id, or "cause-ended". */
  resolvedBy: z.string().optional(),
  reason: z.string().optional(),
  /** Figures and codes for the text: code, counter, minutes, grade … */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type AlertView = z.infer<typeof AlertView>;
