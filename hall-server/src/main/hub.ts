import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import type { Logger } from "pino";
import { Access } from "../app/access.ts";
import { Accounts } from "../app/accounts.ts";
import { CommandGate } from "../app/command-gate.ts";
import { Enrolments } from "../app/enrolments.ts";
import { HallRegistry } from "../app/hall-registry.ts";
import { jobHandlers } from "../app/job-handlers.ts";
import { Observations } from "../app/observations.ts";
import { argonPasswords } from "../app/passwords.ts";
import { PersonalCipher } from "../app/personal-cipher.ts";
import { HallReader } from "../app/reads.ts";
import { SignInDesk } from "../app/sign-in.ts";
import { VisitTokens } from "../app/visit-tokens.ts";
import { VoiceClips } from "../app/voice-clips.ts";
import { Watch } from "../app/watch.ts";
import { type Config, publicUrl } from "../config.ts";
import { AccountRepository } from "../db/accounts.ts";
import { History } from "../db/history.ts";
import { SqlJobTable } from "../db/job-table.ts";
import { PostgresJournal } from "../db/journal.ts";
import { StartRefused } from "../embedded/start-refused.ts";
import { hallApp } from "../http/app.ts";
import { hallMetrics } from "../http/metrics.ts";
import { JobDispatcher } from "../jobs/dispatcher.ts";
import { HubLink } from "../mqtt/hub-link.ts";
import { listenToDevices } from "../mqtt/intake.ts";
import { Outgoing } from "../mqtt/outgoing.ts";
import { Realtime } from "../realtime/realtime.ts";
import { redisLines } from "../realtime/redis-adapter.ts";
import { openBroker } from "./broker.ts";
import { firstAccounts, pageLinks } from "./first-start.ts";
import { importHallFiles, SAMPLE_HALL } from "./hall-files.ts";
import { hallTime } from "./hall-time.ts";
import { startPrograms } from "./programs.ts";
import { openStorage, type Storage } from "./storage.ts";
import { tellTheHall } from "./tell-the-hall.ts";
import { Undo } from "./undo.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const SWEEP_MS = 5_000;
const random = (bytes: number): Uint8Array => randomBytes(bytes);
const wallClock = (): Date => new Date();

/** What the operator sees: where the hub is, accounts made at this start, and the pages. */
export type Running = { url: string; accounts: string[]; links: string[]; stop: () => Promise<void> };

