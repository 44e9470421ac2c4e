import { reasonsOf } from "@hall/contract";
import fc from "fast-check";
import type {
  Actor,
  Condition,
  DomainCommand,
  DomainCommandName,
  DomainRequests,
} from "../src/domain/commands.ts";
import type { Counter, HallState, Visit } from "../src/domain/state.ts";
import { aHall, anActor, boss, holderOf, hub, kiosk, lin, wang, zhao } from "./given.ts";

/** One random deed: what, by whom, how long after the last one; `a` and `b` pick whom or what it is about. */
export type Move = { name: DomainCommandName; who: number; seconds: number; a: number; b: number };

const STAFF = [lin, wang, zhao, boss];
const ALL = [...STAFF, kiosk, anActor("nobody", "staff", [])];

// Weights such that a day goes on: many tickets, calls and arrivals, now and then anything else.
const NAMES: Record<DomainCommandName, number> = {
  "visit:take-ticket": 12,
  "visit:call-next": 12,
  "visit:call": 3,
  "visit:recall": 3,
  "visit:arrive": 10,
  "visit:no-show": 4,
  "visit:park": 5,
  "visit:resume": 6,
  "visit:finish": 6,
  "visit:return": 5,
  "visit:transfer": 5,
  "visit:leave": 2,
  "visit:void": 1,
  "visit:rate": 4,
  "visit:skip": 4,
  "visit:rejoin": 3,
  "visit:next-step": 5,
  "visit:undo": 8,
  "visit:note": 1,
  "visit:set-fields": 2,
  "clerk:back-office": 1,
  "clerk:away": 1,
  "help:ring": 2,
  "help:accept": 2,
  "help:end": 2,
  "hall:stop-tickets": 1,
  "hall:resume-tickets": 2,
  "roll:next": 1,
  "counter:open": 8,
  "counter:pause": 1,
  "counter:close": 1,
  "clerk:take-counter": 8,
  "clerk:leave-counter": 1,
  "clerk:break": 1,
  "clerk:back": 2,
  "alert:acknowledge": 1,
  "alert:resolve": 1,
  "hall:configure": 1,
  "visit:book": 4,
  "visit:check-in": 4,
  "visit:reprint": 1,
  "kiosk:reserve-numbers": 1,
  "kiosk:call-staff": 2,
  "kiosk:merge-tickets": 0, // eight hours of it are played in kiosks-offline.test.ts
  "clock:step": 0, // the clock of the walk would have to jump with it
  "counter:auto-call": 6,
  "call:expire": 4,
  "rating:expire": 3,
  "day:end": 1,
  "alert:escalate": 2,
  "alerts:review": 3,
};
const names = Object.entries(NAMES) as [DomainCommandName, number][];

/** A random deed. */
export const move: fc.Arbitrary<Move> = fc.record({
  name: fc.oneof(...names.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) }))),
  who: fc.nat(ALL.length - 1),
  seconds: fc.oneof(
    { weight: 40, arbitrary: fc.constant(0) },
    { weight: 120, arbitrary: fc.integer({ min: 0, max: 240 }) },
    { weight: 2, arbitrary: fc.integer({ min: 2 * 3600, max: 26 * 3600 }) },
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
});

/** A random day: some counters are staffed first, so that something can happen. */
export const moves = (maxLength: number): fc.Arbitrary<Move[]> =>
  fc
    .tuple(fc.nat(3), fc.array(move, { minLength: 1, maxLength, size: "max" }))
    .map(([staffed, rest]) => (staffed > 0 ? [...OPENING, ...rest] : rest));
/** Three counters with their clerks, open. */
export const OPENING: Move[] = [0, 1, 2].flatMap((who) => [
  { name: "clerk:take-counter", who, seconds: 0, a: who, b: 0 },
  { name: "counter:open", who, seconds: 0, a: who, b: 0 },
]);

