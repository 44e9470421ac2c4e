import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { aManager } from "../../test/a-manager.ts";
import { aHall, at, NINE } from "../../test/given.ts";
import { MemoryJournal } from "../../test/memory-journal.ts";
import type { DomainCommand } from "../domain/commands.ts";
import type { HallEvent } from "../domain/events.ts";
import { newHall } from "../domain/state.ts";
import { HallDesk } from "./hall-desk.ts";
import type { Journal } from "./journal.ts";

/** A journal whose next write waits until it is let go, and whose reads break when told so. */
class SlowJournal extends MemoryJournal {
  broken = false;
  reads = 0;
  /** How many events each write held. */
  readonly writes: number[] = [];
  /** Which write, counted from 0, finds the line dead. */
  failing: number | undefined;
  #held: (() => void) | undefined;
  #holds = false;

  hold(): void {
    this.#holds = true;
  }

  letGo(): void {
    this.#holds = false;
    this.#held?.();
  }

  override append = async (batch: Parameters<Journal["append"]>[0]) => {
    const failing = this.writes.push(batch.entries.length) - 1 === this.failing;
    if (this.#holds)
      await new Promise<void>((done) => {
        this.#held = done;
      });
    if (failing) throw new Error("no connection");
    return await super.append(batch);
  };

  override eventsAfter = async (_hallId: string, seq: number) => {
    this.reads += 1;
    if (this.broken && this.reads < 100) throw new Error("no connection");
    return this.entries.slice(seq);
  };
}

function aDesk(journal: SlowJournal) {
  const clock = { now: () => new Date(NINE), speed: 1 };
  return new HallDesk(newHall(aHall(), at(0)), { journal, clock, announce: () => undefined });
}

const TICKET: DomainCommand = { name: "visit:take-ticket", request: { serviceIds: ["passport"] } };

/** The codes of the tickets that somebody got, or why nobody got one. */
const ask = (desk: HallDesk, by: string, key?: string, command = TICKET): Promise<string> =>
  desk
    .run({
      command,
      by: aManager(by),
      key,
      reply: (_state, events: readonly HallEvent[]) =>
        events.flatMap((event) => (event.type === "ticket-issued" ? event.code : [])).join(),
    })
    .catch((error: unknown) => (error instanceof Error ? error.message : "?"));

const codes = (journal: MemoryJournal) =>
  journal.entries.flatMap(({ event }) => (event.type === "ticket-issued" ? event.code : []));

describe("what is decided while the orders before are on their way to the disk", () => {
  it("waits for its own write, and has the next number", async () => {
    const journal = new SlowJournal();
    const desk = aDesk(journal);
    journal.hold();
    const first = ask(desk, "a");
    const second = ask(desk, "b");
    let answered = false;
    void second.then(() => {
      answered = true;
    });
    await Promise.resolve();
    expect({ answered, state: desk.state.seq }).toEqual({ answered: false, state: 0 });
    journal.letGo();
    expect([await first, await second]).toEqual(["A001", "A002"]);
    expect(codes(journal)).toEqual(["A001", "A002"]);
  });

  it("is not done any more when the line breaks before a look and it is answered so, and nobody asks the dead line without end", async () => {
    const journal = new SlowJournal();
    const desk = aDesk(journal);
    journal.hold();
    const first = ask(desk, "a");
    const second = ask(desk, "b");
    const look = desk.look().catch((error: unknown) => String(error));
    journal.broken = true;
    journal.letGo();
    expect(await first).toBe("A001");
    expect([await second, await look]).toEqual(["no connection", "Error: no connection"]);
    journal.broken = false;
    expect(await ask(desk, "c")).toBe("A002");
    expect(codes(journal)).toEqual(["A001", "A002"]);
    expect(journal.reads).toBeLessThan(5);
  });

  it("goes in halves when many press, so that disk and decisions have something to do at the same time", async () => {
    const journal = new SlowJournal();
    const desk = aDesk(journal);
    const tickets = Array.from({ length: 41 }, (_, n) => ask(desk, `clerk${n}`));
    expect(await Promise.all(tickets)).toEqual(codes(journal));
    expect(journal.writes).toEqual([2, 20, 10, 8, 2]); // the first ticket opens the day
  });

  it("gives the same key the first answer, be that on its way to the disk or decided and not yet sent", async () => {
    const journal = new SlowJournal();
    const desk = aDesk(journal);
    journal.hold();
    const tickets = Array.from({ length: 41 }, (_, n) => ask(desk, "a", `k${n}`));
    journal.letGo();
    journal.hold();
    await vi.waitFor(() => expect(journal.writes).toEqual([2, 20]));
    const again = [ask(desk, "a", "k4"), ask(desk, "a", "k30")];
    await nextTurn();
    journal.letGo();
    const answered = await Promise.all(tickets);
    expect(await Promise.all(again)).toEqual([answered[4], answered[30]]);
    expect(codes(journal)).toEqual(answered);
    expect(journal.writes).toEqual([2, 20, 11, 8, 1]); // and the journal had to refuse nothing
  });

  it("is decided anew when the half before it does not arrive", async () => {
    const journal = new SlowJournal();
    const desk = aDesk(journal);
    journal.failing = 1;
    const answered = await Promise.all(Array.from({ length: 41 }, (_, n) => ask(desk, `clerk${n}`, `k${n}`)));
    expect(answered.filter((code) => code === "no connection")).toHaveLength(20);
    expect(answered.filter((code) => code !== "no connection")).toEqual(codes(journal));
    expect(codes(journal)).toEqual(
      Array.from({ length: 21 }, (_, n) => `A${String(n + 1).padStart(3, "0")}`),
    );
  });
});
