import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHall, at, NINE, outcome } from "../../test/given.ts";
import { expectInvariants } from "../../test/invariants.ts";
import { commandOf, type Move, moves } from "../../test/random-day.ts";
import type { EventOf, HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { HallState, Visit } from "./state.ts";
import { newHall } from "./state.ts";

/** Every word of the routing language, in a small hall with a short bound. */
const ROUTED = aHall({
  boundMinutes: 12,
  reservedMinutes: 6,
  recallMinutes: 4,
  maxCalls: 2,
  classes: [
    { classId: "normal", name: "Normal", weight: 1 },
    { classId: "priority", name: "Priority", weight: 4 },
  ],
  segmentation: [
    {
      name: "English",
      when: { languages: ["en"] },
      then: { reserveFor: { counterId: "c3" }, reserveMinutes: 5 },
    },
    { name: "Permits", when: { services: ["permit"], classes: ["normal"] }, then: { queueId: "money" } },
  ],
  skills: [{ skillId: "law", name: "Law" }],
  services: [
    { serviceId: "passport", name: "Passport", departmentId: "civil", queueId: "papers", prefix: "A" },
    {
      serviceId: "permit",
      name: "Permit",
      departmentId: "civil",
      queueId: "papers",
      prefix: "B",
      skillIds: ["law"],
    },
    { serviceId: "tax", name: "Tax", departmentId: "civil", queueId: "money", prefix: "B" },
  ],
  clerks: [
    { clerkId: "lin", skills: [{ skillId: "law", priority: 1 }] },
    { clerkId: "wang", skills: [] },
  ],
  counters: [
    { counterId: "c1", number: 1, queueIds: ["papers"], autoCallSeconds: 60 },
    {
      counterId: "c2",
      number: 2,
      profile: [
        { queueId: "money", share: 2 },
        { queueId: "papers", share: 1 },
      ],
    },
    {
      counterId: "c3",
      number: 3,
      queueIds: ["papers"],
      profile: [
        { queueId: "money", priority: 2, when: { queueId: "money", waitingOver: 3, waitsOverMinutes: 2 } },
      ],
    },
  ],
});

type Called = { before: HallState; called: Visit; event: EventOf<"visit-called"> };

/** Plays a random day under these rules; answers every call that the rules, and no person, chose. */
function callsOf(day: readonly Move[]): { calls: Called[]; journal: HallEvent[] } {
  let state = newHall(ROUTED, at(0));
  let now = NINE;
  const calls: Called[] = [];
  const journal: HallEvent[] = [];
  for (const move of day.map(crowded)) {
    now += move.seconds * 250; // a line is there only if people come faster than they are served
    const { command, by } = commandOf(state, move);
    if (command.name === "visit:take-ticket" && move.a % 4 === 3)
      Object.assign(command.request, { language: "en" });
    const { events } = outcome(state, command, new Date(now), by);
    const start = state;
    for (const event of events) {
      const called = event.type === "visit-called" ? state.visits.get(event.visitId) : undefined;
      if (event.type === "visit-called" && called && event.explain.rule !== "picked")
        calls.push({ before: state, called, event });
      state = evolve(state, event);
      journal.push(event);
    }
    expectInvariants(state, new Date(now).toISOString(), start);
  }
  return { calls, journal };
}

/** Deeds that move no line are left out for more people. */
function crowded(move: Move): Move {
  const quiet = [
    "hall:",
    "help:",
    "alert",
    "roll:",
    "rating:",
    "visit:note",
    "visit:rate",
    "visit:set",
    "day:",
    "clock:",
  ];
  return quiet.some((word) => move.name.startsWith(word)) ? { ...move, name: "visit:take-ticket" } : move;
}

const reached = (counterId: string): string[] => (counterId === "c1" ? ["papers"] : ["papers", "money"]);
const lawless = (clerkId: string): boolean => clerkId === "wang";

/** Waiting visits that this counter's clerk could have called for certain, told by nothing but the visits. */
function certain({ before, event }: Called): Visit[] {
  return [...before.visits.values()].filter(
    (visit) =>
      visit.status === "waiting" &&
      reached(event.counterId).includes(visit.queueId) &&
      !visit.reservedFor &&
      visit.notBefore === undefined &&
      visit.lastCallAt === undefined &&
      !(visit.serviceId === "permit" && lawless(event.clerkId)),
  );
}
const waited = (visit: Visit, event: { at: string }): number =>
  (Date.parse(event.at) - Date.parse(visit.lineSince)) / 60_000;

describe("whatever happens under every word of the language", { timeout: 120_000 }, () => {
  const each = (look: (called: Called, journal: readonly HallEvent[]) => void) =>
    fc.assert(
      fc.property(moves(120), (day) => {
        const { calls, journal } = callsOf(day);
        for (const called of calls) look(called, journal);
      }),
    );

  it("rule 1: nobody is called who is not waiting, to no counter that has somebody", () =>
    each(({ before, called, event }) => {
      expect(called.status).toBe("waiting");
      expect(before.counters.get(event.counterId)).toMatchObject({ state: "open", visitId: undefined });
    }));

  it("rule 3: within a class, a queue and a skill it is first come, first served", () =>
    each((one) => {
      const { called, event } = one;
      if (called.reservedFor || waited(called, event) >= 12) return;
      for (const other of certain(one)) {
        const alike = other.class === called.class && other.queueId === called.queueId;
        if (!alike || other.serviceId !== called.serviceId) continue;
        const key = (visit: Visit) => `${visit.effectiveAt} ${String(visit.sequence).padStart(6, "0")}`;
        expect(key(called) <= key(other), `${called.code} before ${other.code}`).toBe(true);
      }
    }));

  it("rule 4: nobody who has waited for the bound is passed by somebody who came later", () =>
    each((one) => {
      const { called, event } = one;
      for (const other of certain(one))
        if (waited(other, event) >= 12)
          expect(
            called.lineSince < other.lineSince ||
              (called.lineSince === other.lineSince && called.sequence <= other.sequence),
            `${called.code} of ${called.lineSince} before ${other.code} of ${other.lineSince}`,
          ).toBe(true);
    }));

  it("rule 9: a missed visit that came back is not called again within the interval", () =>
    each(({ called, event }, journal) => {
      const story = journal
        .slice(0, journal.indexOf(event))
        .filter((e) => "visitId" in e && e.visitId === called.visitId);
      const last = story.findLast(({ type }) => type === "visit-called" || type === "visit-recalled");
      const since = last === undefined ? [] : story.slice(story.indexOf(last));
      const missed = since.some(({ type }) => type === "visit-missed");
      const asked = since.some(({ type }) => type === "visit-rejoined" || type === "visit-undone");
      if (last && missed && !asked)
        expect((Date.parse(event.at) - Date.parse(last.at)) / 60_000).toBeGreaterThanOrEqual(4);
    }));

  it("every word has had its say", () => {
    const rules = new Map<string, number>();
    const reasons = new Map<string, number>();
    for (const day of fc.sample(moves(200), { numRuns: 250, seed: 11 }))
      for (const { event } of callsOf(day).calls) {
        rules.set(event.explain.rule, (rules.get(event.explain.rule) ?? 0) + 1);
        for (const { because } of event.explain.passedOver)
          reasons.set(because, (reasons.get(because) ?? 0) + 1);
      }
    expect([...rules.keys()]).toEqual(
      expect.arrayContaining([
        "bound",
        "front",
        "longest-waiting",
        "queue-priority",
        "ratio",
        "reserved-for-clerk",
        "reserved-for-counter",
        "skill",
        "weight",
      ]),
    );
    expect([...reasons.keys()].sort()).toEqual(
      expect.arrayContaining(["bound", "closed-condition", "no-skill", "not-before", "reserved", "too-soon"]),
    );
  });
});
