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
  const shownRoll = rollNow(state).find((one) => one.counterId === counterId);
  if (shownRoll && counter.state === "open")
    return { state: "called", code: String(shownRoll.number), text: `请 ${shownRoll.number} 号` };
  const onBreak = counter.clerkId !== undefined && state.clerks.get(counter.clerkId)?.off !== undefined;
  const shown = onBreak && counter.state === "open" ? "paused" : counter.state;
  return { state: shown, text: WORDS[shown] };
}
