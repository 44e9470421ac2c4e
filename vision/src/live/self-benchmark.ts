import type { Detector } from "../detect/detector.ts";
import { frameBytes } from "../sources/frame.ts";

const RUNS = 20;
const WARM = 2; // looks of each thread before it counts: memory is touched, code compiled
const WORTH = 1.25; // a further thread must bring a quarter more looks; on a busy or two-headed core it does not
const PICTURE = { width: 640, height: 360 };

/** How fast this machine looks, as measured at the start. */
export interface Speed {
  readonly threads: number;
  /** CPU time of one inference, the median, in ms. */
  readonly inferCpuMs: number;
  /** Of all threads together. */
  readonly looksPerSecond: number;
}

/** What is needed of a detector. */
type Looker = Pick<Detector, "look" | "close">;

/**
 * Opens detectors one by one and measures 20 looks each time: as many threads as bring something are kept, at most `most`.
 * `now` in seconds. Rejects when the first cannot be opened: then the model is not usable.
 */
export async function openMeasured<D extends Looker>(
  open: () => Promise<D>,
  most: number,
  now: () => number,
): Promise<{ detectors: [D, ...D[]]; speed: Speed }> {
  const detectors: [D, ...D[]] = [await open()];
  let speed = await measure(detectors, now);
  while (detectors.length < most) {
    const another = await open();
    const faster = await measure([...detectors, another], now);
    if (faster.looksPerSecond < WORTH * speed.looksPerSecond) {
      await another.close();
      break;
    }
    detectors.push(another);
    speed = faster;
  }
  return { detectors, speed };
}

async function measure(detectors: readonly Looker[], now: () => number): Promise<Speed> {
  const costs: number[] = [];
  let left = 0;
  const work = async (detector: Looker): Promise<void> => {
    const picture = { ...PICTURE, bytes: noise() };
    while (left > 0) {
      left -= 1;
      costs.push((await detector.look(picture)).inferCpuMs);
    }
  };
  const all = async (runs: number): Promise<number> => {
    const began = now();
    left = runs;
    costs.length = 0;
    await Promise.all(detectors.map(work));
    return now() - began;
  };
  await all(WARM * detectors.length);
  const seconds = await all(RUNS);
  const sorted = costs.toSorted((a, b) => a - b);
  return {
    threads: detectors.length,
    inferCpuMs: sorted[sorted.length >> 1] ?? Number.NaN,
    looksPerSecond: RUNS / seconds,
  };
}

/** A picture of nothing that still has something everywhere; the same each time. */
function noise(): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(frameBytes(PICTURE.width, PICTURE.height)));
  for (let i = 0, value = 1; i < bytes.length; i += 1) {
    value = (value * 48_271) % 0x7fffffff; // Park and Miller
    bytes[i] = value & 0xff;
  }
  return bytes;
}