/** Who does it, and the command in full, as the hall of this moment makes it possible (or, one time in four, not). */
export function commandOf(
  state: HallState,
  { name, who, a, b }: Move,
): { command: DomainCommand; by: Actor } {
  const counterId = pickCounter(state, name, a, b);
  const visit = pickVisit(state, name, a, b);
  const visitId = visit?.visitId ?? "00000000-0000-4000-8000-00000000dead";
  const by = b % 4 === 0 ? pick(ALL, who) : likelyActor(state, name, visit, counterId, who);
  const request = REQUESTS[name]({ state, visitId, counterId, visit, a, b });
  return { command: { name, request } as DomainCommand, by }; // as: name and request belong together
}

/** The same services, and one of them with fields of each kind. */
function withFields() {
  const fields = [
    { fieldId: "address", name: "Address", kind: "text" as const },
    { fieldId: "copies", name: "Copies", kind: "number" as const, required: true },
    { fieldId: "kind", name: "Kind", kind: "choice" as const, choices: [{ "zh-CN": "换发", en: "New" }] },
  ];
  return aHall().services.map((service) =>
    service.serviceId === "passport" ? { ...service, fields } : service,
  );
}

type Chosen = {
  state: HallState;
  visitId: string;
  counterId: string;
  visit: Visit | undefined;
  a: number;
  b: number;
};

const CONFIGURATIONS = [
  aHall(),
  aHall({ noShowSeconds: 60, maxCalls: 1, recallMinutes: 0 }),
  aHall({
    undoSeconds: 60,
    services: withFields(),
    counters: aHall().counters.map((counter) => ({ ...counter, autoCallSeconds: 30 })),
  }),
  aHall({
    counters: [
      { counterId: "c1", number: 1, queueIds: ["papers"], autoCallSeconds: 30 },
      { counterId: "c3", number: 3, queueIds: ["money", "papers"], autoCallSeconds: 60 },
    ],
  }),
];

