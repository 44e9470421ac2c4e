import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, NINE } from "../../test/given.ts";
import { evolve } from "./evolve.ts";
import { byTime } from "./lines.ts";
import { chooseNext } from "./routing.ts";
import type { HallState, WaitingVisit } from "./state.ts";
import { newHall } from "./state.ts";

/** A bound that a short pattern can reach, and every word of the language that could let somebody pass. */
const BOUND = 5;
const HALL = aHall({
  boundMinutes: BOUND,
  recallMinutes: 1,
  reservedMinutes: 4,
  classes: [
    { classId: "normal", name: "Normal", weight: 1 },
    { classId: "priority", name: "Priority", weight: 10 },
  ],
  counters: [
    { counterId: "c1", number: 1, queueIds: ["papers"] },
    { counterId: "c2", number: 2, queueIds: ["money"] },
    {
      counterId: "c3",
      number: 3,
      profile: [
        { queueId: "papers", priority: 1, share: 3 },
        { queueId: "money", priority: 2, when: { queueId: "money", waitingOver: 8 } },
      ],
    },
  ],
});
const MANNED = ["c1", "c2", "c3"].reduce(
  (state, counterId, n) => {
    const clerkId = `clerk-${n}`;
    const came = evolve(state, { type: "clerk-took-counter", at: at(0), counterId, clerkId, name: clerkId });
    return evolve(came, { type: "counter-opened", at: at(0), counterId });
  },
  newHall(HALL, at(0)),
);
const QUEUES = { c1: ["papers"], c2: ["money"], c3: ["papers", "money"] } as const;
type CounterId = keyof typeof QUEUES;

/** What the adversary does next: who comes after how many seconds, and which counter calls then. */
type Move = { seconds: number; priority: boolean; queueId: "papers" | "money"; calls: CounterId | undefined };
const moves = fc.array(
  fc.record({
    seconds: fc.nat(60),
    priority: fc.nat(9).map((n) => n < 3), // 30 %
    queueId: fc.constantFrom("papers", "money"),
    calls: fc.option(fc.constantFrom<CounterId>("c1", "c2", "c3"), { nil: undefined }),
  }),
  { minLength: 20, maxLength: 50, size: "max" },
);

type Choose = (state: HallState, counterId: CounterId, now: string) => WaitingVisit | undefined;
const asTheHall: Choose = (state, counterId, now) => chooseNext(state, counterId, now).visit;
/** What many halls do: priority always goes first. */
const strictClasses: Choose = (state, counterId) => {
  const waiting = [...state.visits.values()].filter(
    (visit): visit is WaitingVisit =>
      visit.status === "waiting" && QUEUES[counterId].some((queueId) => queueId === visit.queueId),
  );
  const rank = (visit: WaitingVisit): number => (visit.class === "priority" ? 0 : 1);
  return waiting.sort((a, b) => rank(a) - rank(b) || byTime(a, b))[0];
};

/** Plays a pattern; answers the first call that passed over somebody who had waited past the bound and had come before. */
function violation(pattern: readonly Move[], choose: Choose): string | undefined {
  let state = MANNED;
  let nowMs = NINE;
  for (const [n, { seconds, priority, queueId, calls }] of pattern.entries()) {
    nowMs += seconds * 1000;
    const now = new Date(nowMs).toISOString();
    state = evolve(state, arrival(n, now, queueId, priority ? "priority" : "normal"));
    if (calls === undefined) continue;
    const visit = choose(state, calls, now);
    if (!visit) continue;
    const passed = passedOver(state, calls, visit, nowMs);
    if (passed) return `${visit.code} was called at ${calls} at ${now} before ${passed}`;
    state = evolve(state, {
      type: "visit-left",
      at: now,
      visitId: visit.visitId,
    });
  }
  return undefined;
}

function arrival(n: number, now: string, queueId: "papers" | "money", visitClass: string) {
  return {
    type: "ticket-issued" as const,
    at: now,
    visitId: `v${n}`,
    code: `A${n}`,
    prefix: "A",
    number: n + 1,
    day: "2026-11-24",
    serviceIds: [queueId === "papers" ? "passport" : "tax"],
    queueId,
    class: visitClass,
    language: "en" as const,
    partySize: 1,
    channel: "kiosk" as const,
    issuedBy: "kiosk",
    ahead: 0,
    wait: null,
  };
}

/** By the tickets alone, with nothing of the code that orders them. */
function passedOver(state: HallState, counterId: CounterId, called: WaitingVisit, nowMs: number) {
  for (const visit of state.visits.values()) {
    if (visit.status !== "waiting" || !QUEUES[counterId].some((id) => id === visit.queueId)) continue;
    if (nowMs - Date.parse(visit.issuedAt) < BOUND * 60_000) continue;
    if (visit.sequence < called.sequence) return visit.code;
  }
  return undefined;
}

/** Three where every rule is changed in turn (scripts/domain-tests.mjs). */
const PATTERNS = fc.readConfigureGlobal()?.numRuns ?? 10_000;

describe("the bound", { timeout: 180_000 }, () => {
  it("holds against 10,000 patterns of an adversary with 30 % priority visits", () => {
    fc.assert(
      fc.property(moves, (pattern) => {
        const broken = violation(pattern, asTheHall);
        if (broken) throw new Error(broken);
      }),
      { numRuns: PATTERNS },
    );
  });

  it("is broken by strict classes in the same test", () => {
    const run = fc.check(
      fc.property(moves, (pattern) => violation(pattern, strictClasses) === undefined),
      { numRuns: 10_000, endOnFailure: true },
    );
    expect(run.failed).toBe(true);
  });
});
