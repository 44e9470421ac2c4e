import pino from "pino";
import { mostThreads, readConfig, type VisionConfig } from "./config.ts";
import { HubLink } from "./link/hub-link.ts";
import { type Clock, machineClock } from "./live/clock.ts";
import { keepCollectorQuiet } from "./live/collector.ts";
import { RehearsalDesk } from "./live/rehearsal-desk.ts";
import { VisionWorker } from "./live/vision-worker.ts";
import { Publisher } from "./output/publisher.ts";
import { describeFfmpeg, findFfmpeg } from "./sources/find-ffmpeg.ts";
import type { SourcePrograms } from "./sources/open-source.ts";
import { redactedText } from "./sources/redact.ts";

const LONGEST_STOP_MS = 4_500;

function run(config: VisionConfig): void {
  const log = pino({ level: config.HALL_LOG_LEVEL, name: "vision" });
  const clock = machineClock();
  const publisher = publisherFor(config, clock, log);
  const rehearsals = new RehearsalDesk(clock);
  const worker = new VisionWorker({
    clock,
    random: Math.random,
    programs: programsFor(config, log),
    model: {
      file: config.HALL_MODEL,
      input: config.HALL_MODEL_INPUT,
      threshold: config.HALL_MODEL_THRESHOLD,
    },
    threads: config.HALL_VISION_THREADS ?? mostThreads(),
    measure: config.HALL_VISION_THREADS === undefined,
    budget: config.HALL_VISION_CPU,
    publish: (hallId, findings, at) => publisher.publish(hallId, findings, at),
    sendPicture: (picture) => link.send(picture),
    sendEvidence: (report) => link.sendEvidence(report),
    rehearsals,
    log,
  });
  const link = linkFor(config, { worker, rehearsals }, log);

  publisher.start();
  link.start();
  stopWhenTold(async (why) => {
    log.info({ why }, "stopping");
    link.stop();
    await worker.stop();
    await publisher.stop();
  });
}

function publisherFor(config: VisionConfig, clock: Clock, log: pino.Logger): Publisher {
  return new Publisher({
    url: config.HALL_MQTT_URL,
    hallId: config.HALL_ID,
    clock,
    firstSeq: Date.now(),
    onProblem: onceAMinute((reason) =>
      log.warn({ reason: redactedText(reason) }, "the broker is not reached"),
    ),
  });
}

type Watch = { worker: VisionWorker; rehearsals: RehearsalDesk };

function linkFor(config: VisionConfig, { worker, rehearsals }: Watch, log: pino.Logger): HubLink {
  return new HubLink({
    url: config.HALL_HUB_URL,
    token: config.HALL_HUB_TOKEN,
    onConfigure: (cameras) => {
      worker.configure(cameras).catch((error: unknown) => log.error({ err: error }, "configuration failed"));
    },
    onHall: (order) => worker.setHall(order),
    onInside: (order) => worker.resume(order),
    onWatch: (hallId, cameraId, on) => worker.watch(hallId, cameraId, on),
    onEvidence: (order) => worker.takeEvidence(order),
    onRehearse: (order) => rehearsals.answer(order),
    onAway: () => worker.unwatchAll(),
    onProblem: onceAMinute((reason) => log.warn({ reason: redactedText(reason) }, "trouble with the hub")),
  });
}

function programsFor(config: VisionConfig, log: pino.Logger): SourcePrograms {
  const file = findFfmpeg(process.env);
  if (!file) log.warn("no ffmpeg: only MJPEG and snapshot cameras can be read");
  return { ffmpeg: file === undefined ? undefined : describeFfmpeg(file), footage: config.HALL_FOOTAGE };
}

/** Ends the process on a signal, or when the hub that started it is gone: by itself, and in the end by force. */
function stopWhenTold(stop: (why: string) => Promise<void>): void {
  let stopping = false;
  const onTold = (why: string): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LONGEST_STOP_MS);
    stop(why).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => onTold(signal));
  process.on("disconnect", () => onTold("the hub's process is gone"));
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
  keepCollectorQuiet();
  run(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
