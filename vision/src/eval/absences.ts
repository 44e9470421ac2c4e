import type { PresenceFinding } from "../analysis/findings.ts";

/** A stretch of a clip in which nobody was at the counter, or in which nobody could know. Seconds of the clip. */
export interface Absence {
  readonly kind: "absent" | "unknown";
  readonly from: number;
  readonly to: number;
}

/**
 * Turns what the presence rule said, in order, into stretches; what still runs ends with the clip. That nothing is
 * known before the rule's first word is no stretch.
 */
export function absencesOf(
  news: readonly { at: number; finding: PresenceFinding }[],
  end: number,
): Absence[] {
  const absences: Absence[] = [];
  let open: { kind: Absence["kind"]; from: number } | undefined;
  const firstWord = news.findIndex(({ finding }) => finding.state !== "unknown");
  for (const { finding } of firstWord < 0 ? [] : news.slice(firstWord)) {
    const { state, since } = finding;
    const kind = state === "absent" || state === "unknown" ? state : undefined;
    if (kind === open?.kind) continue;
    if (open && since > open.from) absences.push({ ...open, to: since });
    open = kind && { kind, from: since };
  }
  if (open && end > open.from) absences.push({ ...open, to: end });
  return absences;
}
