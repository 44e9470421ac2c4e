import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "../hub.ts";
import { MeasuredProcess } from "./measured-process.ts";
import type { Orders } from "./talk.ts";

const MINUTE_MS = 60_000;
const SETTLE_SHARE = 0.2; // the first fifth: buffers of the runtime, code that is being compiled

/** Memory by the minute over hours, and how it leans: a leak shows as a slope that does not go away. */
export async function runLong(orders: Orders, hours: number): Promise<void> {
  const minutes = Math.max(2, Math.round(hours * 60));
  const worker = new MeasuredProcess("worker-process.ts", orders);
  const samples: { minute: number; residentMb: number; heapMb: number }[] = [];
  console.log(
    `${orders.cameras.length} cameras, ${minutes} minutes, budget ${orders.budget}\nminute  RSS MB  heap MB  looks/s  CPU ms/s  decoding ms/s  oldest s`,
  );
  try {
    for (let minute = 1; minute <= minutes; minute += 1) {
      await pause(MINUTE_MS);
      const { looks, seconds, ownMs, decodingMs, cameras } = await worker.take();
      const heapMb = await worker.heapMb();
      const { residentMb } = worker;
      samples.push({ minute, residentMb, heapMb });
      const oldest = Math.max(...Object.values(cameras).flatMap(({ ages }) => ages));
      const figures = [
        residentMb.toFixed(1),
        heapMb.toFixed(2),
        (looks / seconds).toFixed(2),
        (ownMs / seconds).toFixed(0),
        (decodingMs / seconds).toFixed(0),
        oldest.toFixed(2),
      ];
      console.log([String(minute).padStart(6), ...figures.map((figure) => figure.padStart(8))].join(" "));
    }
  } finally {
    await worker.stop();
  }
  const settled = samples.slice(Math.floor(samples.length * SETTLE_SHARE));
  for (const of of ["residentMb", "heapMb"] as const) {
    const values = settled.map((sample) => sample[of]);
    console.log(
      `${of === "heapMb" ? "heap" : "RSS"}: median ${percentile(values, 0.5).toFixed(1)} MB, from ${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}; slope ${(slope(settled, of) * 60).toFixed(2)} MB an hour after the first ${samples.length - settled.length} minutes`,
    );
  }
}

/** Theil and Sen: the median of all slopes between two samples, which a single jump does not move. MB a minute. */
function slope(
  samples: readonly { minute: number; residentMb: number; heapMb: number }[],
  of: "residentMb" | "heapMb",
): number {
  const slopes = samples.flatMap((one, i) =>
    samples.slice(i + 1).map((other) => (other[of] - one[of]) / (other.minute - one.minute)),
  );
  return percentile(slopes, 0.5);
}
