/**
 * Durable calls a second: 32 clerks at one hall of a hub's own registry, desk and journal, on the embedded PostgreSQL with
 * fsync on, with a listener to whom every patch is made. Side by side in one run: group commit as it is, and one
 * transaction for each command (the same desk, asked one command at a time). The load runs in the hub's own process, and so
 * is part of its CPU time. `--seconds 10` for each figure.
 */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CommandName, HallConfiguration, type Reply, type Request, ROLES } from "@hall/contract";
import { sql } from "kysely";
import { pino } from "pino";
import { hallClock } from "../hall-server/src/app/clock.ts";
import { HallRegistry } from "../hall-server/src/app/hall-registry.ts";
import { PersonalCipher } from "../hall-server/src/app/personal-cipher.ts";
import { type Principal, SYSTEM } from "../hall-server/src/app/principal.ts";
import { VisitTokens } from "../hall-server/src/app/visit-tokens.ts";
import { openDatabase } from "../hall-server/src/db/database.ts";
import { PostgresJournal } from "../hall-server/src/db/journal.ts";
import { startEmbeddedPostgres } from "../hall-server/src/embedded/postgres.ts";
import { machine, percentile } from "./hub.ts";

const CLERKS = 32;
const KIOSKS = 32;
const WAITING = 200;
const ROUND = 2 * WAITING; // from as many to nobody: as many wait in the middle
const { values } = parseArgs({ options: { seconds: { type: "string", default: "10" } } });
const SECONDS = Number(values.seconds);

function hall(hallId: string): HallConfiguration {
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  return HallConfiguration.parse({
    hallId,
    name: hallId,
    timeZone: "UTC",
    openingHours: Object.fromEntries(days.map((day) => [day, ["00:00-24:00"]])),
    recallMinutes: 0,
    maxCalls: 1,
    departments: [{ departmentId: "d", name: "D" }],
    queues: [{ queueId: "line", name: "Line" }],
    services: [{ serviceId: "thing", name: "Thing", departmentId: "d", queueId: "line", prefix: "A" }],
    counters: Array.from({ length: CLERKS }, (_, n) => ({
      counterId: `c${n}`,
      number: n + 1,
      queueIds: ["line"],
    })),
  });
}

const folder = await mkdtemp(join(tmpdir(), "hall-bench-calls-"));
const [dataFolder, runtimeFolder] = [join(folder, "data"), join(folder, "run")];
await mkdir(dataFolder);
await mkdir(runtimeFolder);
const postgres = await startEmbeddedPostgres({ dataFolder, runtimeFolder, log: pino({ level: "silent" }) });
const db = await openDatabase(postgres.connection, () => undefined);
let transactions = 0;
const journal = new PostgresJournal(db, () => {
  transactions += 1;
});
const secret = randomBytes(32);
const registry = new HallRegistry({
  journal,
  clock: hallClock(new Date("2026-11-24T01:00:00Z"), 1, () => performance.now()),
  tokens: new VisitTokens(secret),
  cipher: new PersonalCipher(secret, randomBytes),
  publicUrl: "http://hall",
  alone: true,
  onError: (error) => console.error(error),
});
registry.on(() => undefined); // so that every patch is made, as for screens

type Press = <K extends CommandName>(command: K, request: Request<K>, by: Principal) => Promise<Reply<K>>;

const staff = (n: number): Principal => ({
  kind: "staff",
  id: `w${n}`,
  name: `w${n}`,
  permissions: new Set(ROLES.clerk),
  halls: "all",
});
const kiosk: Principal = { kind: "kiosk", id: "k", name: "k", permissions: new Set(), halls: "all" };
const CLERKS_OF_HALL = Array.from({ length: CLERKS }, (_, n) => n);
let keys = 0;

/** Everybody presses at once: the desk groups what comes while a transaction is on its way. */
function together(hallId: string): Press {
  return (command, request, principal) => {
    keys += 1;
    return registry.run(hallId, command, request, { principal, key: `k${keys}` });
  };
}

/** The same, but each waits until the one before is durable: one transaction for each command. */
function oneByOne(hallId: string): Press {
  let before: Promise<unknown> = Promise.resolve();
  const press = together(hallId);
  return (command, request, by) => {
    const answer = before.then(() => press(command, request, by));
    before = answer.catch(() => undefined);
    return answer;
  };
}

async function openHall(hallId: string): Promise<void> {
  await registry.configure(hallId, hall(hallId), SYSTEM);
  const press = together(hallId);
  for (let n = 0; n < CLERKS; n += 1) {
    await press("clerk:take-counter", { counterId: `c${n}` }, staff(n));
    await press("counter:open", { counterId: `c${n}` }, staff(n));
  }
}

/** So many people take a number. */
async function draw(press: Press, people: number): Promise<void> {
  const tickets = Array.from({ length: people }, () =>
    press("visit:take-ticket", { serviceIds: ["thing"] }, kiosk),
  );
  await Promise.all(tickets);
}

type Tally = {
  calls: number;
  commands: number;
  transactions: number;
  ms: number[];
  seconds: number;
  cpuMs: number;
};

/** Counts what happens during this piece of work, and the time and CPU time that it takes. */
async function counted(tally: Tally, work: () => Promise<unknown>): Promise<void> {
  const [cpu, started, before] = [process.cpuUsage(), performance.now(), transactions];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  tally.seconds += (performance.now() - started) / 1000;
  tally.cpuMs += (user + system) / 1000;
  tally.transactions += transactions - before;
}