const REQUESTS: { [K in DomainCommandName]: (chosen: Chosen) => DomainRequests[K] } = {
  "visit:take-ticket": ({ a, b }) => ({
    serviceIds: pick([["passport"], ["permit"], ["tax"], ["passport", "tax"], ["tax"], ["unheard-of"]], a),
    class: pick(["normal", "normal", "priority"], b),
  }),
  "visit:call-next": byCounter,
  "visit:call": ({ visitId, counterId }) => ({ visitId, counterId }),
  "visit:recall": byVisit,
  "visit:arrive": byVisit,
  "visit:no-show": byVisit,
  "visit:park": byVisit,
  "visit:resume": byVisit,
  "visit:finish": ({ visitId, b }) =>
    b % 3 === 0
      ? { visitId }
      : { visitId, done: [{ serviceId: b % 5 === 0 ? "nonsense" : "tax", count: 1 }] },
  "visit:return": ({ visitId, b }) => ({ visitId, place: pick(RETURN_PLACES, b) }),
  "visit:skip": ({ visitId, b }) => ({ visitId, place: pick(RETURN_PLACES, b) }),
  "visit:rejoin": byVisit,
  "visit:next-step": ({ visitId, counterId, a, b }) => {
    const serviceId = pick([undefined, "permit", "tax", "passport", "nonsense"], a);
    const to = pick([undefined, { counterId }, { queueId: "money" }, { queueId: "papers" }], b);
    return {
      visitId,
      ...(serviceId === undefined ? {} : { serviceId }),
      ...(to === undefined ? {} : { to, place: pick(PLACES, a) }),
      ...(a % 3 === 0 ? { done: [{ serviceId: "passport", count: b % 3 }] } : {}),
    };
  },
  "visit:undo": () => ({}),
  "visit:book": ({ state, a, b }) => ({
    serviceIds: [pick(["passport", "tax"], b)],
    at: new Date(Date.parse(latest(state)) + a * 10_000).toISOString(),
  }),
  "visit:check-in": byVisit,
  "visit:reprint": byVisit,
  "kiosk:reserve-numbers": () => ({}),
  "kiosk:merge-tickets": () => ({ tickets: [] }),
  "kiosk:call-staff": () => ({}),
  "visit:note": ({ visitId }) => ({ visitId, text: "brings the paper later" }),
  "visit:set-fields": ({ visitId, a, b }) => ({ visitId, fields: fields(a, b) }),
  "visit:transfer": ({ visitId, visit, counterId, a, b }) => {
    const clerkId = pick(STAFF, a).id;
    const to = pick(
      [{ queueId: "papers" }, { queueId: "money" }, { counterId }, { clerkId }, { queueId: "none" }],
      b,
    );
    const later = new Date(Date.parse(visit?.issuedAt ?? "2026-11-24T00:00:00Z") + a * 60_000).toISOString();
    return { visitId, to, place: pick(PLACES, b), ...(a % 3 === 0 ? { notBefore: later } : {}) };
  },
  "visit:leave": byVisit,
  "visit:void": ({ visitId }) => ({ visitId, reason: "mistake" }),
  "visit:rate": ({ visitId, a, b }) => {
    const grade = (a % 5) + 1;
    const code = b % 7 === 0 ? `${grade}99` : pick(reasonsOf(grade), b);
    return { visitId, channel: pick(["pad", "qr"], b), grade, reasons: b % 2 === 0 ? [] : [code] };
  },
  "counter:open": byCounter,
  "counter:pause": ({ counterId }) => ({ counterId, reason: "away" }),
  "counter:close": byCounter,
  "clerk:take-counter": byCounter,
  "clerk:leave-counter": byCounter,
  "clerk:break": () => ({}),
  "clerk:back": () => ({}),
  "clerk:back-office": () => ({}),
  "clerk:away": () => ({ reason: "copies" }),
  "help:ring": byCounter,
  "help:accept": byBell,
  "help:end": byBell,
  "hall:stop-tickets": ({ a }) => ({
    notice: { "zh-CN": "今日号已发完", en: "No more numbers today" },
    ...(a % 3 === 0 ? {} : { queueIds: [pick(["papers", "money", "none"], a)] }),
  }),
  "hall:resume-tickets": () => ({}),
  "roll:next": byCounter,
  "clock:step": ({ a, b }) => ({ byMs: (b % 2 === 0 ? 1 : -1) * a * 1000 }),
  "hall:configure": ({ a }) => ({
    configuration: pick(CONFIGURATIONS, a),
  }),
  "counter:auto-call": byCounter,
  "call:expire": ({ visitId, visit, b }) => ({ visitId, calls: (visit?.calls ?? 1) - (b % 5 === 1 ? 1 : 0) }),
  "rating:expire": ({ visitId, visit }) => ({ visitId, stepId: visit?.steps.at(-1)?.stepId ?? "none/1" }),
  "day:end": ({ state, b }) => ({ day: b % 3 === 0 ? "2026-11-23" : (state.day ?? "2026-11-24") }),
  "alert:acknowledge": byAlert,
  "alert:resolve": byAlert,
  "alert:escalate": (chosen) => ({ ...byAlert(chosen), level: pick([50, 80, 100] as const, chosen.b) }),
  "alerts:review": ({ a, b }) => ({
    conditions: conditions(a, b),
    kinds: ["counter-absent", "device-offline"],
  }),
};
const PLACES = ["front", "back", "keep"] as const;
const RETURN_PLACES = [...PLACES, "fewer-calls"] as const;

function fields(a: number, b: number): Record<string, string> {
  const all: [string, string][] = [
    ["address", pick(["5 River Street", ""], a)],
    ["copies", pick(["2", "two", ""], b)],
    ["kind", pick(["New", "换发", "other"], a + b)],
  ];
  return Object.fromEntries(all.filter((_, index) => (a >> index) % 2 === 1));
}

/** About now, as far as the hall knows. */
function latest({ visits }: HallState): string {
  return (
    [...visits.values()]
      .map(({ issuedAt }) => issuedAt)
      .sort()
      .at(-1) ?? "2026-11-24T01:00:00.000Z"
  );
}

function byVisit({ visitId }: Chosen) {
  return { visitId };
}
function byCounter({ counterId }: Chosen) {
  return { counterId };
}
function byAlert({ state, a }: Chosen) {
  return { alertId: pick([...state.alerts.keys(), "none"], a) };
}

function byBell({ state, a, b }: Chosen) {
  const bells = [...state.alerts.values()].filter(({ kind }) => kind === "help-bell" || b % 4 === 3);
  return { alertId: pick([...bells.map(({ alertId }) => alertId), "none"], a) };
}

