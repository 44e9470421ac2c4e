import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aManager } from "../../test/a-manager.ts";
import { aHall, at, NINE } from "../../test/given.ts";
import { expectInvariants } from "../../test/invariants.ts";
import { MemoryJournal } from "../../test/memory-journal.ts";
import type { DomainCommand } from "../domain/commands.ts";
import type { HallEvent } from "../domain/events.ts";
import { newHall } from "../domain/state.ts";
import type { Step } from "./changes.ts";
import { HallDesk } from "./hall-desk.ts";
import type { Principal } from "./principal.ts";

const HALL = aHall();

function aDesk(journal: MemoryJournal, clock = { now: () => new Date(NINE), speed: 1 }) {
  const told: { step: Step; durable: number }[] = [];
  const desk = new HallDesk(newHall(HALL, at(0)), {
    journal,
    clock,
    announce: (steps) => {
      for (const step of steps) told.push({ step, durable: journal.entries.length });
    },
  });
  return { desk, told };
}

/** The answer, or what was said instead of one. */
async function ask(desk: HallDesk, command: DomainCommand, by: Principal, key?: string): Promise<unknown> {
  const reply = (_state: unknown, events: readonly HallEvent[]) => ({ events });
  return await desk
    .run({ command, by, key, reply })
    .then((value) => ({ value: structuredClone(value) }))
    .catch((error: unknown) => ({ refused: error instanceof Error ? error.message : "?" }));
}

const take: DomainCommand = { name: "visit:take-ticket", request: { serviceIds: ["passport"] } };
const codes = (journal: MemoryJournal) =>
  journal.entries.flatMap(({ event }) => (event.type === "ticket-issued" ? event.code : []));

