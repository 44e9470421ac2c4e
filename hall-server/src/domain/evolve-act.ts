import type { EventOf, HallEvent } from "./events.ts";
import type { ActPart, Counter, HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

type VisitEvent = Extract<HallEvent, { visitId: string }>;

/** The mark of the visit's last change: whose act it was, while it can be taken back. */
export function markOf(state: HallState, visit: Visit, event: VisitEvent): Visit["act"] {
  if (event.type === "visit-noted" || event.type === "visit-fields-set") return visit.act; // an undo keeps them
  const by = "act" in event ? event.act?.by : undefined;
  const { undoSeconds } = state.configuration;
  if (by === undefined || undoSeconds === 0) return undefined;
  return { seq: state.seq, by, until: new Date(Date.parse(event.at) + undoSeconds * 1000).toISOString() };
}

/** Keeps what is needed to take this event back, if it is part of somebody's act. `state` is the hall after it. */
export function rememberAct(before: HallState, state: HallState, visit: Visit, event: VisitEvent): HallState {
  const act = "act" in event ? event.act : undefined;
  const until = state.visits.get(visit.visitId)?.act?.until;
  if (!act || until === undefined) return state;
  const last = act.more ? state.acts.get(act.by) : undefined;
  const parts = [...(last?.parts ?? [])];
  const known = parts.findIndex((part) => part.visitId === visit.visitId);
  const part = partOf(before, state, visit, parts[known]);
  if (known === -1) parts.push(part);
  else parts[known] = part;
  return { ...state, acts: put(state.acts, act.by, { what: act.what, until, parts }) };
}

function partOf(before: HallState, state: HallState, visit: Visit, earlier: ActPart | undefined): ActPart {
  const counters = new Map((earlier?.counters ?? []).map((one) => [one.counterId, one]));
  for (const counterId of [atCounter(visit), atCounter(state.visits.get(visit.visitId))]) {
    const was = counterId === undefined ? undefined : before.counters.get(counterId);
    if (!was || state.counters.get(was.counterId) === was) continue;
    const { freeSince, lastCalls, heldSeq } = was;
    const kept = counters.get(was.counterId)?.before ?? { freeSince, lastCalls, heldSeq };
    counters.set(was.counterId, { counterId: was.counterId, seq: state.seq, before: kept });
  }
  return {
    visitId: visit.visitId,
    seq: state.seq,
    before: earlier?.before ?? visit,
    counters: [...counters.values()],
  };
}

/** The visit as it was before the act; notes and fields that came since stay. Undefined when nothing is remembered. */
export function beforeAct(state: HallState, visit: Visit, event: EventOf<"visit-undone">): Visit | undefined {
  const part = partIn(state, event);
  if (!part) return undefined;
  const { day, noted, fields, textFields } = visit; // a clock that was put right may have renamed the day
  return { ...part.before, day, noted, fields, textFields };
}

/** Counters that have held nobody else since are again as they were, and the act is forgotten. */
export function forgetAct(before: HallState, state: HallState, event: EventOf<"visit-undone">): HallState {
  const act = before.acts.get(event.actOf);
  const undone = partIn(before, event);
  if (!act || !undone) return state;
  const counters = new Map<string, Counter>(state.counters);
  for (const { counterId, seq, before: was } of undone.counters) {
    const counter = counters.get(counterId);
    if (counter && before.counters.get(counterId)?.heldSeq === seq)
      counters.set(counterId, { ...counter, ...was });
  }
  const parts = act.parts.filter((part) => part !== undone);
  const acts = new Map(state.acts);
  if (parts.length === 0) acts.delete(event.actOf);
  else acts.set(event.actOf, { ...act, parts });
  return { ...state, counters, acts };
}

function partIn(state: HallState, { actOf, visitId }: EventOf<"visit-undone">): ActPart | undefined {
  return state.acts.get(actOf)?.parts.find((part) => part.visitId === visitId);
}

/** The counter that holds the visit: while it is called or served there. */
export function atCounter(visit: Visit | undefined): string | undefined {
  return visit?.status === "called" || visit?.status === "serving" ? visit.counterId : undefined;
}
