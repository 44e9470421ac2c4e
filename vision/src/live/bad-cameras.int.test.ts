import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CameraState } from "../health/camera-health.ts";
import { describeFfmpeg } from "../sources/find-ffmpeg.ts";
import { aCamera } from "../test/a-camera.ts";
import { type BadCameras, startBadCameras } from "../test/bad-cameras.ts";
import { ffmpeg, testModel } from "../test/materials.ts";
import { VisionWorker } from "./vision-worker.ts";

const FASTER = 8; // a frozen picture is told after a minute
const SECRET = "s3cret-w0rd";
const KINDS = [
  "well",
  "old",
  "garbage",
  "cut",
  "growing",
  "flood",
  "moved",
  "circle",
  "page",
  "silent",
  "locked",
] as const;

describe("a hall with bad cameras", () => {
  const told = new Map<string, { state: CameraState; at: number }[]>();
  const logged: unknown[] = [];
  let cameras: BadCameras;
  let worker: VisionWorker;
  let memoryBefore = 0;

  beforeAll(async () => {
    cameras = await startBadCameras();
    const began = performance.now();
    const now = () => ((performance.now() - began) / 1000) * FASTER;
    worker = new VisionWorker({
      clock: { now, wall: (at) => new Date(at * 1000) },
      random: () => 0.5,
      programs: { ffmpeg: ffmpeg === "" ? undefined : describeFfmpeg(ffmpeg), footage: undefined },
      model: { file: await testModel() },
      threads: 1,
      budget: 1,
      sendPicture: () => undefined,
      sendEvidence: () => undefined,
      log: { info: (...line) => logged.push(line), warn: (...line) => logged.push(line) },
      publish: (_, findings, at) => {
        for (const finding of findings) {
          if (finding.kind !== "camera") continue;
          const states = told.get(finding.cameraId) ?? [];
          if (states.at(-1)?.state !== finding.state)
            told.set(finding.cameraId, [...states, { state: finding.state, at }]);
        }
      },
    });
    memoryBefore = process.memoryUsage().rss;
    await worker.configure(KINDS.map((kind) => cameraOf(kind)));
  });
  afterAll(async () => {
    await worker.stop();
    await cameras.stop();
  });

  const cameraOf = (kind: (typeof KINDS)[number], enabled = true) =>
    aCamera({
      cameraId: kind,
      url: `http://user:${SECRET}@${cameras.base}/${kind}?token=${SECRET}`,
      analysedFps: 2,
      enabled,
    });
  const states = (kind: (typeof KINDS)[number]) => told.get(kind)?.map(({ state }) => state) ?? [];

  it.each([
    ["well", "online"],
    ["growing", "online"],
    ["flood", "online"],
    ["moved", "online"],
    ["garbage", "offline"],
    ["cut", "offline"],
    ["circle", "offline"],
    ["page", "offline"],
    ["silent", "offline"],
    ["locked", "misconfigured"],
    ["old", "frozen"],
  ] as const)(
    "takes the camera that is %s for %s",
    async (kind, state) => {
      await vi.waitFor(() => expect(states(kind)).toContain(state), 20_000);
    },
    30_000,
  );

  it("says frozen a minute after the picture has stood still, and not before", () => {
    const [online, frozen] = told.get("old") ?? [];
    expect([online?.state, frozen?.state]).toEqual(["online", "frozen"]);
    expect((frozen?.at ?? 0) - (online?.at ?? 0)).toBeGreaterThanOrEqual(58);
    expect((frozen?.at ?? 0) - (online?.at ?? 0)).toBeLessThanOrEqual(58 + 4 * FASTER);
  });

  it("leaves the good camera alone all the time", () => {
    expect(states("well")).toEqual(["online"]);
    expect(states("moved")).toEqual(["online"]);
  });

  it("is not flooded: what nobody wants is dropped before it is decoded", () => {
    expect(cameras.flooded()).toBeGreaterThan(100);
    expect(states("flood")).toEqual(["online"]);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(400 * 2 ** 20);
  });

  it("writes no password into the log", () => {
    const text = JSON.stringify(logged);
    expect(text).toContain("locked");
    if (ffmpeg !== "") expect(text).toMatch(/\/… Invalid data/); // ffmpeg repeats the whole address
    expect(text).not.toContain(SECRET);
  });

  it("leaves a camera alone that is switched off, and watches it again when it is switched on", async () => {
    await worker.configure([cameraOf("well"), cameraOf("moved", false)]); // both send all the time
    const sent = told.get("moved")?.length;
    await worker.configure([cameraOf("growing"), cameraOf("moved", false)]);
    await vi.waitFor(() => expect(states("growing").at(-1)).toBe("online"), 20_000);
    expect([states("moved").at(-1), told.get("moved")?.length]).toEqual(["disabled", sent]);
    await worker.configure([cameraOf("moved")]);
    await vi.waitFor(() => expect(states("moved").at(-1)).toBe("online"), 20_000);
  });
});