/** A few commands that matter for races; `key` 0 is none. */
const deed = fc.record({
  what: fc.constantFrom<"ticket" | "take" | "open" | "next" | "arrive">(
    "ticket",
    "ticket",
    "take",
    "open",
    "next",
    "next",
    "arrive",
  ),
  who: fc.integer({ min: 1, max: 2 }),
  desk: fc.nat(1),
  key: fc.nat(4),
  wait: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

function commandOf(desk: HallDesk, { what, who }: Deed): DomainCommand {
  const counterId = who === 1 ? "c1" : "c3";
  const visitId = desk.state.counters.get(counterId)?.visitId ?? "none";
  switch (what) {
    case "ticket":
      return take;
    case "take":
      return { name: "clerk:take-counter", request: { counterId } };
    case "open":
      return { name: "counter:open", request: { counterId } };
    case "next":
      return { name: "visit:call-next", request: { counterId } };
    case "arrive":
      return { name: "visit:arrive", request: { visitId } };
  }
}

describe("the hall desk", { timeout: 60_000 }, () => {
  it("whatever queues up at two desks of one hall: one order, no visit twice, no code twice, told once after it is durable", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 60 }), async (deeds) => {
        const journal = new MemoryJournal();
        const desks = [aDesk(journal), aDesk(journal)] as const;
        const answers: Promise<unknown>[] = [];
        for (const one of deeds) {
          const { desk } = desks[one.desk === 0 ? 0 : 1];
          answers.push(ask(desk, commandOf(desk, one), aManager(`w${one.who}`)));
          if (one.wait) await answers.at(-1);
        }
        await Promise.all(answers);
        expect(journal.entries.map(({ seq }) => seq)).toEqual(journal.entries.map((_, index) => index + 1));
        expect(new Set(codes(journal)).size).toBe(codes(journal).length);
        for (const { desk, told } of desks) {
          await desk.catchUp();
          expectInvariants(desk.state, at(0));
          expect(told.every(({ step, durable }) => step.after.seq <= durable)).toBe(true);
          const seqs = told.map(({ step }) => step.after.seq);
          expect(seqs).toEqual(seqs.map((_, index) => index + 1));
        }
        expect(desks[0].desk.state).toEqual(desks[1].desk.state);
      }),
    );
  });

  it("the same key again gives the first answer and changes nothing, at once, later, or at another desk", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        const journal = new MemoryJournal();
        const asked = await askAll(aDesk(journal).desk, deeds);
        for (const one of asked) {
          const first = asked.find(({ by, key }) => by.id === one.by.id && key === one.key) ?? one;
          if (one.key === undefined || first === one) continue;
          if (first.command === one.command) expect(await one.answer).toEqual(await first.answer);
          else expect(JSON.stringify(await one.answer)).toContain("idempotency key");
        }
        const seq = journal.entries.length;
        const later = aDesk(journal).desk;
        await later.catchUp();
        for (const { command, by, key, answer } of asked.filter(({ key }) => key !== undefined)) {
          const again = await ask(later, JSON.parse(command) as DomainCommand, by, key);
          expect(again).toEqual(await answer);
        }
        expect(journal.entries.length).toBe(seq);
      }),
    );
  });

  it("a line that breaks, before or after the write: asked again with the same key, everybody has one ticket", async () => {
    const trouble = fc.constantFrom<"before" | "after" | "none">("before", "after", "none");
    await fc.assert(
      fc.asyncProperty(
        fc.array(trouble, { maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        async (troubles, people) => {
          const journal = new MemoryJournal();
          const { desk, told } = aDesk(journal);
          journal.troubles.push(...troubles);
          const got = await Promise.all(
            Array.from({ length: people }, async (_, person) => {
              for (;;) {
                const answer = await ask(desk, take, aManager(`p${person}`), "once");
                if (JSON.stringify(answer).includes("ticket-issued")) return JSON.stringify(answer);
              }
            }),
          );
          expect(new Set(got).size).toBe(people);
          expect(codes(journal)).toHaveLength(people);
          expect(new Set(codes(journal)).size).toBe(people);
          await desk.catchUp();
          expect(told.map(({ step }) => step.after.seq)).toEqual(journal.entries.map(({ seq }) => seq));
        },
      ),
    );
  });

  it("asks never again for what the database will not have", async () => {
    const journal = new MemoryJournal();
    const { desk } = aDesk(journal);
    journal.troubles.push("refused");
    expect(await ask(desk, take, aManager("w1"), "not-to-be-kept")).toHaveProperty("refused");
    const asked: string[] = [];
    journal.answersTo = async (_hallId, keys) => {
      asked.push(...keys);
      return [];
    };
    expect(await ask(desk, take, aManager("w2"), "k")).toHaveProperty("value");
    expect(asked.join()).not.toContain("not-to-be-kept");
  });

  it("answers another request under a used key with a refusal of its own", async () => {
    const { desk } = aDesk(new MemoryJournal());
    await ask(desk, take, aManager("w1"), "k");
    const other = ask(
      desk,
      { name: "visit:take-ticket", request: { serviceIds: ["tax"] } },
      aManager("w1"),
      "k",
    );
    expect(JSON.stringify(await other)).toContain("idempotency key");
    expect(
      await ask(desk, { name: "visit:take-ticket", request: { serviceIds: ["tax"] } }, aManager("w2"), "k"),
    ).toHaveProperty("value");
  });

  it("writes no event before the last one, even when the clock goes back over a restart", async () => {
    const journal = new MemoryJournal();
    await ask(aDesk(journal).desk, take, aManager("w1"));
    const { desk } = aDesk(journal, { now: () => new Date(NINE - 3_600_000), speed: 1 });
    await desk.catchUp();
    await ask(desk, take, aManager("w1"));
    const times = journal.entries.map(({ event }) => event.at);
    expect(times).toEqual([...times].sort());
  });
});

type Asked = { command: string; by: Principal; key: string | undefined; answer: Promise<unknown> };

/** Asks everything, some of it without waiting for the answer before; ends when all is answered. */
async function askAll(desk: HallDesk, deeds: readonly Deed[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const deed of deeds) {
    const by = aManager(`w${deed.who}`);
    const command = commandOf(desk, deed);
    const key = deed.key === 0 ? undefined : `k${deed.key}`;
    const answer = ask(desk, command, by, key);
    asked.push({ command: JSON.stringify(command), by, key, answer });
    if (deed.wait) await answer;
  }
  await Promise.all(asked.map(({ answer }) => answer));
  return asked;
}
