import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Accounts } from "../app/accounts.ts";
import type { Clock } from "../app/clock.ts";
import type { Enrolments } from "../app/enrolments.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { Observations } from "../app/observations.ts";
import type { Config } from "../config.ts";
import { ChildProgram } from "../embedded/child-program.ts";
import { CameraWatches } from "./camera-watches.ts";
import { OPERATOR } from "./first-start.ts";
import { simulatedDay } from "./simulation.ts";
import type { Undo } from "./undo.ts";

export type ProgramDeps = {
  config: Config;
  registry: HallRegistry;
  enrolments: Enrolments;
  accounts: Accounts;
  clock: Clock;
  observations: Observations;
  /** The project's folder, where the built programs are. */
  root: string;
  data: string;
  hubUrl: string;
  mqttUrl: string;
  log: Logger;
  undo: Undo;
};

/** What runs beside the hub: virtual devices of the sample hall, the camera watch, and on request a simulated day. */
export async function startPrograms(deps: ProgramDeps, sampleHall: string | undefined): Promise<void> {
  const starting = [startVision(deps)];
  if (sampleHall !== undefined) starting.push(startVirtualDevices(deps, sampleHall));
  if (deps.config.HALL_SIMULATE !== "off") starting.push(startSimulation(deps));
  await Promise.all(starting);
}

/** Only what a child needs: no secret of the hub. */
function childEnv(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, LD_LIBRARY_PATH } = process.env;
  return { PATH, HOME, LANG, TMPDIR, LD_LIBRARY_PATH, ...extra };
}

type Stop = () => Promise<void>;

function run(
  { log }: ProgramDeps,
  name: string,
  path: string,
  env: NodeJS.ProcessEnv,
  first: () => Promise<object | undefined>,
  onExit: () => void = () => undefined,
): Stop {
  if (!existsSync(path)) {
    log.error({ program: name, path }, "program is not built");
    return async () => undefined;
  }
  const program = new ChildProgram({
    name,
    path,
    env,
    log,
    onExit,
    onStart: (send) => {
      first().then(
        (message) => message && send(message),
        (err: unknown) => log.error({ err, program: name }, "program could not be told what to do"),
      );
    },
  });
  program.start();
  return () => program.stop();
}

/** Every device of the sample hall that is not a browser page; each start gives each device a fresh credential. */
async function startVirtualDevices(deps: ProgramDeps, hallId: string): Promise<void> {
  const { registry, enrolments, config, clock, hubUrl, mqttUrl, data, root } = deps;
  const simulated = config.HALL_SIMULATE !== "off";
  const virtual = registry.configuration(hallId).devices.filter(({ kind, deviceId }) => {
    if (kind === "kiosk" || kind === "board") return false;
    return kind !== "rating-pad" || simulated || deviceId !== "pad-1"; // pad-1 is the page whose link is printed
  });
  const settings = async () => ({
    mqttUrl,
    hubUrl,
    folder: join(data, "devices"),
    seed: config.HALL_SEED,
    ratings: simulated,
    clock: { now: clock.now().toISOString(), speed: clock.speed },
    devices: await Promise.all(
      virtual.map(async ({ deviceId, kind, counterId }) => {
        const { code } = await enrolments.create({ kind: "device", id: deviceId, hallId }, OPERATOR);
        return {
          hallId,
          deviceId,
          kind,
          enrolmentCode: code,
          ...(counterId === undefined ? {} : { counterId }),
        };
      }),
    ),
  });
  deps.undo.add("devices", run(deps, "devices", join(root, "devices/dist/main.js"), childEnv({}), settings));
}

/** One camera watch for each hall that has cameras. */
async function startVision(deps: ProgramDeps): Promise<void> {
  const { config, registry, log, undo } = deps;
  if (config.HALL_VISION === "off") return;
  const watches = new CameraWatches({ registry, watch: (hallId) => watchHall(deps, hallId), log });
  undo.add("camera watches", () => watches.stop());
  await watches.start();
}

async function watchHall(deps: ProgramDeps, hallId: string): Promise<Stop> {
  const { config, enrolments, root, hubUrl, mqttUrl } = deps;
  const { code } = await enrolments.create({ kind: "device", id: "vision", hallId }, OPERATOR);
  const { token } = await enrolments.enrol(code, "local");
  const url = new URL(mqttUrl);
  if (url.username === "") {
    url.username = encodeURIComponent(`${hallId}/vision`);
    url.password = token;
  }
  const env = childEnv({
    HALL_HUB_URL: hubUrl,
    HALL_HUB_TOKEN: token,
    HALL_ID: hallId,
    HALL_MQTT_URL: url.href,
    HALL_FOOTAGE: config.HALL_FOOTAGE ?? join(root, ".cache/footage/vtest.avi"),
    HALL_MODEL: config.HALL_MODEL ?? join(root, ".cache/models/centernet-512x288.onnx"),
    HALL_MODEL_INPUT: config.HALL_MODEL_INPUT,
    HALL_MODEL_THRESHOLD: config.HALL_MODEL_THRESHOLD?.toString(),
    HALL_VISION_THREADS: config.HALL_VISION_THREADS?.toString(),
    HALL_VISION_CPU: config.HALL_VISION_CPU.toString(),
    FFMPEG_PATH: config.FFMPEG_PATH,
  });
  const gone = () => deps.observations.visionIsGone(hallId);
  return run(deps, "vision", join(root, "vision/dist/main.js"), env, async () => undefined, gone);
}

/** Visitors and clerks of one day, with tokens of their own. */
async function startSimulation(deps: ProgramDeps): Promise<void> {
  const hallId = deps.registry.ids()[0]?.hallId;
  if (hallId === undefined) return;
  const first = () => simulatedDay(deps, hallId);
  const path = join(deps.root, "devices/dist/simulate-day.js");
  deps.undo.add("simulated day", run(deps, "simulated day", path, childEnv({}), first));
}