function conditions(a: number, b: number): Condition[] {
  const since = "2026-11-24T01:00:00.000Z";
  const all: Condition[] = ["c1", "c2", "p1"].map((subject, index) => ({
    kind: index === 2 ? "device-offline" : "counter-absent",
    subject,
    severity: (b >> index) % 2 ? "severe" : "warning",
    since,
    facts: { subject },
  }));
  return all.filter((_, index) => (a >> index) % 2 === 1);
}

const NEEDS: Partial<Record<DomainCommandName, Visit["status"][]>> = {
  "visit:call": ["waiting"],
  "visit:recall": ["called"],
  "visit:arrive": ["called"],
  "visit:no-show": ["called"],
  "visit:park": ["serving"],
  "visit:resume": ["parked"],
  "visit:finish": ["serving"],
  "visit:return": ["missed"],
  "visit:rejoin": ["missed"],
  "visit:check-in": ["booked"],
  "visit:skip": ["called"],
  "visit:next-step": ["serving"],
  "visit:set-fields": ["serving"],
  "visit:transfer": ["serving", "called", "waiting", "parked"],
  "visit:rate": ["finished", "parked"],
  "rating:expire": ["finished"],
  "call:expire": ["called"],
};

const FITS: Partial<Record<DomainCommandName, (counter: Counter) => boolean>> = {
  "visit:call-next": (counter) => counter.state === "open" && counter.visitId === undefined,
  "roll:next": (counter) => counter.state === "open" && counter.visitId === undefined,
  "counter:auto-call": (counter) => counter.state === "open" && counter.visitId === undefined,
  "visit:call": (counter) => counter.state === "open" && counter.visitId === undefined,
  "clerk:take-counter": (counter) => counter.clerkId === undefined,
  "counter:open": (counter) => counter.state !== "open",
};

function pickCounter(state: HallState, name: DomainCommandName, a: number, b: number): string {
  const all = [...state.counters.values()];
  const fit = b % 4 !== 3 ? all.filter(FITS[name] ?? (() => true)) : [];
  return fit.length > 0 ? pick(fit, a).counterId : pick([...all.map((c) => c.counterId), "c9"], a);
}

function pickVisit(state: HallState, name: DomainCommandName, a: number, b: number): Visit | undefined {
  const all = [...state.visits.values()];
  const wanted = NEEDS[name];
  const fit = wanted && b % 4 !== 3 ? all.filter((visit) => wanted.includes(visit.status)) : all;
  return fit.length > 0 ? pick(fit, a) : all[a % Math.max(1, all.length)];
}

const USUALLY = [
  { names: /:expire$|^(day:end|alerts:review|counter:auto-call)$/, by: hub },
  { names: /^(hall:|help:|visit:book$)/, by: boss },
  { names: /^(kiosk:|visit:check-in$|visit:reprint$)/, by: kiosk },
];

function likelyActor(
  state: HallState,
  name: DomainCommandName,
  visit: Visit | undefined,
  counterId: string,
  who: number,
): Actor {
  if (name === "visit:take-ticket") return who === 0 ? lin : kiosk;
  const usual = USUALLY.find(({ names }) => names.test(name));
  if (usual) return usual.by;
  if (["visit:leave", "visit:rejoin"].includes(name) && visit && who % 2 === 0)
    return holderOf(visit.visitId);
  if (name === "visit:undo" || name === "clerk:back")
    return STAFF.find((actor) => canTakeBack(state, name, actor.id, who)) ?? pick(STAFF, who);
  const holder = visit && "clerkId" in visit ? visit.clerkId : undefined;
  const there =
    name.startsWith("visit:call") || name.startsWith("counter:") || name === "roll:next"
      ? state.counters.get(counterId)?.clerkId
      : undefined;
  return STAFF.find((actor) => actor.id === (there ?? holder)) ?? pick(STAFF, who);
}

function canTakeBack(state: HallState, name: DomainCommandName, id: string, who: number): boolean {
  if (name === "clerk:back") return state.clerks.get(id)?.off !== undefined;
  return state.acts.has(id) && id.length % 2 === who % 2;
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T; // never called with an empty list
}
