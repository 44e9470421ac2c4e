import { startDay } from "./day.ts";
import type { ModelState } from "./state.ts";
import {
  type By,
  type Counter,
  counterBrief,
  type Effect,
  nothing,
  type Plan,
  plan,
  type Request,
  refuse,
} from "./words.ts";

/** A clerk signs in. */
export function takeCounter(hall: ModelState, { counterId = "" }: Request, by: By, at: number): Plan {
  const day = startDay(hall, at);
  const counter = hall.counters.get(counterId) ?? refuse("unknown-counter");
  const mine = day.fresh ? undefined : hall.clerks.get(by.id);
  const brief = () => ({ counterId, clerkId: by.id, state: counter.state, visitId: counter.visit ?? null });
  if (mine?.counter === counterId) return { ...nothing(), brief };
  if (mine) refuse("clerk-elsewhere");
  if (!day.fresh && counter.clerk !== undefined) refuse("counter-taken");
  const act = (): void => {
    day.act();
    counter.clerk = by.id;
    hall.clerks.set(by.id, { counter: counterId, off: false });
  };
  const effect = { type: "clerk-took-counter", counterId, clerkId: by.id };
  return plan([...day.effects, effect], act, brief);
}

/** Calls may begin. */
export function openCounter(hall: ModelState, { counterId = "" }: Request, by: By, at: number): Plan {
  const day = startDay(hall, at);
  const counter = hall.counters.get(counterId) ?? refuse("unknown-counter");
  if (!day.fresh) freeFor(hall, counter, by);
  if (!day.fresh && counter.state === "open") refuse("already-open");
  const act = (): void => {
    day.act();
    counter.state = "open";
  };
  return plan([...day.effects, { type: "counter-opened", counterId }], act, () => counterBrief(counter));
}

/** No calls for a while. */
export function pauseCounter(hall: ModelState, { counterId = "" }: Request, by: By): Plan {
  const counter = hall.counters.get(counterId) ?? refuse("unknown-counter");
  if (hall.clerks.get(by.id)?.counter !== counterId) refuse("not-your-counter");
  if (counter.state === "closed") refuse("counter-closed");
  const act = (): void => {
    counter.state = "paused";
  };
  return plan([{ type: "counter-paused", counterId }], act, () => counterBrief(counter));
}

/** No calls any more. */
export function closeCounter(hall: ModelState, { counterId = "" }: Request, by: By): Plan {
  const counter = hall.counters.get(counterId) ?? refuse("unknown-counter");
  freeFor(hall, counter, by);
  if (counter.state === "closed") refuse("counter-is-closed");
  if (counter.visit !== undefined) refuse("counter-busy");
  const act = (): void => {
    counter.state = "closed";
  };
  return plan([{ type: "counter-closed", counterId }], act, () => counterBrief(counter));
}

/** A clerk signs out, and leaves no open counter behind. */
export function leaveCounter(hall: ModelState, { counterId = "" }: Request, by: By): Plan {
  const counter = hall.counters.get(counterId) ?? refuse("unknown-counter");
  if (hall.clerks.get(by.id)?.counter !== counterId) refuse("not-your-counter");
  const clerk = counter.clerk ?? refuse("counter-unmanned");
  if (counter.visit !== undefined) refuse("counter-busy");
  const left: Effect = { type: "clerk-left-counter", counterId, clerkId: clerk };
  const act = (): void => {
    Object.assign(counter, { clerk: undefined, state: "closed" });
    hall.clerks.delete(clerk);
  };
  const effects = counter.state === "closed" ? [left] : [left, { type: "counter-closed", counterId }];
  return plan(effects, act, () => counterBrief(counter));
}

/** Away from the counter. */
export function goOnBreak(hall: ModelState, by: By): Plan {
  const clerk = hall.clerks.get(by.id) ?? refuse("clerk-not-signed-in");
  if (clerk.off) refuse("clerk-on-break");
  if (hall.counters.get(clerk.counter)?.visit !== undefined) refuse("clerk-busy");
  const act = (): void => {
    clerk.off = true;
  };
  return plan([{ type: "clerk-went-on-break", clerkId: by.id }], act, () => ({ clerkId: by.id }));
}

/** At the counter again. */
export function comeBack(hall: ModelState, by: By): Plan {
  const clerk = hall.clerks.get(by.id) ?? refuse("clerk-not-signed-in");
  if (!clerk.off) refuse("clerk-not-on-break");
  const act = (): void => {
    clerk.off = false;
  };
  return plan([{ type: "clerk-came-back", clerkId: by.id }], act, () => ({ clerkId: by.id }));
}

function freeFor(hall: ModelState, counter: Counter, by: By): void {
  if (counter.clerk !== undefined && hall.clerks.get(by.id)?.counter !== counter.id)
    refuse("not-your-counter");
}
