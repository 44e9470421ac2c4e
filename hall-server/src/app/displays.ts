import type { Payload } from "@hall/contract";
import { rollNow } from "../domain/evolve-notices.ts";
import type { HallState } from "../domain/state.ts";

type Wanted = Omit<Payload<"hall/{hall}/device/{device}/set">, "v" | "ts" | "seq">;

const WORDS = { closed: "暂停服务 Closed", open: "请等候叫号 Open", paused: "暂停服务 Paused" } as const;

/** What the display over a counter should show now. */
export function wantedAt(state: HallState, counterId: string): Wanted {
  const counter = state.counters.get(counterId);
  if (!counter) return { state: "closed", text: WORDS.closed };
  const visit = counter.visitId === undefined ? undefined : state.visits.get(counter.visitId);
  if (visit) {
    const called = visit.status === "called";
    return {
      state: called ? "called" : "serving",
      code: visit.code,
      text: called ? `请 ${visit.code}` : visit.code,
    };
  }
  const off = counter.clerkId !== undefined && state.clerks.get(counter.clerkId)?.off !== undefined;
  const shown = off && counter.state === "open" ? "paused" : counter.state;
  const roll = rollNow(state).find((one) => one.counterId === counterId);
  if (roll && shown === "open")
    return { state: "called", code: String(roll.number), text: `请 ${roll.number} 号` };
  return { state: shown, text: WORDS[shown] };
}
