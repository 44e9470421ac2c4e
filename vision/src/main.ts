import pino from "pino";
import { readConfig, type VisionConfig } from "./config.ts";
import { HubLink } from "./link/hub-link.ts";
import { machineClock } from "./live/clock.ts";
import { VisionWorker } from "./live/vision-worker.ts";
import { Publisher } from "./output/publisher.ts";
import { findFfmpeg } from "./sources/find-ffmpeg.ts";
import { redactedText } from "./sources/redact.ts";

const LONGEST_STOP_MS = 4_500;

function run(config: VisionConfig): void {
  const log = pino({ level: config.HALL_LOG_LEVEL, name: "vision" });
  const ffmpeg = findFfmpeg(process.env);
  if (!ffmpeg) log.warn("no ffmpeg: only MJPEG and snapshot cameras can be read");

  const publisher = new Publisher({
    url: config.HALL_MQTT_URL,
    clock: machineClock,
    firstSeq: Date.now(),
    onProblem: onceAMinute((reason) =>
      log.warn({ reason: redactedText(reason) }, "the broker is not reached"),
    ),
  });
  const worker = new VisionWorker({
    clock: machineClock,
    random: Math.random,
    programs: { ffmpeg, footage: config.HALL_FOOTAGE },
    model: {
      file: config.HALL_MODEL,
      input: config.HALL_MODEL_INPUT,
      threshold: config.HALL_MODEL_THRESHOLD,
    },
    threads: config.HALL_VISION_THREADS,
    publish: (hallId, findings, at) => publisher.publish(hallId, findings, at),
    sendPicture: (picture) => link.send(picture),
    log,
  });
  const link = new HubLink({
    url: config.HALL_HUB_URL,
    token: config.HALL_HUB_TOKEN,
    onConfigure: (cameras) => {
      worker.configure(cameras).catch((error: unknown) => log.error({ err: error }, "configuration failed"));
    },
    onWatch: (hallId, cameraId, on) => worker.watch(hallId, cameraId, on),
    onAway: () => worker.unwatchAll(),
    onProblem: onceAMinute((reason) => log.warn({ reason: redactedText(reason) }, "trouble with the hub")),
  });

  publisher.start();
  link.start();

  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, "stopping");
    setTimeout(() => process.exit(1), LONGEST_STOP_MS);
    link.stop();
    await worker.stop();
    await publisher.stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  // The hub started us with a channel: when it is gone, nobody wants us any more.
  process.on("disconnect", () => void stop("the hub's process is gone"));
}

/** The same trouble every few seconds is one line a minute. */
function onceAMinute(say: (reason: string) => void): (reason: string) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let said = "";
  return (reason) => {
    const now = performance.now();
    if (reason === said && now - saidAt < 60_000) return;
    saidAt = now;
    said = reason;
    say(reason);
  };
}

try {
  run(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
