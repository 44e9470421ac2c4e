import { Book } from "../src/domain/book.ts";
import { compareInLine, lineOf } from "../src/domain/line-order.ts";
import { byTime, linesOf } from "../src/domain/lines.ts";
import type { HallState, Visit } from "../src/domain/state.ts";
import { isOpen } from "../src/domain/state.ts";
import { Trail } from "../src/domain/trail.ts";

/**
 * Everything that must be true of a hall after whatever happened; throws what is wrong. `at` is the present instant,
 * `before` an earlier state that was checked already: what both share is not looked at twice.
 */
export function expectInvariants(state: HallState, at: string, before?: HallState): void {
  oneVisitOneCounter(state);
  clerksAndCountersAgree(state);
  nobodyLeavesAVisitor(state);
  oneBellAtACounter(state);
  if (state.visits !== before?.visits) {
    codesGapless(state);
    linesInOrder(state, at);
    for (const [visitId, visit] of state.visits)
      if (before?.visits.get(visitId) !== visit) {
        everySecondOnce(visit, at);
        stepsAreServingTime(visit);
      }
  }
}

/** A clerk on a break, in the back office or away has nobody at the counter; a counter with a visitor is manned and not closed. */
function nobodyLeavesAVisitor(state: HallState): void {
  for (const { counterId, visitId, clerkId, state: is } of state.counters.values()) {
    if (visitId === undefined) continue;
    const clerk = clerkId === undefined ? undefined : state.clerks.get(clerkId);
    must(clerk !== undefined && is !== "closed", `${counterId} is ${is} and unmanned, with ${visitId}`);
    must(clerk?.off === undefined, `${clerkId} is ${clerk?.off?.state}, with ${visitId} at the counter`);
    const visit = state.visits.get(visitId);
    must(
      visit !== undefined && "clerkId" in visit && visit.clerkId === clerkId,
      `${visitId} is not with ${clerkId}`,
    );
  }
}

/** A bell rings once at a counter or a kiosk. */
function oneBellAtACounter(state: HallState): void {
  const ringing = [...state.alerts.values()].filter(
    (one) => one.kind === "help-bell" && one.state !== "resolved",
  );
  must(new Set(ringing.map(({ subject }) => subject)).size === ringing.length, "two bells at one place");
}

/** Each time of serving is one step, at the same counter, with the same clerk, for the same service; one runs at most, while it is served. */
function stepsAreServingTime(visit: Visit): void {
  const served = visit.periods.filter(({ state }) => state === "serving");
  must(
    served.length === visit.steps.length,
    `${visit.code} has ${visit.steps.length} steps in ${served.length} times`,
  );
  for (const [index, step] of visit.steps.entries()) {
    const { from, to, counterId, clerkId } = served[index] ?? {};
    const same = step.startedAt === from && (step.finishedAt ?? null) === to;
    must(
      same && step.counterId === counterId && step.clerkId === clerkId,
      `${step.stepId} is not its time of serving`,
    );
    must(step.stepId === `${visit.visitId}/${index + 1}`, `${step.stepId} is in place ${index + 1}`);
  }
  const runs = visit.steps.filter(({ finishedAt }) => finishedAt === undefined).length;
  must(
    runs === (visit.status === "serving" ? 1 : 0),
    `${visit.code} is ${visit.status}, and ${runs} steps run`,
  );
}

/** Rule 1: a visit is at one counter at most, a counter has one visit at most, and both say the same. */
function oneVisitOneCounter(state: HallState): void {
  const atCounter = new Map<string, string>();
  for (const visit of state.visits.values()) {
    if (visit.status !== "called" && visit.status !== "serving") continue;
    must(!atCounter.has(visit.counterId), `${visit.code} shares counter ${visit.counterId}`);
    must(state.counters.has(visit.counterId), `${visit.code} is at ${visit.counterId}, which is gone`);
    atCounter.set(visit.counterId, visit.visitId);
  }
  for (const { counterId, visitId } of state.counters.values())
    must(
      visitId === atCounter.get(counterId),
      `${counterId} has ${visitId}, not ${atCounter.get(counterId)}`,
    );
}

function clerksAndCountersAgree(state: HallState): void {
  for (const { clerkId, counterId, servedToday } of state.clerks.values()) {
    must(state.counters.get(counterId)?.clerkId === clerkId, `${counterId} does not know ${clerkId}`);
    let done = 0;
    for (const visit of state.visits.values())
      if (
        visit.status === "finished" &&
        visit.finishedAt !== undefined &&
        visit.steps.at(-1)?.clerkId === clerkId
      )
        done += 1;
    must(servedToday === done, `${clerkId} served ${done}, not ${servedToday}`);
  }
  for (const { counterId, clerkId } of state.counters.values())
    if (clerkId !== undefined)
      must(state.clerks.get(clerkId)?.counterId === counterId, `${clerkId} is not at ${counterId}`);
}

