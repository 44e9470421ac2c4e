import { type EvidenceReport, MOST_EVIDENCE_BYTES } from "@hall/contract";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { frameBytes } from "../sources/frame.ts";
import { EvidenceMemory } from "./evidence-memory.ts";

const [width, height] = [96, 64];
const door = { hallId: "sample", cameraId: "door" };
const alertId = "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0009";

let sent: EvidenceReport[];
let memory: EvidenceMemory;
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const clock = { now: () => 0, wall: (at: number) => new Date(at * 1000) };
  memory = new EvidenceMemory({ clock, send: (report) => sent.push(report) });
});
afterEach(() => {
  memory.stop();
  vi.useRealTimers();
});

/** A picture of noise with somebody in its left half, ten times a second. */
async function run(from: number, to: number, evidenceSeconds?: number): Promise<void> {
  const bytes = new Uint8Array(frameBytes(width, height));
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = 16 + ((i * 7919 + ((i * i) % 251)) % 220);
  for (let tick = 0; from + tick / 10 < to; tick += 1) {
    const frame = { bytes, width, height, at: from + tick / 10 };
    const unseen = () => [{ left: 0, top: 0, right: 0.45, bottom: 1, score: 1 }];
    await memory.look({ ...door, evidenceSeconds }, { frame, people: [], unseen });
  }
}
const take = (secondsAfter: number) => memory.take({ ...door, alertId, secondsAfter });
const times = () => sent[0]?.pictures.map(({ at }) => Date.parse(at) / 1000);

describe("what is remembered for evidence", () => {
  it("is nothing of a camera whose hall keeps none", async () => {
    await run(0, 20);
    take(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([]);
  });

  it("is one picture a second of the last seconds, and of those after the alert", async () => {
    await run(0, 30, 5);
    take(3);
    expect(sent).toEqual([]);
    await run(30, 33, 5);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent[0]).toMatchObject({ ...door, alertId });
    expect(times()?.length).toBeGreaterThanOrEqual(9);
    expect(times()?.length).toBeLessThanOrEqual(12);
    expect(Math.min(...(times() ?? []))).toBeGreaterThanOrEqual(22);
    expect(Math.max(...(times() ?? []))).toBeGreaterThanOrEqual(32);
  });

  it("is complete also where more is wanted after the alert than before it", async () => {
    await run(0, 30, 2);
    take(10);
    await run(30, 40, 2);
    await vi.advanceTimersByTimeAsync(10_000);
    const seconds = times() ?? [];
    expect(seconds.length).toBeGreaterThanOrEqual(12);
    expect(Math.min(...seconds)).toBeLessThanOrEqual(28);
    expect(Math.max(...seconds)).toBeGreaterThanOrEqual(39);
    const gaps = seconds.slice(1).map((second, i) => second - (seconds[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1.1);
  });

  it("goes to each of two alerts, with what came after each", async () => {
    await run(0, 10, 2);
    take(3);
    await run(10, 12, 2);
    take(3);
    await vi.advanceTimersByTimeAsync(3_000);
    await run(12, 15, 2);
    take(0);
    await vi.advanceTimersByTimeAsync(0);
    const last = sent.map(({ pictures }) => Date.parse(pictures.at(-1)?.at ?? "") / 1000);
    expect(last.map(Math.floor)).toEqual([11, 11, 14]);
  });

  it("is pixelated before it is remembered", async () => {
    await run(0, 2, 5);
    take(0);
    await vi.advanceTimersByTimeAsync(0);
    vi.useRealTimers();
    const { data, info } = await sharp(sent[0]?.pictures[0]?.jpeg)
      .raw()
      .toBuffer({ resolveWithObject: true });
    /** Mean step from point to point within a half: of blocks small, of noise great. */
    const roughness = (left: number, right: number) => {
      let [sum, points] = [0, 0];
      for (let y = 4; y < info.height - 4; y += 1)
        for (let x = left; x < right; x += 1) {
          const at = (y * info.width + x) * info.channels;
          sum += Math.abs((data[at] ?? 0) - (data[at + info.channels] ?? 0));
          points += 1;
        }
      return sum / points;
    };
    expect(roughness(4, 40)).toBeLessThan(0.3 * roughness(56, 92));
  });

  it("is forgotten when the camera is no longer watched, or nobody is there to ask", async () => {
    await run(0, 5, 5);
    memory.forget(door);
    take(0);
    await vi.advanceTimersByTimeAsync(10);
    await run(5, 8, 5);
    take(5);
    memory.stop();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(sent).toEqual([]);
  });

  it("is not remembered after all when it was forgotten while the picture was made", async () => {
    const looking = run(0, 0.1, 5);
    memory.forget(door);
    await looking;
    take(0);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([]);
  });

  it("goes with fewer pictures where all of them would be more than the line takes", async () => {
    const [wide, high] = [480, 480];
    const bytes = new Uint8Array(frameBytes(wide, high)).map(() => Math.floor(Math.random() * 256)); // nothing to compress
    for (let at = 0; at < 30; at += 1)
      await memory.look(
        { ...door, evidenceSeconds: 30 },
        { frame: { bytes, width: wide, height: high, at }, people: [], unseen: () => [] },
      );
    take(0);
    await vi.advanceTimersByTimeAsync(1_000);
    const sizes = sent[0]?.pictures.map(({ jpeg }) => jpeg.length) ?? [];
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.length).toBeLessThan(30);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_EVIDENCE_BYTES);
  });
});