/** Builds everything in order; what fails on the way undoes what was built. */
export async function startHub(config: Config, log: Logger): Promise<Running> {
  const undo = new Undo();
  const stop = () => undo.run((part, err) => log.error({ err, part }, "did not stop cleanly"));
  try {
    return { ...(await build(config, log, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(config: Config, log: Logger, undo: Undo): Promise<Omit<Running, "stop">> {
  const storage = await openStorage(config, log, undo);
  const server = createServer();
  const port = await listen(server, config);
  undo.add("http", () => server.close());
  const halls = await openHalls(config, storage, publicUrl(config, port, lanAddresses()), log, undo);
  const doors = openDoors(config, storage, halls, log);
  const sample = config.HALL_CONFIG === undefined ? SAMPLE_HALL : undefined;
  const firstDeps = {
    accounts: doors.accounts,
    enrolments: doors.enrolments,
    registry: halls.registry,
    random,
  };
  const accounts = await firstAccounts(firstDeps, config.HALL_ADMIN_PASSWORD, sample);
  const sweep = setInterval(
    () => void doors.access.sweep().catch((err: unknown) => log.error({ err }, "credentials not checked")),
    SWEEP_MS,
  );
  undo.add("credential checks", () => clearInterval(sweep));

  const broker = await openBroker(config, doors.access, log, undo);
  const link = new HubLink({ ...broker, log, onDropped: () => doors.metrics.mqttDropped() });
  const jobs = await startJobs(storage, halls, log, undo);
  const voice = await loadVoice(log);
  const realtime = openLines(config, doors, halls, log, undo);
  const { registry, clock, tokens } = halls;
  const observations = new Observations(registry, () => clock.now());
  listenToDevices({ link, registry, observations, log });
  const urlOf = (visitId: string): string => `${halls.publicUrl}/t/${tokens.ofVisit(visitId)}`;
  const outgoing = new Outgoing({ link, registry, observations, clock, newId: randomUUID, urlOf });
  outgoing.start();
  tellTheHall({ registry, observations, realtime, outgoing, voice, tokens, log, undo });
  link.start();
  undo.add("broker connection", async () => {
    outgoing.goodbye();
    await link.stop();
  });

  const { registry: _registry, ...ports } = doors;
  doors.metrics.watch({ sockets: () => realtime.socketsByKind(), waiting: () => waitingByHall(registry) });
  const checks = {
    database: async () => (await sql`select 1`.execute(storage.db)).rows.length === 1,
    broker: () => link.connected,
    jobs: () => jobs.connected,
    halls: () => registry.ids().length > 0,
  };
  const screens = {
    kiosk: join(ROOT, "kiosk/dist/www"),
    counter: join(ROOT, "counter-terminal/dist/www"),
    dashboard: join(ROOT, "dashboard/dist/www"),
  };
  const reads = new HallReader(new History(storage.db), registry, () => clock.now());
  server.on(
    "request",
    hallApp({
      ...ports,
      halls: registry,
      reads,
      checks,
      screens,
      voice,
      proxies: config.HALL_PROXIES,
      log,
    }),
  );
  realtime.start(server);
  undo.add("lines", () => realtime.stop());
  const watch = new Watch({
    registry,
    now: () => clock.now(),
    tellQueues: (hallId, queues) => realtime.queuesChanged(hallId, queues),
    onError: (err) => log.error({ err }, "watch failed"),
  });
  watch.start();
  undo.add("watch", () => watch.stop());

  const url = `http://127.0.0.1:${port}`;
  const { accounts: people, enrolments } = doors;
  await startPrograms(
    {
      config,
      registry,
      enrolments,
      accounts: people,
      clock,
      root: ROOT,
      data: storage.folder,
      hubUrl: url,
      mqttUrl: broker.url,
      log,
      undo,
    },
    sample,
  );
  return { url, accounts, links: await pageLinks(firstDeps, url) };
}

/** The port is taken first, so that a second hub fails before it touches anything. */
async function listen(server: Server, { HALL_PORT, HALL_HOST }: Config): Promise<number> {
  server.listen(HALL_PORT, HALL_HOST);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // as: what net throws
    if (code === "EADDRINUSE")
      throw new StartRefused(`port ${HALL_PORT} is taken by another program; set HALL_PORT to a free one`);
    throw new StartRefused(`cannot listen on ${HALL_HOST}:${HALL_PORT}: ${message}`);
  }
  const address = server.address();
  return typeof address === "object" && address ? address.port : HALL_PORT;
}

async function openHalls(config: Config, storage: Storage, url: string, log: Logger, undo: Undo) {
  const journal = new PostgresJournal(storage.db);
  const tokens = new VisitTokens(storage.secret);
  const speed = config.HALL_SIMULATE === "off" ? 1 : config.HALL_SIMULATE;
  const clock = hallTime(speed, "Asia/Shanghai", speed === 1 ? undefined : await journal.lastEventAt());
  const registry = new HallRegistry({
    journal,
    clock,
    tokens,
    cipher: new PersonalCipher(storage.secret),
    publicUrl: url,
  });
  await registry.start();
  undo.add("halls", () => registry.stop());
  await importHallFiles(config.HALL_CONFIG, { registry, journal, log });
  return { registry, clock, tokens, journal, publicUrl: url };
}
type OpenHalls = Awaited<ReturnType<typeof openHalls>>;

/** Who may come in, and the one gate for every command. */
function openDoors(_config: Config, { db }: Storage, { registry }: OpenHalls, log: Logger) {
  const store = new AccountRepository(db);
  const visitByToken = (token: string) => registry.visitByToken(token);
  const access = new Access({ store, visitByToken, now: wallClock, random });
  const passwords = argonPasswords();
  const accounts = new Accounts({ store, access, passwords, now: wallClock, random, newId: randomUUID });
  const signIn = new SignInDesk({ store, access, passwords, now: wallClock, random });
  const enrolments = new Enrolments({
    store,
    access,
    signIn,
    halls: registry,
    now: wallClock,
    random,
    newId: randomUUID,
  });
  const metrics = hallMetrics();
  const gate = new CommandGate({
    halls: registry,
    observe: (done) => metrics.commandDone(done),
    failed: (err, context) => log.error({ err, ...context }, "command failed"),
    seconds: () => performance.now() / 1000,
  });
  const audit = (after: number, limit: number) => store.auditAfter(after, limit);
  return { registry, access, accounts, signIn, enrolments, metrics, gate, audit };
}
type Doors = ReturnType<typeof openDoors>;

function openLines(
  config: Config,
  { access, gate }: Doors,
  { registry }: OpenHalls,
  log: Logger,
  undo: Undo,
): Realtime {
  const steadyMs = () => performance.now();
  if (config.HALL_REDIS_URL === undefined) return new Realtime({ access, gate, halls: registry, steadyMs });
  const lines = redisLines(config.HALL_REDIS_URL, (error) =>
    log.warn({ reason: error.message }, "Redis connection failed"),
  );
  undo.add("redis lines", () => lines.stop());
  return new Realtime({ access, gate, halls: registry, steadyMs, adapter: lines.adapter });
}

async function startJobs(
  { db, redisUrl }: Storage,
  { registry, clock }: OpenHalls,
  log: Logger,
  undo: Undo,
): Promise<JobDispatcher> {
  const history = new History(db);
  const handlers = jobHandlers({
    registry,
    forget: (hallId, now) => history.forgetPersonalData(hallId, now),
    now: () => clock.now(),
  });
  const jobs = new JobDispatcher({ redisUrl, table: new SqlJobTable(db), handlers, clock, log });
  await jobs.start();
  undo.add("jobs", () => jobs.stop());
  registry.onJobs((rows) => jobs.announce(rows));
  return jobs;
}

async function loadVoice(log: Logger): Promise<VoiceClips> {
  const voice = new VoiceClips(join(ROOT, ".cache/voice"));
  await voice.load().catch((err: unknown) => log.warn({ err }, "calls are not spoken"));
  return voice;
}

function waitingByHall(registry: HallRegistry): Record<string, number> {
  const entries = registry.ids().map(({ hallId }) => {
    const visits = [...registry.state(hallId).visits.values()];
    return [hallId, visits.filter((visit) => visit.status === "waiting").length] as const;
  });
  return Object.fromEntries(entries);
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}