const inTime = (): (() => boolean) => {
  const until = performance.now() + SECONDS * 1000;
  return () => performance.now() < until;
};

/** As "nobody comes", but the tickets are drawn between the rounds and count for nothing: calls alone. */
async function callsAlone(press: Press, tally: Tally): Promise<void> {
  const last: Reply<"visit:call-next">["visit"][] = CLERKS_OF_HALL.map(() => null);
  while (tally.seconds < SECONDS) {
    await draw(press, ROUND);
    const line = new Line(press, tally);
    let left = ROUND;
    const clerk = async (n: number): Promise<void> => {
      while (left > 0) {
        left -= 1;
        last[n] = await line.next(n, last[n] ?? null);
      }
    };
    await counted(tally, () => Promise.all(CLERKS_OF_HALL.map(clerk)));
  }
}

/** Called and not there, the next one, please: one command misses the one before for good and calls the next. */
async function nobodyComes(press: Press, tally: Tally): Promise<void> {
  await draw(press, WAITING);
  const line = new Line(press, tally);
  const going = inTime();
  const clerk = async (n: number): Promise<void> => {
    let visit: Reply<"visit:call-next">["visit"] = null;
    while (going()) visit = await line.next(n, visit);
  };
  await counted(tally, () => Promise.all([...CLERKS_OF_HALL.map(clerk), line.refilled(going)]));
}

/** Whole visits: a ticket, the call, the arrival, the end. */
async function serving(press: Press, tally: Tally): Promise<void> {
  await draw(press, WAITING);
  const line = new Line(press, tally);
  const going = inTime();
  const clerk = async (n: number): Promise<void> => {
    while (going()) {
      const visit = await line.call(() => press("visit:call-next", { counterId: `c${n}` }, staff(n)));
      if (!visit) continue;
      await press("visit:arrive", { visitId: visit.visitId }, staff(n));
      await press("visit:finish", { visitId: visit.visitId }, staff(n));
      tally.commands += 2;
    }
  };
  await counted(tally, () => Promise.all([...CLERKS_OF_HALL.map(clerk), line.refilled(going)]));
}

/** The people in line: each call takes one away, kiosks bring as many. */
class Line {
  readonly #press: Press;
  readonly #tally: Tally;
  #waiting = WAITING;

  constructor(press: Press, tally: Tally) {
    this.#press = press;
    this.#tally = tally;
  }

  /** Who comes after this one, who has not come, at a clerk's counter. */
  next(n: number, before: Reply<"visit:call-next">["visit"]): Promise<Reply<"visit:call-next">["visit"]> {
    return this.call(() =>
      before
        ? this.#press("visit:skip", { visitId: before.visitId, place: "back" }, staff(n))
        : this.#press("visit:call-next", { counterId: `c${n}` }, staff(n)),
    );
  }

  async call(press: () => Promise<Reply<"visit:call-next">>): Promise<Reply<"visit:call-next">["visit"]> {
    const started = performance.now();
    const { visit } = await press();
    this.#tally.ms.push(performance.now() - started);
    this.#tally.commands += 1;
    if (visit) {
      this.#tally.calls += 1;
      this.#waiting -= 1;
    }
    return visit;
  }

  async refilled(going: () => boolean): Promise<void> {
    const kiosk = async (): Promise<void> => {
      while (going()) {
        if (this.#waiting >= WAITING) await new Promise((done) => setImmediate(done));
        else await this.#ticket();
      }
    };
    await Promise.all(Array.from({ length: KIOSKS }, kiosk));
  }

  async #ticket(): Promise<void> {
    this.#waiting += 1;
    await this.#press("visit:take-ticket", { serviceIds: ["thing"] }, kiosk);
    this.#tally.commands += 1;
  }
}

const SCENES = { "calls alone": callsAlone, "nobody comes": nobodyComes, "whole visits": serving };
const WAYS = { "group commit": together, "one transaction a command": oneByOne };

try {
  const { rows } = await sql<{ fsync: string }>`show fsync`.execute(db);
  console.log(`${machine()}; fsync ${rows[0]?.fsync}; ${CLERKS} clerks, ${WAITING} people wait\n`);
  console.log("scene | way | calls/s | commands/s | transactions/s | p50 | p99 | hub CPU a command");
  console.log("--- | --- | ---: | ---: | ---: | ---: | ---: | ---:");
  const none: Tally = { calls: 0, commands: 0, transactions: 0, ms: [], seconds: 0, cpuMs: 0 };
  await openHall("warm");
  await nobodyComes(together("warm"), { ...none, ms: [] }); // the compiler learns what is hot
  for (const [scene, play] of Object.entries(SCENES))
    for (const [way, pressOf] of Object.entries(WAYS)) {
      const hallId = `${scene.split(" ")[0]}-${way.split(" ")[0]}`;
      await openHall(hallId);
      const tally: Tally = { ...none, ms: [] };
      await play(pressOf(hallId), tally);
      const rate = (n: number) => Math.round(n / tally.seconds).toString();
      const ms = (share: number) => `${percentile(tally.ms, share).toFixed(1)} ms`;
      const cost = `${(tally.cpuMs / tally.commands).toFixed(2)} ms`;
      const figures = [
        rate(tally.calls),
        rate(tally.commands),
        rate(tally.transactions),
        ms(0.5),
        ms(0.99),
        cost,
      ];
      console.log([scene, way, ...figures].join(" | "));
    }
} finally {
  await db.destroy();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
