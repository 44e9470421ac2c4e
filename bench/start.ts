import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { BenchHub, machine, percentile } from "./hub.ts";

/** Starts of the hub with its own database, and its memory once it idles. Ten starts on new data folders. */
const STARTS = 10;
const IDLE_MS = 10_000;

const starts: number[] = [];
let residentMb = 0;
for (let n = 1; n <= STARTS; n += 1) {
  const hub = await BenchHub.start(1);
  starts.push(hub.startMs);
  if (n === STARTS) {
    await pause(IDLE_MS); // what it holds when nothing happens is the figure
    residentMb = await resident(hub.pid);
  }
  await hub.stop();
}
console.log(`machine: ${machine()}`);
console.log(
  `first start with a new database: median ${percentile(starts, 0.5).toFixed(0)} ms, worst ${Math.max(...starts).toFixed(0)} ms (${STARTS} starts)`,
);
console.log(`resident memory of the idle hub: ${residentMb.toFixed(0)} MB`);

async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
