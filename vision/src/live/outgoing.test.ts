import type { EvidenceReport } from "@hall/contract";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Box } from "../detect/box.ts";
import { frameBytes } from "../sources/frame.ts";
import type { SourceEvents } from "../sources/source.ts";
import { aCamera } from "../test/a-camera.ts";
import { CameraRun } from "./camera-run.ts";
import { EvidenceMemory } from "./evidence-memory.ts";
import { LiveView } from "./live-view.ts";

const [WIDTH, HEIGHT] = [320, 192];
const camera = aCamera({ evidenceSeconds: 10 });
const alertId = "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0009";
const somebody: Box = { left: 0.4, top: 0.3, right: 0.55, bottom: 0.8, score: 0.9 };
const plant: Box = { ...somebody, left: 0.8, right: 0.95 }; // it was always there, and is nobody

let at: number;
let source: SourceEvents | undefined;
let live: Uint8Array[];
let clips: EvidenceReport[];
let run: CameraRun;
let evidence: EvidenceMemory;

beforeEach(() => {
  at = 0;
  live = [];
  clips = [];
  const clock = { now: () => at, wall: (seconds: number) => new Date(seconds * 1000) };
  const view = new LiveView({ clock, send: ({ jpeg }) => live.push(jpeg) });
  evidence = new EvidenceMemory({ clock, send: (clip) => clips.push(clip) });
  const nothing = () => undefined;
  run = new CameraRun(camera, {
    clock,
    random: () => 0.5,
    openSource: (events) => {
      source = events;
      return { stop: async () => undefined };
    },
    threshold: 0.3,
    onFrame: nothing,
    onFindings: nothing,
    onLooked: nothing,
    onPicture: async (picture) => {
      await evidence.look(camera, picture);
      await view.show(camera, picture);
    },
    onTrouble: nothing,
  });
  view.watch(camera, true);
  run.start();
});
afterEach(async () => {
  await run.stop();
  evidence.stop();
});

/** A picture of a room in which these stand, in small checks; the detector sees `seen` in it. */
async function look(there: readonly Box[], seen: readonly Box[], seconds = 1): Promise<void> {
  at += seconds;
  const bytes = source?.memory(frameBytes(WIDTH, HEIGHT)) ?? new Uint8Array();
  bytes.fill(128);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const isIn = ({ left, right, top, bottom }: Box) =>
      x >= left * WIDTH && x < right * WIDTH && y >= top * HEIGHT && y < bottom * HEIGHT;
    const check = ((x >> 2) + (y >> 2)) % 2 === 0 ? 40 : 210;
    bytes[i] = [plant, ...there].some(isIn) ? check : x < WIDTH / 2 ? 90 : 160;
  }
  source?.onFrame(bytes, WIDTH, HEIGHT);
  const frame = run.slot.take();
  if (!frame) throw new Error("a picture waits");
  await run.looked(frame, { boxes: seen, prepareMs: 0, inferMs: 0, inferCpuMs: 0 });
  run.slot.giveBack();
}

/** Mean step from point to point: of checks great, of blocks small. */
async function roughness(jpeg: Uint8Array | undefined, box: Box): Promise<number> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const [from, to] = [Math.ceil(box.left * info.width), Math.floor(box.right * info.width)];
  let [sum, points] = [0, 0];
  for (let y = Math.ceil(box.top * info.height); y < Math.floor(box.bottom * info.height); y += 1)
    for (let x = from; x < to - 1; x += 1) {
      const place = (y * info.width + x) * info.channels;
      sum += Math.abs((data[place] ?? 0) - (data[place + info.channels] ?? 0));
      points += 1;
    }
  return sum / points;
}

/** Neither way out shows the one; both show what is nobody. */
async function expectHidden(): Promise<void> {
  evidence.take({ hallId: camera.hallId, cameraId: camera.cameraId, alertId, secondsAfter: 0 });
  await vi.waitFor(() => expect(clips).toHaveLength(1));
  for (const jpeg of [live.at(-1), clips[0]?.pictures.at(-1)?.jpeg]) {
    expect(await roughness(jpeg, plant)).toBeGreaterThan(25);
    expect(await roughness(jpeg, somebody)).toBeLessThan(8);
  }
}

describe("a picture that leaves the watch does not show", () => {
  it("whom the detector sees, however faintly", async () => {
    await look([somebody], [{ ...somebody, score: 0.05 }]);
    await expectHidden();
  });

  it("whom it saw, and misses now", async () => {
    for (let n = 0; n < 6; n += 1) await look([somebody], [somebody], 0.3);
    await look([somebody], []);
    await expectHidden();
  });

  it("whom it never saw, and who came in", async () => {
    await look([], []);
    await look([somebody], []);
    await expectHidden();
  });
});
