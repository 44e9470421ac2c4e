import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aHub } from "../../test/a-hub.ts";
import { aHall } from "../../test/given.ts";
import { hallClock } from "../app/clock.ts";
import { Observations } from "../app/observations.ts";
import { SYSTEM } from "../app/principal.ts";
import { readConfig } from "../config.ts";
import { startPrograms } from "./programs.ts";
import { Undo } from "./undo.ts";

const CAMERA = { cameraId: "yard", name: "Yard", url: "rtsp://10.0.0.8/1", zones: [] };
/** Stands for the camera watch: writes down that it came, with its settings, and that it was told to go. */
const WATCH = `
  import { appendFileSync } from "node:fs";
  const say = (what) => appendFileSync(new URL("said.jsonl", import.meta.url), JSON.stringify(what) + "\\n");
  say({ pid: process.pid, env: process.env });
  process.on("SIGTERM", () => { say({ left: process.pid }); process.exit(0); });
  setInterval(() => undefined, 1_000);`;

let hub: Awaited<ReturnType<typeof aHub>>;
let root: string;
let undo: Undo;

beforeEach(async () => {
  hub = await aHub();
  root = await mkdtemp(join(tmpdir(), "hall-programs-"));
  await mkdir(join(root, "vision/dist"), { recursive: true });
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
  await writeFile(join(root, "vision/dist/main.js"), WATCH);
  undo = new Undo();
});

afterEach(async () => {
  await undo.run((_, error) => {
    throw error;
  });
  await hub.stop();
  await rm(root, { recursive: true });
});

async function start(env: Record<string, string> = {}, mqttUrl = "mqtt://127.0.0.1:1883"): Promise<void> {
  const clock = hallClock(new Date("2026-11-24T01:00:00Z"), 1, () => performance.now());
  const observations = new Observations(hub.halls, () => clock.now());
  const { enrolments, accounts, halls: registry } = hub;
  const place = { root, data: root, hubUrl: "http://127.0.0.1:8080", mqttUrl };
  const log = pino({ level: "silent" });
  const config = readConfig(env);
  await startPrograms(
    { config, registry, enrolments, accounts, clock, observations, ...place, log, undo },
    undefined,
  );
}

type Said = { pid?: number; left?: number; env?: Record<string, string> };
function said(): Said[] {
  const file = join(root, "vision/dist/said.jsonl");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
const halls = () =>
  said().flatMap(({ env }) =>
    env ? [decodeURIComponent(new URL(env.HALL_MQTT_URL ?? "").username).split("/")[0]] : [],
  );
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

it("a hall is watched from its first camera on, whenever that comes, and until its last is taken away", async () => {
  await start();
  await soon(() => expect(halls()).toEqual(["sample"]));
  await hub.halls.configure("other", aHall({ hallId: "other", name: "Other", cameras: [CAMERA] }), SYSTEM);
  await soon(() => expect(halls()).toEqual(["sample", "other"]));
  const another = { ...CAMERA, cameraId: "gate" };
  await hub.halls.configure(
    "other",
    aHall({ hallId: "other", name: "Other", cameras: [CAMERA, another] }),
    SYSTEM,
  );
  await hub.halls.configure("third", aHall({ hallId: "third", name: "Third", cameras: [CAMERA] }), SYSTEM);
  await soon(() => expect(halls()).toEqual(["sample", "other", "third"])); // and nobody came twice

  await hub.halls.configure("other", aHall({ hallId: "other", name: "Other" }), SYSTEM);
  const other = said().filter(({ pid }) => pid !== undefined)[1]?.pid;
  await soon(() => expect(said().at(-1)).toEqual({ left: other }));
  await hub.halls.configure("other", aHall({ hallId: "other", name: "Other", cameras: [CAMERA] }), SYSTEM);
  await soon(() => expect(halls()).toEqual(["sample", "other", "third", "other"]));
});

it("without the camera watch nobody watches, and a first camera changes nothing", async () => {
  const enrolled = vi.spyOn(hub.enrolments, "create"); // how a watch begins
  await start({ HALL_VISION: "off" });
  await hub.halls.configure("other", aHall({ hallId: "other", name: "Other", cameras: [CAMERA] }), SYSTEM);
  await undo.run(() => undefined); // waits for what has begun
  expect(enrolled).not.toHaveBeenCalled();
});

it("what is set for the camera watch reaches it", async () => {
  const settings = {
    HALL_VISION_CPU: "0.5",
    HALL_VISION_THREADS: "2",
    HALL_MODEL: "/models/yolox.onnx",
    HALL_MODEL_INPUT: "416x320",
    HALL_MODEL_THRESHOLD: "0.4",
  };
  await start({ ...settings, HALL_ADMIN_PASSWORD: "nothing for a camera" });
  await soon(() => expect(said()[0]?.env).toMatchObject(settings));
  expect(JSON.stringify(said())).not.toContain("nothing for a camera");
});

it("what is not set for the camera watch is left to it", async () => {
  await start();
  await soon(() => expect(said()).toHaveLength(1));
  for (const name of ["HALL_VISION_THREADS", "HALL_MODEL_INPUT", "HALL_MODEL_THRESHOLD"])
    expect(said()[0]?.env).not.toHaveProperty(name);
});

it("at a broker of the house the watch signs in as the hub does, and knows whose device it is", async () => {
  const url = "mqtt://user:secret@broker.example:1883";
  await start({ HALL_MQTT_URL: url }, url);
  await soon(() => expect(said()[0]?.env).toMatchObject({ HALL_MQTT_URL: url, HALL_ID: "sample" }));
});
