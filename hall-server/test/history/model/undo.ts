import type { ModelState } from "./state.ts";
import { free, visitOf } from "./visit.ts";
import type { By, Counter, Plan, Visit } from "./words.ts";
import { briefOf, plan, refuse } from "./words.ts";

const UNDOABLE = [
  ...["call-next", "call", "arrive", "no-show", "skip", "return", "park", "resume"],
  ...["next-step", "finish", "transfer", "leave", "void"],
].map((word) => `visit:${word}`);

type Done = Plan & { rule?: undefined };

/** The same plan; when it is done, a clerk's act is remembered with the visits as they were before it. */
export function remembered(hall: ModelState, name: string, by: By, at: number, planned: Done): Done {
  if (name === "visit:undo") return planned; // all is as it was, the marks of earlier acts too
  const named = new Set(planned.effects.map(({ visitId }) => visitId));
  const act: Done["act"] = (ids) => {
    const before = [...named].flatMap((id) => copyOf(hall.visits.get(String(id))));
    planned.act(ids);
    const parts = before.flatMap((was) => {
      const visit = hall.visits.get(was.id);
      if (!visit) return [];
      hall.touches += 1;
      visit.touch = hall.touches;
      return { was, touch: visit.touch };
    });
    if (parts.length === 0 || by.kind !== "staff" || !UNDOABLE.includes(name)) return;
    hall.acts.set(by.id, { until: at + hall.settings.undoMs, parts });
  };
  return { ...planned, act };
}

const copyOf = (visit: Visit | undefined): Visit[] => (visit ? [{ ...visit }] : []);

/** Somebody's own last act is taken back whole, if nothing has happened to its visits since. */
export function undo(hall: ModelState, by: By, at: number): Plan {
  const last = hall.acts.get(by.id);
  if (!last || at > last.until) refuse("nothing-to-undo");
  for (const { was, touch } of last.parts) if (visitOf(hall, was.id).touch !== touch) refuse("undo-changed");
  const ours = last.parts.map(({ was }) => was.id);
  for (const { was } of last.parts) mustTakeBack(hall, was, ours);
  const back = [...last.parts].reverse();
  const act = (): void => {
    for (const { was } of back) putBack(hall, visitOf(hall, was.id), was);
    hall.acts.delete(by.id);
  };
  const first = last.parts[0]?.was.id ?? "";
  const effects = back.map(({ was }) => ({ type: "visit-undone", visitId: was.id }));
  return plan(effects, act, () => briefOf(visitOf(hall, first)));
}

/** The counter that the visit would come back to: with the same clerk at it, and nobody else. */
function mustTakeBack(hall: ModelState, was: Visit, ours: readonly string[]): void {
  const counter = holderOf(hall, was);
  if (!counter) return;
  if (counter.clerk === undefined || counter.clerk !== was.clerk) refuse("undo-changed");
  if (counter.state === "closed") refuse("counter-closed");
  if (hall.clerks.get(counter.clerk)?.off) refuse("clerk-on-break");
  if (counter.visit !== undefined && !ours.includes(counter.visit)) refuse("counter-busy");
}

function putBack(hall: ModelState, visit: Visit, was: Visit): void {
  free(hall, visit);
  if (visit.status === "waiting") hall.waiting.splice(hall.waiting.indexOf(visit), 1);
  Object.assign(visit, was);
  if (visit.status === "waiting") hall.waiting.push(visit);
  const counter = holderOf(hall, visit);
  if (counter) counter.visit = visit.id;
}

function holderOf(hall: ModelState, { status, counter }: Visit): Counter | undefined {
  return status === "called" || status === "serving" ? hall.counters.get(counter ?? "") : undefined;
}
