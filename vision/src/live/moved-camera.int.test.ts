import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CameraSetting } from "@hall/contract";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { randomFrom } from "../eval/scene.ts";
import { aCamera } from "../test/a-camera.ts";
import { testModel } from "../test/materials.ts";
import { VisionWorker } from "./vision-worker.ts";

const FASTER = 8; // the usual view is known after half a minute
const [WIDTH, HEIGHT] = [320, 180];
const ZONE = { zoneId: "seats", kind: "waiting", anchor: "bottom" } as const;
const polygon = (right: number): [number, number][] => [
  [0, 0],
  [right, 0],
  [right, 1],
];

let folder: string;
let worker: VisionWorker;
let states: string[] = [];
let toldAt = 0; // seconds on the worker's clock

/** A room of random furniture, seen from so many points to the right: three pictures that differ in noise. */
async function show(shift: number): Promise<void> {
  for (const name of ["a", "b", "c"]) {
    const noise = randomFrom(name.charCodeAt(0));
    const grey = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
      const [column, row] = [Math.floor(((i % WIDTH) + shift) / 24), Math.floor(i / WIDTH / 20)];
      return 40 + 160 * randomFrom(column * 131 + row)() + 4 * noise();
    });
    const picture = sharp(grey, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } });
    await writeFile(path.join(folder, name), await picture.jpeg().toBuffer());
    await rename(path.join(folder, name), path.join(folder, `${name}.jpg`)); // never half a picture
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "moved-"));
  await show(0);
  const began = performance.now();
  worker = new VisionWorker({
    clock: {
      now: () => ((performance.now() - began) / 1000) * FASTER,
      wall: (at) => new Date(at * 1000),
    },
    random: () => 0.5,
    programs: { ffmpeg: undefined, footage: undefined },
    model: { file: await testModel() },
    threads: 1,
    budget: 1,
    sendPicture: () => undefined,
    log: { info: () => undefined, warn: () => undefined },
    publish: (_, findings, at) => {
      toldAt = at;
      for (const finding of findings) if (finding.kind === "camera") states.push(finding.state);
    },
  });
});
afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true });
});

const camera = (change: Partial<CameraSetting> = {}, right = 1): CameraSetting => ({
  ...aCamera({ url: folder, analysedFps: 5, zones: [{ ...ZONE, polygon: polygon(right) }] }),
  ...change,
});
/** From now on it is told as `state`, and never as anything else before. */
async function becomes(state: string): Promise<void> {
  await vi.waitFor(() => expect(states).toContain(state), 20_000);
  expect(states[0]).toBe(state);
}
/** The watch begins with this, and learns what the camera usually sees. */
async function learns(setting: CameraSetting): Promise<void> {
  await set(setting);
  await becomes("online");
  const began = toldAt;
  await vi.waitFor(() => expect(toldAt - began).toBeGreaterThan(40), 20_000);
}
async function set(setting: CameraSetting): Promise<void> {
  await worker.configure([setting]);
  states = [];
}

it("a camera that was moved is not believed for a change of its setting, until somebody draws anew", async () => {
  await learns(camera());
  await show(60);
  await vi.waitFor(() => expect(states.at(-1)).toBe("moved"), 20_000);

  const renamed = camera().zones.map((zone) => ({
    ...zone,
    name: { en: "chairs", "zh-CN": "座位" },
    absentSeconds: 60,
  }));
  await set(camera({ zones: renamed }));
  await becomes("moved");
  await set(camera({ evidenceSeconds: 10 }));
  await becomes("moved");

  await set(camera({}, 0.9));
  await becomes("online");
}, 90_000);

it("a camera that was switched off may have been mounted anew", async () => {
  await learns(camera({}, 0.8));
  await show(120);
  await vi.waitFor(() => expect(states.at(-1)).toBe("moved"), 20_000);
  await set(camera({ enabled: false }, 0.8));
  await set(camera({}, 0.8));
  await becomes("online");
}, 90_000);
