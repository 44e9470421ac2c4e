import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { commandFfmpeg, commandModel } from "../vision/src/eval/command.ts";
import { machine, percentile } from "./hub.ts";
import { openBroker } from "./vision/broker.ts";
import { runLong } from "./vision/long-run.ts";
import { MeasuredProcess } from "./vision/measured-process.ts";
import { camerasOn, makeStream, STREAM_FPS, watchesCounter } from "./vision/stream.ts";
import type { Orders } from "./vision/talk.ts";

const USAGE = `usage: npm run bench:vision -- [--seconds 60]
       npm run bench:vision -- --hours 1 [--cameras 6] [--budget 0.25]
What looking costs, in CPU time: the figures stand whatever else the machine does.`;
const HZ = 2;
const OVERLOAD = 4;
/** Seconds from one analysed picture to the next: of 15 a second every seventh or eighth is one. */
const LONGEST_PERIOD = Math.ceil(STREAM_FPS / HZ) / STREAM_FPS;
const WARM_MS = 60_000; // at two pictures a second the compiler needs that long to know what is hot

/** One camera on each side at the same time, in the same run: the worker, and how it is often done. */
async function cost(orders: Orders, seconds: number): Promise<void> {
  const cameras = camerasOn(1, HZ);
  const ours = new MeasuredProcess("worker-process.ts", { ...orders, cameras });
  const naive = new MeasuredProcess("naive-process.ts", { ...orders, cameras });
  try {
    await Promise.all([warm(ours), warm(naive)]);
    await pause(seconds * 1000);
    const results = await Promise.all([ours.take(), naive.take()]);
    const perCore = results.map(({ ownMs, decodingMs, looks }, side) => {
      const look = (ownMs + decodingMs) / looks;
      const infer = (results[side]?.inferCpuMs ?? Number.NaN) / looks;
      const name = side === 0 ? "worker" : "naive";
      console.log(
        `${name.padEnd(8)} ${looks} looks; CPU ms a look: inference ${ms(infer)}, all but decoding ${ms(ownMs / looks)}, decoding ${ms(decodingMs / looks)}, all ${ms(look)}`,
      );
      return { without: ownMs / looks / infer, all: look / infer, cameras: 1000 / (look * HZ) };
    });
    const [one, other] = perCore;
    if (!one || !other) return;
    row("all CPU without decoding ÷ inference", one.without, 1.25, other.without);
    row("all CPU ÷ inference", one.all, 2, other.all);
    console.log(
      `cameras a core at ${HZ} Hz: ${one.cameras.toFixed(1)}, naive ${other.cameras.toFixed(1)} (${(one.cameras / other.cameras).toFixed(2)} ×)`,
    );
  } finally {
    await Promise.all([ours.stop(), naive.stop()]);
  }
}

/** Eight cameras on a budget that is enough for two of them. */
async function overload(orders: Orders, seconds: number): Promise<void> {
  const cameras = camerasOn(8, HZ);
  const fast = new MeasuredProcess("worker-process.ts", { ...orders, cameras: cameras.slice(0, 2) });
  await warm(fast);
  await pause(10_000);
  const { inferCpuMs, looks: begun } = await fast.take();
  await fast.stop();
  const look = inferCpuMs / begun / 1000; // what a budget counts, but for the preparation
  const budget = (cameras.length * HZ * look) / OVERLOAD;
  const worker = new MeasuredProcess("worker-process.ts", { ...orders, cameras, budget });
  try {
    await warm(worker);
    await pause(seconds * 1000);
    const { cameras: all, seconds: took, looks } = await worker.take();
    const figures = Object.values(all);
    const works = figures.flatMap((camera) => camera.works);
    const ages = figures.flatMap(({ ages }) => ages);
    const limit = LONGEST_PERIOD + percentile(works, 0.99);
    console.log(
      `\n${cameras.length} cameras at ${HZ} Hz on a budget of ${budget.toFixed(2)} (${OVERLOAD} × too little): ${looks} looks of ${Math.round(took * HZ * cameras.length)}`,
    );
    row("age of a picture that was looked at, p99, s", percentile(ages, 0.99), limit);
    console.log(`  the oldest of ${ages.length}: ${Math.max(...ages).toFixed(3)} s`);
    const counters = cameras
      .filter(watchesCounter)
      .map(({ cameraId }) => (all[cameraId]?.works.length ?? 0) / took);
    const others = cameras.filter((one) => !watchesCounter(one));
    const slowest = Math.min(...others.map(({ cameraId }) => (all[cameraId]?.works.length ?? 0) / took));
    console.log(
      `  looks a second: counters ${Math.min(...counters).toFixed(2)} at least, waiting areas ${slowest.toFixed(2)}`,
    );
    row("1 ÷ looks a second of the slowest counter, s", 1 / Math.min(...counters), 2);
  } finally {
    await worker.stop();
  }
}

/** Until it looks at pictures and has done so for a while: start-up is another figure. */
async function warm(measured: MeasuredProcess): Promise<void> {
  do await pause(500);
  while ((await measured.take()).looks === 0);
  await pause(WARM_MS);
  await measured.take();
}

function row(what: string, value: number, limit: number, naive?: number): void {
  const beside = naive === undefined ? "" : `, naive ${naive.toFixed(2)}`;
  const word = value <= limit ? "reached" : "MISSED";
  console.log(`${what.padEnd(48)} ≤ ${limit.toFixed(2)}  ${value.toFixed(2)}  ${word}${beside}`);
}

function ms(value: number): string {
  return value.toFixed(1);
}

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    hours: { type: "string" },
    cameras: { type: "string", default: "6" },
    budget: { type: "string", default: process.env.HALL_VISION_CPU ?? "1" },
  },
});
const [seconds, hours] = [
  Number(values.seconds),
  values.hours === undefined ? undefined : Number(values.hours),
];
if (!(seconds > 0) || (hours !== undefined && !(hours > 0))) throw new Error(USAGE);
const folder = mkdtempSync(path.join(tmpdir(), "bench-vision-"));
try {
  const [ffmpeg, clip] = [commandFfmpeg(), path.join(folder, "stream.mp4")];
  const codec = makeStream(ffmpeg, clip);
  const orders: Orders = {
    cameras: [],
    clip,
    model: await commandModel(),
    ffmpeg,
    mqttUrl: await openBroker(),
    threads: 1,
    budget: 1,
  };
  console.log(
    `machine: ${machine()}\nstream: 640 × 360, ${codec}, ${STREAM_FPS} pictures a second, read in real time`,
  );
  if (hours === undefined) {
    await cost(orders, seconds);
    await overload(orders, seconds);
  } else
    await runLong(
      { ...orders, cameras: camerasOn(Number(values.cameras), HZ), budget: Number(values.budget) },
      hours,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(); // the broker has nobody left
