import type { AlertView, Severity } from "@hall/contract";

const RANK: Record<Severity, number> = { severe: 0, warning: 1, notice: 2 };

/** Open alerts: the severe ones first, among them those that nobody has taken, then the oldest. */
export function openAlerts(alerts: readonly AlertView[]): AlertView[] {
  return alerts
    .filter(({ state }) => state !== "resolved")
    .sort(
      (a, b) =>
        RANK[a.severity] - RANK[b.severity] ||
        Number(a.state === "acknowledged") - Number(b.state === "acknowledged") ||
        a.since.localeCompare(b.since),
    );
}

/** Resolved ones, the latest first. */
export function resolvedAlerts(alerts: readonly AlertView[]): AlertView[] {
  return alerts
    .filter(({ state }) => state === "resolved")
    .sort((a, b) => (b.resolvedAt ?? "").localeCompare(a.resolvedAt ?? ""));
}

/**
 * The order in which alerts are shown. While the list is `held` (a pointer or the focus is in it) nothing moves: what
 * is shown stays where it is, even when it ends, and what is new goes to the end.
 */
export function steadyOrder(shown: readonly string[], alerts: readonly AlertView[], held: boolean): string[] {
  const wanted = openAlerts(alerts).map(({ alertId }) => alertId);
  if (!held) return wanted;
  const known = new Set(alerts.map(({ alertId }) => alertId));
  const staying = shown.filter((alertId) => known.has(alertId));
  return [...staying, ...wanted.filter((alertId) => !staying.includes(alertId))];
}

/** Alerts raised that this page had not heard of; `known` undefined: the page has just come, and nothing is new. */
export function newAlerts(known: ReadonlySet<string> | undefined, alerts: readonly AlertView[]): AlertView[] {
  if (!known) return [];
  return alerts.filter(({ alertId, state }) => state === "raised" && !known.has(alertId));
}
