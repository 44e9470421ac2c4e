import { StatisticsBy } from "@hall/contract";
import fc from "fast-check";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aRegistry } from "../../test/a-registry.ts";
import { at, hub, NINE } from "../../test/given.ts";
import { type TestDatabase, testDatabase } from "../../test/postgres.ts";
import { commandOf, type Move } from "../../test/random-day.ts";
import { OPEN_HALL, type Tale, tales } from "../../test/random-journal.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { SqlDayRecords } from "../db/day-records.ts";
import { History } from "../db/history.ts";
import { PostgresJournal } from "../db/journal.ts";
import type { Actor, DomainCommand } from "../domain/commands.ts";
import { Recount } from "../domain/recount.ts";
import { newHall } from "../domain/state.ts";
import { WallClock } from "./clock.ts";
import { DayLedgers } from "./day-ledgers.ts";
import { HallDesk } from "./hall-desk.ts";
import { HallReader } from "./reads.ts";
import { Refusal } from "./refusal.ts";

const HALL = OPEN_HALL;
const { hallId } = HALL;
let database: TestDatabase;
let db: Kysely<Database>;
beforeEach(async () => {
  database = await testDatabase();
  db = await openDatabase(database.connection, () => undefined);
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

/** A machine with a hub on it: time goes on, the wall clock jumps, the hub is stopped, killed and started again. */
class Machine {
  readonly #journal = new PostgresJournal(db);
  readonly #history = new History(db);
  readonly #time = { wall: NINE, steady: 0 };
  #desk: HallDesk | undefined;

  static async withHall(): Promise<Machine> {
    const machine = new Machine();
    await machine.#journal.addHall(hallId, null);
    await machine.#start();
    await machine.does({ name: "hall:configure", request: { configuration: HALL } }, hub);
    return machine;
  }

  /** As the registry does it: the newest memory, and what the journal has after it. */
  async #start(): Promise<void> {
    const sources = { wallMs: () => this.#time.wall, steadyMs: () => this.#time.steady };
    const clock = new WallClock(sources, await this.#journal.lastEventAt());
    const start = (await this.#journal.memory(hallId)) ?? newHall(HALL, at(0));
    this.#desk = new HallDesk(start, { journal: this.#journal, clock, announce: () => undefined });
    await this.#desk.catchUp();
  }

  get desk(): HallDesk {
    if (!this.#desk) throw new Error("the hub is not running");
    return this.#desk;
  }

  later(ms: number): void {
    this.#time.wall += ms;
    this.#time.steady += ms;
  }

  wallJumps(ms: number): void {
    this.#time.wall += ms;
  }

  async restart(how: "stopped" | "killed"): Promise<void> {
    if (how === "stopped") await this.#journal.keepMemory(this.desk.state);
    await this.#start();
  }

  /** A refusal is an answer, too. */
  async does(command: DomainCommand, by: Actor): Promise<void> {
    const principal = { ...by, kind: by.kind as "staff", halls: "all" as const }; // as: the kinds of the fixtures
    await this.desk.run({ command, by: principal, reply: () => undefined }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  async plays(move: Move): Promise<void> {
    this.later(move.seconds * 1000);
    const { command, by } = commandOf(this.desk.state, move);
    await this.does(command, by);
  }

  /** As another process of the hub answers it: from what was kept. */
  async reader(): Promise<HallReader> {
    const clock = { now: () => new Date(this.#time.wall), speed: 1 };
    const registry = await aRegistry(db, { journal: this.#journal, clock });
    const journal = this.#history.journal.bind(this.#history);
    const ledgers = new DayLedgers({ journal, records: new SqlDayRecords(db) });
    return new HallReader(this.#history, ledgers, registry, () => new Date(this.#time.wall));
  }

  async journal() {
    return (await this.#journal.eventsAfter(hallId, 0)).map(({ event }) => event);
  }
}

/** What the API answers for a day, and what the journal alone says. */
async function bothOf(machine: Machine, day: string): Promise<[unknown[], unknown[]]> {
  const reader = await machine.reader();
  const recount = new Recount(day);
  for (const event of await machine.journal()) recount.follow(event);
  const range = { from: day, to: day };
  const kept: unknown[] = [await reader.clerks(hallId, range), await reader.fairness(hallId, range)];
  const counted: unknown[] = [recount.clerks(), recount.fairness()];
  for (const by of [undefined, ...StatisticsBy.options]) {
    kept.push(await reader.statistics(hallId, { ...range, by }));
    counted.push(recount.statistics(by));
  }
  return [kept, counted];
}

async function live(
  machine: Machine,
  tale: Tale,
  restarts: readonly ("stopped" | "killed" | "read")[],
): Promise<void> {
  const every = Math.ceil(tale.length / (restarts.length + 1));
  for (const [index, one] of tale.entries()) {
    if ("step" in one) machine.wallJumps(one.step);
    else await machine.plays(one);
    const pause = index > 0 && index % every === 0 ? restarts[index / every - 1] : undefined;
    if (pause === "read")
      await (await machine.reader()).clerks(hallId, { from: "2026-11-24", to: "2026-11-24" });
    else if (pause) await machine.restart(pause);
  }
}

describe("figures on a real database", { timeout: 120_000 }, () => {
  const histories = fc.sample(
    fc.tuple(
      tales(320, 250),
      fc.array(fc.constantFrom("stopped", "killed", "read"), { minLength: 2, maxLength: 5 }),
    ),
    { numRuns: 6, seed: 11 },
  );
  it.each(
    histories.map(([tale, restarts], index) => [index + 1, tale, restarts] as const),
  )("are those of the journal to the last bit, after random history %i with kills, restarts and jumps of the clock", async (_index, tale, restarts) => {
    const machine = await Machine.withHall();
    await live(machine, tale, restarts);
    const events = await machine.journal();
    const days = new Set(events.flatMap((event) => (event.type === "ticket-issued" ? event.day : [])));
    const last = machine.desk.state.day;
    if (last) days.add(last);
    for (const event of events) if (event.type === "clock-stepped" && event.day) days.add(event.day);
    for (const day of days) {
      const [kept, counted] = await bothOf(machine, day);
      expect(JSON.parse(JSON.stringify(kept)), day).toEqual(JSON.parse(JSON.stringify(counted)));
    }
  });

  it("of today know nothing of yesterday's forgotten tickets", async () => {
    const machine = await Machine.withHall();
    const take: DomainCommand = { name: "visit:take-ticket", request: { serviceIds: ["passport"] } };
    const clerk = {
      ...hub,
      id: "lin",
      kind: "staff",
      name: "Lin",
      permissions: new Set(["end-others-step"] as const),
    };
    await machine.does({ name: "clerk:take-counter", request: { counterId: "c1" } }, clerk);
    await machine.does({ name: "counter:open", request: { counterId: "c1" } }, clerk);
    await machine.does(take, hub);
    await machine.does(take, hub);
    await machine.does({ name: "visit:call-next", request: { counterId: "c1" } }, clerk);
    machine.later(24 * 3_600_000); // the hub ran, and nobody ended the day
    await machine.does(take, hub);
    const reader = await machine.reader();
    const today = { from: "2026-11-25", to: "2026-11-25" };
    expect(await reader.statistics(hallId, today)).toMatchObject({
      issued: 1,
      expired: 0,
      inaccurate: 0,
      wait: { n: 0 },
      minutes: { waiting: 0, called: 0 },
      staff: { calling: 0, idle: 0 },
    });
    expect((await reader.clerks(hallId, today)).clerks).toEqual([]);
    const yesterday = { from: "2026-11-24", to: "2026-11-24" };
    expect(await reader.statistics(hallId, yesterday)).toMatchObject({
      issued: 2,
      expired: 2,
      inaccurate: 2,
    });
    expect((await reader.clerks(hallId, yesterday)).clerks).toMatchObject([
      { clerkId: "lin", inaccurate: 1 },
    ]);
  });
});

describe("a board without a battery", { timeout: 60_000 }, () => {
  it("boots in 2018 on a first day, and the people who took tickets are served as if nothing had been", async () => {
    const eightYears = NINE - Date.parse("2018-01-02T01:00:00Z");
    const machine = new Machine();
    machine.wallJumps(-eightYears);
    const clerk = {
      ...hub,
      id: "lin",
      kind: "staff",
      name: "Lin",
      permissions: new Set(["end-others-step"] as const),
    };
    await new PostgresJournal(db).addHall(hallId, null);
    await machine.restart("killed").catch(() => undefined);
    await machine.does({ name: "hall:configure", request: { configuration: HALL } }, hub);
    const take: DomainCommand = { name: "visit:take-ticket", request: { serviceIds: ["passport"] } };
    await machine.does({ name: "clerk:take-counter", request: { counterId: "c1" } }, clerk);
    await machine.does({ name: "counter:open", request: { counterId: "c1" } }, clerk);
    await machine.does(take, hub);
    machine.later(10 * 60_000);
    machine.wallJumps(eightYears); // NTP has found its server
    await machine.does(take, hub);
    await machine.does({ name: "visit:call-next", request: { counterId: "c1" } }, clerk);
    await machine.restart("killed");
    const [first] = machine.desk.state.visits.values();
    expect(first).toMatchObject({ day: "2026-11-24", code: "A001", issuedAt: at(0), calledAt: at(10) });
    const today = { from: "2026-11-24", to: "2026-11-24" };
    const reader = await machine.reader();
    expect(await reader.statistics(hallId, today)).toMatchObject({ issued: 2, wait: { n: 1, mean: 10 } });
    const [lin] = (await reader.clerks(hallId, today)).clerks;
    expect(lin?.periods?.map(({ state, from }) => [state, from])).toEqual([
      ["idle-while-waiting", at(0)],
      ["calling", at(10)],
    ]);
    const [kept, counted] = await bothOf(machine, "2026-11-24");
    expect(kept).toEqual(counted);
  });
});

it("keeps two visits of one code where a wrong clock has used up the name of a day", async () => {
  const row = { hall_id: hallId, day: "2030-01-02", code: "A001", status: "void", data: "{}" };
  const ids = ["10000000-0000-4000-8000-000000000001", "10000000-0000-4000-8000-000000000002"];
  await db
    .insertInto("visit")
    .values(ids.map((visit_id) => ({ ...row, visit_id })))
    .execute();
  await db.deleteFrom("visit").where("visit_id", "in", ids).execute();
});

it("keeps what is kept for a time as long as was said, though the clock jumps", async () => {
  const history = new History(db);
  const row = { hall_id: hallId, kind: "phone", part: "", cipher: "…" };
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  await db
    .insertInto("personal")
    .values([
      { ...row, visit_id: id(1), expires_at: new Date(NINE + 60_000) },
      { ...row, visit_id: id(2), expires_at: new Date(NINE - 60_000) },
    ])
    .execute();
  const byMs = 8 * 365 * 86_400_000;
  await history.keepAsLong(hallId, byMs, new Date(NINE + byMs));
  expect(await history.forgetPersonalData(hallId, new Date(NINE + byMs))).toBe(1);
  expect(await history.forgetPersonalData(hallId, new Date(NINE + byMs + 60_000))).toBe(1);
});
