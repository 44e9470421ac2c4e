import type { ModelState } from "./state.ts";
import { type Effect, nothing, type Plan, plan, type Visit } from "./words.ts";

/** Effects of beginning the day, and what does it; nothing when it runs. */
export function startDay(
  hall: ModelState,
  at: number,
): { effects: Effect[]; act: () => void; fresh: boolean } {
  const day = new Date(at).toISOString().slice(0, 10);
  if (day === hall.day && !hall.ended) return { effects: [], act: () => undefined, fresh: false };
  const running = hall.day !== undefined && !hall.ended;
  const effects = running ? endEffects(hall) : [];
  const act = (): void => {
    if (running) clear(hall);
    if (day !== hall.day) {
      hall.numbers = new Map();
      hall.issued = 0;
    }
    hall.day = day;
    hall.ended = false;
  };
  return { effects: [...effects, { type: "day-started" }], act, fresh: true };
}

/** What the end of the day closes, in its order. */
function endEffects(hall: ModelState): Effect[] {
  const effects: Effect[] = [];
  for (const visit of hall.visits.values())
    if (!["booked", "finished", "left", "void"].includes(visit.status))
      effects.push({ type: "visit-abandoned", visitId: visit.id });
    else if (visit.status === "booked" && (visit.booked?.day ?? "") <= (hall.day ?? ""))
      effects.push({ type: "booking-expired", visitId: visit.id });
  for (const [clerk, { counter }] of hall.clerks)
    effects.push({ type: "clerk-left-counter", clerkId: clerk, counterId: counter });
  for (const counter of hall.counters.values())
    if (counter.state !== "closed") effects.push({ type: "counter-closed", counterId: counter.id });
  return [...effects, { type: "day-ended" }];
}

/** The hall after the end of the day. */
function clear(hall: ModelState): void {
  hall.visits = new Map([...hall.visits].filter(([, visit]) => isLater(hall, visit)));
  hall.acts = new Map();
  hall.waiting = [];
  hall.clerks = new Map();
  for (const counter of hall.counters.values())
    Object.assign(counter, { state: "closed", clerk: undefined, visit: undefined });
  hall.ended = true;
}

/** The end of a day, from its midnight on. */
export function endDay(hall: ModelState, day: string, at: number): Plan {
  const midnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  if (hall.day !== day || hall.ended || at < midnight) return nothing();
  return plan(endEffects(hall), () => clear(hall));
}

/** Bookings of days that are still to come stay. */
function isLater({ day = "" }: ModelState, { status, booked }: Visit): boolean {
  return status === "booked" && booked !== undefined && booked.day > day;
}