/** Rule 2: within the day a code is given once, and each prefix counts 1, 2, 3 … without a hole. */
function codesGapless(state: HallState): void {
  const numbers = new Map<string, number[]>();
  for (const { code, day, status, expired } of state.visits.values()) {
    if (!/^[A-Z]+\d{3,}$/.test(code)) {
      must(
        ["booked", "left", "void"].includes(status) || expired === true,
        `${code} is ${status} without a ticket`,
      );
      continue; // a booking has no number before its visitor is there
    }
    must(day === state.day, `${code} is of ${day}, and today is ${state.day}`);
    const [, prefix = "", number = ""] = /^([A-Z]+)(\d{3,})$/.exec(code) ?? [];
    numbers.set(prefix, [...(numbers.get(prefix) ?? []), Number(number)]);
  }
  for (const [prefix, given] of numbers) {
    const sorted = given.sort((a, b) => a - b);
    must(sorted.length === state.numbers[prefix], `${prefix} was given out ${sorted.length} times`);
    for (const [index, number] of sorted.entries())
      must(number === index + 1, `${prefix} has ${number} in place ${index + 1}`);
  }
}

/** Rule 3: the order is total, so that no two visits of a line are ever equal, and within a class it is FIFO; the index is true. */
function linesInOrder(state: HallState, at: string): void {
  const index = (lines: HallState["lines"]) =>
    JSON.stringify(
      [...lines]
        .filter(([, line]) => line.length > 0)
        .map(([id, line]) => [id, line.map((v) => v.visitId)])
        .sort(),
    );
  must(
    index(state.lines) === index(linesOf(state.visits)),
    "the index of the lines is not what the visits say",
  );
  for (const { queueId } of state.configuration.queues) {
    const line = lineOf(state, queueId, at);
    for (const [index, visit] of line.entries()) {
      const next = line[index + 1];
      if (!next) continue;
      const orders = [compareInLine(state, visit, next, at), compareInLine(state, next, visit, at)] as const;
      must(orders[0] < 0 && orders[1] > 0, `${visit.code} = ${next.code}`);
      const classmate = line.slice(index + 1).find((other) => other.class === visit.class);
      if (classmate && visit.boundAt > at && classmate.boundAt > at)
        must(byTime(visit, classmate) < 0, `${classmate.code} is behind ${visit.code}`);
    }
  }
}

/** Rule 7: every second from the ticket to the end belongs to exactly one period. */
export function everySecondOnce(visit: Visit, at: string): void {
  const { periods, code } = visit;
  if (periods.length === 0) {
    must(!isOpen(visit), `${code} is ${visit.status} in no period`);
    return; // a booking: nobody waits yet
  }
  must(periods[0]?.from === visit.issuedAt, `${code} begins at ${periods[0]?.from}`);
  for (const [index, { from, to, state }] of periods.entries()) {
    const next = periods[index + 1];
    const told = `${code} ${state} from ${from} to ${to}`;
    if (next) must(to === next.from, `${told}, then from ${next.from}`);
    else if (isOpen(visit)) must(to === null && state === visit.status, `${told}, but is ${visit.status}`);
    else must(to !== null, `${told}, but is ${visit.status}`);
    must((to ?? at) >= from, `${told} runs backwards`);
  }
}

/** The state is plain: maps, records, lists, strings, finite numbers; nothing that JSON would change. */
export function expectPlain(value: unknown, path = "state"): void {
  if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean")
    return;
  if (typeof value === "number") {
    must(Number.isFinite(value), `${path} is ${value}`);
    return;
  }
  must(typeof value === "object", `${path} is a ${typeof value}`);
  if (value instanceof Map || value instanceof Book)
    for (const [key, item] of value) expectPlain(item, `${path}.${key}`);
  else if (value instanceof Trail) expectPlain([...value], path);
  else {
    const kind: unknown = Object.getPrototypeOf(value);
    must(kind === Object.prototype || kind === Array.prototype, `${path} is no plain object`);
    for (const [key, item] of Object.entries(value)) expectPlain(item, `${path}.${key}`);
  }
}

/** The same value, but nothing can write into it: catches a decision or an evolution that changes its input. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    const no = (): never => {
      throw new TypeError("this state is in use: make a new one");
    };
    Object.defineProperties(value, { set: { value: no }, delete: { value: no }, clear: { value: no } });
    for (const item of value.values()) frozen(item);
  } else for (const item of Object.values(value)) frozen(item);
  return Object.freeze(value);
}

// Checked some hundred thousand times in a property, where vitest's own expect takes seconds.
function must(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}
