import type { VisitView } from "@hall/contract";

/**
 * Milliseconds from the call to the desk, while the visitor is there. Undefined for a step that began without a call:
 * the next one at the same counter, or one that was taken up again.
 */
export function wayMs({ status, step, calledAt, startedAt }: VisitView): number | undefined {
  if (status !== "serving" || !step || calledAt === undefined || startedAt === undefined) return undefined;
  const first = startedAt === step.startedAt;
  if (!first && calledAt <= startedAt) return undefined;
  return Math.max(0, Date.parse(step.startedAt) - Date.parse(calledAt));
}
