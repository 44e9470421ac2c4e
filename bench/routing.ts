/**
 * What one `call next` costs: `decide` with 10 to 10,000 waiting visits and 50 rules (20 of segmentation, 30 of work
 * profiles with priorities, ratios and conditions), side by side with sorting everybody who waits, and `evolve` of the
 * call. Everybody waits in the queues of the counter that calls, which is the worst case.
 */
import { HallConfiguration } from "@hall/contract";
import type { Context } from "../hall-server/src/domain/commands.ts";
import { decide } from "../hall-server/src/domain/decide.ts";
import type { HallEvent } from "../hall-server/src/domain/events.ts";
import { evolve } from "../hall-server/src/domain/evolve.ts";
import type { HallState, Visit } from "../hall-server/src/domain/state.ts";
import { newHall } from "../hall-server/src/domain/state.ts";
import { machine, percentile } from "./hub.ts";

const START = Date.parse("2026-11-24T01:00:00.000Z");
const QUEUES = Array.from({ length: 10 }, (_, n) => `q${n}`);
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

function hall(): HallConfiguration {
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  return HallConfiguration.parse({
    hallId: "bench",
    name: "Bench",
    timeZone: "UTC",
    openingHours: Object.fromEntries(days.map((day) => [day, ["00:00-24:00"]])),
    boundMinutes: 600,
    departments: [{ departmentId: "d", name: "D" }],
    queues: QUEUES.map((queueId) => ({ queueId, name: queueId })),
    services: QUEUES.map((queueId) => ({
      serviceId: queueId,
      name: queueId,
      departmentId: "d",
      queueId,
      prefix: "A",
    })),
    segmentation: Array.from({ length: 20 }, (_, n) => ({
      name: `rule ${n}`,
      when: { services: [`q${n % 10}`], partySizeOver: 40 + (n % 10), not: { languages: ["en"] } },
      then: { classId: "priority" },
    })),
    counters: [0, 1, 2].map((c) => ({
      counterId: `c${c}`,
      number: c + 1,
      profile: QUEUES.map((queueId, n) => ({
        queueId,
        priority: 1 + (n % 3),
        share: 1 + (n % 4),
        ...(c > 0 ? { when: { queueId, waitsOverMinutes: 5, waitingOver: 2 } } : {}),
      })),
    })),
  });
}

function arrival(n: number, seconds: number): HallEvent {
  const queueId = QUEUES[n % QUEUES.length] ?? "q0";
  return {
    type: "ticket-issued",
    at: at(seconds),
    visitId: `v${n}`,
    code: `A${n}`,
    prefix: "A",
    number: n,
    day: "2026-11-24",
    serviceIds: [queueId],
    queueId,
    class: n % 10 < 3 ? "priority" : "normal",
    language: "zh-CN",
    partySize: 1,
    channel: "kiosk",
    issuedBy: "kiosk",
    ahead: 0,
    wait: null,
  };
}

/** A hall in which so many wait, who came within an hour, and counter 1 is idle. */
function crowded(waiting: number): HallState {
  const events: HallEvent[] = [
    { type: "day-started", at: at(0), day: "2026-11-24" },
    { type: "clerk-took-counter", at: at(0), clerkId: "lin", name: "Lin", counterId: "c0" },
    { type: "counter-opened", at: at(0), counterId: "c0" },
  ];
  for (let n = 0; n < waiting; n += 1) events.push(arrival(n, Math.floor((n * 3600) / waiting)));
  return events.reduce(evolve, newHall(hall(), at(0)));
}

/** What a queue without an index or a choice by classes would do: look at every visit, sort all, take the first. */
function naive(state: HallState, nowMs: number): Visit | undefined {
  const profile = state.configuration.counters[0]?.profile ?? [];
  const words = new Map(profile.map((entry) => [entry.queueId, entry]));
  const weights = new Map(state.configuration.classes.map((one) => [one.classId, one.weight]));
  const key = (visit: Visit): number =>
    (words.get(visit.queueId)?.priority ?? 9) * 1e15 -
    (weights.get(visit.class) ?? 1) * (nowMs - Date.parse(visit.effectiveAt));
  return [...state.visits.values()]
    .filter((visit) => visit.status === "waiting" && words.has(visit.queueId))
    .sort((a, b) => key(a) - key(b) || a.sequence - b.sequence)[0];
}

function timed(rounds: number, work: () => unknown): { p50: number; p99: number } {
  for (let i = 0; i < Math.min(rounds, 200); i += 1) work(); // so that the compiler has seen it
  const ms: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const started = performance.now();
    work();
    ms.push(performance.now() - started);
  }
  return { p50: percentile(ms, 0.5), p99: percentile(ms, 0.99) };
}

const context: Context = {
  now: new Date(START + 3_600_000),
  at: at(3600),
  by: { kind: "staff", id: "lin", name: "Lin", permissions: new Set(["call"]) },
  newId: () => "id",
};

console.log(`${machine()}\n`);
console.log("waiting | decide p50 | decide p99 | evolve p50 | evolve p99 | full sort p50 | ratio");
console.log("---: | ---: | ---: | ---: | ---: | ---: | ---:");
for (const waiting of [10, 100, 1000, 10_000]) {
  const state = crowded(waiting);
  const rounds = waiting > 1000 ? 1000 : 5000;
  const command = { name: "visit:call-next", request: { counterId: "c0" } } as const;
  const [called] = decide(state, command, context);
  if (!called) throw new Error("nobody was called");
  const deciding = timed(rounds, () => decide(state, command, context));
  const evolving = timed(rounds, () => evolve(state, called));
  const sorting = timed(Math.min(rounds, 1000), () => naive(state, context.now.getTime()));
  const ms = [deciding.p50, deciding.p99, evolving.p50, evolving.p99, sorting.p50].map(
    (n) => `${n.toFixed(3)} ms`,
  );
  console.log([waiting, ...ms, `${(sorting.p50 / deciding.p50).toFixed(1)} ×`].join(" | "));
}
