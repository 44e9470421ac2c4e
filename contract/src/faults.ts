import { z } from "zod";

/** Why something was not done; each has its HTTP status. */
export const FAULT_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
} as const;

export const FaultCode = z.enum(Object.keys(FAULT_STATUS) as [keyof typeof FAULT_STATUS]); // as: Object.keys forgets the names
export type FaultCode = keyof typeof FAULT_STATUS;

/** A refusal for people: `message` in the caller's language; `details.rule` names the broken rule (see RULES), with its parameters. */
export const Fault = z.object({
  code: FaultCode,
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Fault = { code: FaultCode; message: string; details?: Record<string, unknown> | undefined };
export type Result<T> = { ok: true; value: T } | { ok: false; fault: Fault };
