import { randomBytes, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EvidenceOrder } from "@hall/contract";
import { sql } from "kysely";
import type { Logger } from "pino";
import type { EvidenceDesk } from "../app/evidence.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import { jobHandlers } from "../app/job-handlers.ts";
import { Observations } from "../app/observations.ts";
import { VoiceClips } from "../app/voice-clips.ts";
import { Watch } from "../app/watch.ts";
import { type Config, publicUrl } from "../config.ts";
import { History } from "../db/history.ts";
import { SqlJobTable } from "../db/job-table.ts";
import { hallApp } from "../http/app.ts";
import { hallMetrics } from "../http/metrics.ts";
import { starting } from "../http/starting.ts";
import { JobDispatcher } from "../jobs/dispatcher.ts";
import { HubLink } from "../mqtt/hub-link.ts";
import { listenToDevices } from "../mqtt/intake.ts";
import { Outgoing } from "../mqtt/outgoing.ts";
import { sayUnseen } from "../mqtt/unseen.ts";
import type { Realtime } from "../realtime/realtime.ts";
import { type BrokerPlace, openBroker } from "./broker.ts";
import { type Doors, openDoors } from "./doors.ts";
import { firstAccounts, pageLinks } from "./first-start.ts";
import { SAMPLE_HALL } from "./hall-files.ts";
import { openEvidence } from "./open-evidence.ts";
import { type OpenHalls, openHalls } from "./open-halls.ts";
import { openLines } from "./open-lines.ts";
import { openReads } from "./open-reads.ts";
import { lanAddresses, takePort } from "./port.ts";
import { startPrograms } from "./programs.ts";
import { keepRetention } from "./retention.ts";
import type { Storage } from "./storage.ts";
import { tellTheHall } from "./tell-the-hall.ts";
import type { Undo } from "./undo.ts";
import { warnOfUnknownClerks } from "./warn-of-unknown-clerks.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const SCREENS = {
  kiosk: join(ROOT, "kiosk/dist/www"),
  counter: join(ROOT, "counter-terminal/dist/www"),
  dashboard: join(ROOT, "dashboard/dist/www"),
};

/** What the operator sees: where the hub is, accounts made at this start, and the pages. */
export type Running = { url: string; accounts: string[]; links: string[]; stop: () => Promise<void> };

