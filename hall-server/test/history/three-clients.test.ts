import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Journal } from "../../src/app/journal.ts";
import { MemoryJournal } from "../memory-journal.ts";
import { checkHistory } from "./check-history.ts";
import { MODEL_SETTINGS } from "./history-hall.ts";
import { type AskedHub, LocalHub } from "./local-hub.ts";
import type { Asked, Operation, Outcome } from "./operation.ts";

/** What one client does next: a wish at one of two hubs; `visit` picks whom it is about; before it, a hub may be killed. */
const deed = fc.record({
  name: fc.constantFrom(
    "visit:take-ticket",
    "visit:take-ticket",
    "visit:call-next",
    "visit:call-next",
    "visit:call-next",
    "visit:arrive",
    "visit:no-show",
    "visit:return",
    "visit:skip",
    "visit:park",
    "visit:resume",
    "visit:transfer",
    "visit:finish",
    "visit:next-step",
    "visit:undo",
    "visit:book",
    "visit:check-in",
    "visit:leave",
    "visit:void",
    "clerk:take-counter",
    "counter:open",
    "clerk:leave-counter",
    "look",
  ),
  hub: fc.nat(1),
  visit: fc.nat(3),
  place: fc.constantFrom("front", "back", "keep"),
  keyed: fc.boolean(),
  again: fc.boolean(),
  /** How often it is taken back right afterwards; the second time is refused. */
  undos: fc.constantFrom(0, 0, 0, 0, 1, 2),
  kill: fc.integer({ min: 0, max: 9 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const START = Date.parse("2026-11-24T09:00:00.000Z");

/** Two hubs on one journal whose every read and write takes as long as the scheduler wants. */
class TwoHubs {
  readonly operations: Operation[] = [];
  readonly journal = new MemoryJournal();
  readonly #slow: Journal;
  readonly #hubs: { hub: AskedHub; killed: (outcome: Outcome) => void; gone: Promise<Outcome> }[] = [];
  readonly #visits: string[] = [];
  #ticks = 0;
  #keys = 0;

  constructor(scheduler: fc.Scheduler) {
    const { journal } = this;
    this.#slow = Object.assign(Object.create(journal), {
      append: scheduler.scheduleFunction((batch: Parameters<Journal["append"]>[0]) => {
        const written = journal.append(batch);
        written.catch(() => undefined); // the scheduler listens to it only when its turn has come
        return written;
      }),
      eventsAfter: scheduler.scheduleFunction((id: string, seq: number) => journal.eventsAfter(id, seq)),
    });
  }

  async open(index: number): Promise<void> {
    const clock = {
      now: () => this.#hallNow(index),
      speed: 1,
      stepped: () => 0,
    };
    const hub = await LocalHub.open("sample", this.#slow, clock);
    let killed: (outcome: Outcome) => void = () => undefined;
    const gone = new Promise<Outcome>((done) => {
      killed = done;
    });
    this.#hubs[index] = { hub, killed, gone };
  }

  /** Whatever it was asked has no answer; what it has sent to the journal may still arrive. */
  async kill(index: number): Promise<void> {
    this.#hubs[index]?.killed({ kind: "unknown" });
    await this.open(index);
  }

  /** A counter that is open, and somebody who waits for it: most acts need both. */
  async begin(client: number): Promise<void> {
    const request = { counterId: `c${client + 1}` };
    const by = { kind: "staff", id: `w${client + 1}` } as const;
    for (const name of ["clerk:take-counter", "counter:open"])
      await this.ask(client, 0, { name, request, by });
    for (const serviceId of ["passport", "tax"])
      await this.ask(client, 0, { name: "visit:take-ticket", request: { serviceIds: [serviceId] }, by });
  }

  async client(client: number, deeds: readonly Deed[]): Promise<void> {
    for (const one of deeds) {
      if (one.kill === 0) await this.kill(one.hub);
      const asked = this.#asked(client, one);
      const outcome = await this.ask(client, one.hub, asked);
      const retry = asked.key !== undefined && (outcome.kind === "unknown" || one.again);
      if (retry) await this.ask(client, 1 - one.hub, asked);
      for (let left = one.undos; left > 0; left -= 1)
        await this.ask(client, one.hub, this.#asked(client, { ...one, name: "visit:undo" }));
    }
  }

  #asked(client: number, { name, visit, place, keyed }: Deed): Asked {
    const counterId = `c${client + 1}`;
    const visitId = this.#visits.at(-1 - visit) ?? "00000000-0000-4000-8000-00000000dead";
    const requests: Record<string, Asked["request"]> = {
      "visit:take-ticket": {
        serviceIds: [visit % 2 ? "passport" : "tax"],
        ...(place === "front" ? { class: "priority" } : {}),
      },
      "visit:return": { visitId, place },
      "visit:skip": { visitId, place },
      "visit:transfer": { visitId, place, to: visit === 0 ? { counterId } : { queueId: "papers" } },
      "visit:void": { visitId, reason: "mistake" },
      "visit:undo": {},
      "visit:book": { serviceIds: ["passport"], at: new Date(START + 3_600_000 * (visit + 1)).toISOString() },
      "visit:next-step": { visitId, serviceId: "tax", ...(visit === 3 ? { to: { queueId: "money" } } : {}) },
    };
    const byCounter = name.startsWith("c") || name === "visit:call-next" || name === "look";
    this.#keys += 1;
    return {
      name,
      request: requests[name] ?? (byCounter ? { counterId } : { visitId }),
      by: { kind: "staff", id: `w${client + 1}` },
      ...(keyed && name !== "look" ? { key: `k${this.#keys}` } : {}),
    };
  }

  async ask(client: number, hub: number, asked: Asked): Promise<Outcome> {
    const place = this.#hubs[hub];
    if (!place) throw new Error("no such hub");
    const start = this.#tick();
    const outcome = await Promise.race([place.hub.ask(asked), place.gone]);
    const end = outcome.kind === "unknown" ? Number.POSITIVE_INFINITY : this.#tick();
    const answeredAt = this.#hallNow(hub).toISOString();
    const id = this.operations.length + 1;
    this.operations.push({ ...asked, id, client, hub, start, end, answeredAt, outcome });
    const visitId = outcome.kind === "ok" ? outcome.brief.visitId : undefined;
    if (typeof visitId === "string") this.#visits.push(visitId);
    return outcome;
  }

  /** Hall time runs with the steps of the scheduler, differently at each hub. */
  #hallNow(hub: number): Date {
    return new Date(START + this.#ticks * 5_000 + hub * 3_000);
  }

  #tick(): number {
    this.#ticks += 1;
    return this.#ticks;
  }
}

describe("three clients at two hubs", { timeout: 120_000 }, () => {
  it("whatever they ask, whoever is killed, however long each read and write takes: one true order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.tuple(...[0, 1, 2].map(() => fc.array(deed, { maxLength: 14, size: "max" }))),
        async (scheduler, clients) => {
          const hubs = new TwoHubs(scheduler);
          await scheduler.waitFor(
            (async () => {
              await hubs.open(0);
              await hubs.open(1);
              for (const client of [0, 1, 2]) await hubs.begin(client);
              await Promise.all(clients.map((deeds, client) => hubs.client(client, deeds)));
            })(),
          );
          const journal = hubs.journal.entries;
          const { violations } = checkHistory({ operations: hubs.operations, journal }, MODEL_SETTINGS);
          expect(violations.map(({ words }) => words)).toEqual([]);
        },
      ),
    );
  });
});
