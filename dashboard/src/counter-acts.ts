import type { CounterView, Permission, VisitView } from "@hall/contract";
import type { CounterAct } from "./elements/dashboard-events.ts";

/** What somebody with these permissions can do at a counter of another clerk now. */
export function actsAt(
  { state }: CounterView,
  visit: VisitView | undefined,
  permissions: readonly Permission[],
): CounterAct[] {
  const may = (permission: Permission): boolean => permissions.includes(permission);
  if (!may("end-others-step")) return [];
  const finish: CounterAct[] = visit?.status === "serving" && may("call") ? ["finish"] : [];
  if (!may("open-counter")) return finish;
  if (state === "closed") return ["open", ...finish];
  if (state === "paused") return ["open", "close", ...finish];
  return ["pause", "close", ...finish];
}