/** Builds everything on the storage, in order; what fails on the way undoes what was built. */
export async function startHub(
  config: Config,
  log: Logger,
  undo: Undo,
  opening: Promise<Storage>,
): Promise<Running> {
  const stop = () => undo.run((part, err) => log.error({ err, part }, "did not stop cleanly"));
  try {
    return { ...(await build(config, log, undo, await opening)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What every later step of the build may use. */
export type House = {
  config: Config;
  log: Logger;
  undo: Undo;
  storage: Storage;
  halls: OpenHalls;
  doors: Doors;
  metrics: ReturnType<typeof hallMetrics>;
  observations: Observations;
};

async function build(
  config: Config,
  log: Logger,
  undo: Undo,
  storage: Storage,
): Promise<Omit<Running, "stop">> {
  const { server, port } = await takePort(config, undo);
  const metrics = hallMetrics();
  const appended = metrics.journalAppended;
  const address = publicUrl(config, port, lanAddresses());
  const halls = await openHalls({ config, storage, publicUrl: address, appended, log, undo });
  const { registry, clock } = halls;
  const doors = openDoors({ storage, registry, metrics, log, undo });
  const observations = new Observations(registry, () => clock.now());
  const house: House = { config, log, undo, storage, halls, doors, metrics, observations };
  const sample = config.HALL_CONFIG === undefined ? SAMPLE_HALL : undefined;
  const first = { ...doors, registry, random: (bytes: number) => randomBytes(bytes) };
  const accounts = await firstAccounts(first, config.HALL_ADMIN_PASSWORD, sample);
  await warnOfUnknownClerks(first, log);
  const broker = await openBroker(config, doors.access, log, undo);
  let lines: Realtime | undefined;
  const take = (order: EvidenceOrder) => lines?.takeEvidence(order);
  const evidence = openEvidence({ storage, registry, take, log, undo });
  const jobs = await startJobs(house, evidence);
  const realtime = openLines(house, { evidence, waiting: () => waitingByHall(registry) });
  lines = realtime;
  const { link, voice } = await openVoicesAndDevices(house, broker, realtime);
  openPages({ ...house, evidence, jobs, link, voice }, server, realtime);
  watch(house, realtime);
  const url = `http://127.0.0.1:${port}`;
  const place = { root: ROOT, data: storage.folder, hubUrl: url, mqttUrl: broker.url };
  await startPrograms({ ...doors, config, registry, clock, observations, ...place, log, undo }, sample);
  return { url, accounts, links: await pageLinks(first, url) };
}

type Parts = House & { evidence: EvidenceDesk; jobs: JobDispatcher; link: HubLink; voice: VoiceClips };

/** REST, screens and sockets take over from the answer that the hub is starting. */
function openPages(
  { config, log, undo, storage, halls, doors, metrics, evidence, jobs, link, voice }: Parts,
  server: Server,
  realtime: Realtime,
): void {
  const { registry } = halls;
  const checks = {
    database: async () => (await sql`select 1`.execute(storage.db)).rows.length === 1,
    broker: () => link.connected,
    jobs: () => jobs.connected,
    halls: () => registry.ids().length > 0,
  };
  const reads = openReads({ storage, halls, log });
  const proxies = config.HALL_PROXIES;
  server.off("request", starting);
  server.on(
    "request",
    hallApp({
      ...doors,
      evidence,
      metrics,
      halls: registry,
      reads,
      checks,
      screens: SCREENS,
      voice,
      proxies,
      log,
    }),
  );
  realtime.start(server);
  undo.add("lines", () => realtime.stop());
}

async function startJobs(
  { storage, halls, log, undo }: House,
  evidence: EvidenceDesk,
): Promise<JobDispatcher> {
  const { registry, clock } = halls;
  const history = new History(storage.db);
  const forget = (hallId: string, now: Date) => history.forgetPersonalData(hallId, now);
  await keepRetention({ history, registry, log, undo });
  const deleteEvidence = evidence.delete.bind(evidence);
  const handlers = jobHandlers({ registry, forget, deleteEvidence, now: () => clock.now() });
  const { redisUrl, db } = storage;
  const jobs = new JobDispatcher({ redisUrl, table: new SqlJobTable(db), handlers, clock, log });
  await jobs.start();
  undo.add("jobs", () => jobs.stop());
  registry.onJobs((rows) => jobs.announce(rows));
  return jobs;
}

/** The broker's side: displays, printers, speakers and pads are told, cameras and devices are heard, calls are spoken. */
async function openVoicesAndDevices(house: House, broker: BrokerPlace, realtime: Realtime) {
  const { halls, observations, metrics, log, undo } = house;
  const { registry, clock, tokens } = halls;
  const link = new HubLink({ ...broker, log, onDropped: () => metrics.mqttDropped() });
  const voice = new VoiceClips(join(ROOT, ".cache/voice"));
  await voice.load().catch((err: unknown) => log.warn({ err }, "calls are not spoken"));
  const urlOf = (visitId: string): string => `${halls.publicUrl}/t/${tokens.ofVisit(visitId)}`;
  const outgoing = new Outgoing({ link, registry, observations, clock, newId: randomUUID, urlOf });
  const visionIsGone = (hallId: string) => sayUnseen({ link, registry, clock }, hallId);
  const { speed } = clock;
  const now = () => clock.now();
  const cardRead = realtime.cardRead.bind(realtime);
  listenToDevices({ link, registry, observations, log, speed, visionIsGone, now, cardRead });
  outgoing.start();
  tellTheHall({ registry, observations, realtime, outgoing, voice, tokens, log, undo });
  link.start(registry.ids()[0]?.hallId);
  undo.add("broker connection", async () => {
    outgoing.goodbye();
    await link.stop();
  });
  return { link, voice };
}

function watch({ halls, log, undo }: House, realtime: Realtime): void {
  const looking = new Watch({
    registry: halls.registry,
    tellQueues: (hallId, queues) => realtime.queuesChanged(hallId, queues),
    onError: (err) => log.error({ err }, "watch failed"),
  });
  looking.start();
  undo.add("watch", () => looking.stop());
}

function waitingByHall(registry: HallRegistry): Record<string, number> {
  const entries = registry.ids().map(({ hallId }) => {
    const visits = [...registry.state(hallId).visits.values()];
    return [hallId, visits.filter((visit) => visit.status === "waiting").length] as const;
  });
  return Object.fromEntries(entries);
}
