import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aCamera } from "./test/a-camera.ts";
import { ffmpeg, sampleClip } from "./test/materials.ts";
import { isAlive, WorkerProcess } from "./test/worker-process.ts";

const clip = sampleClip();
const BACK_SECONDS = 5;
const ALL: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const camera = aCamera({
  zones: [
    { zoneId: "seats", kind: "waiting", polygon: ALL, anchor: "head" },
    {
      zoneId: "desk",
      kind: "counter-staff",
      polygon: ALL,
      anchor: "overlap",
      counterId: "one",
      absentSeconds: 30,
    },
  ],
});
const STATE = "hall/centre/camera/yard/state";
const COUNT = "hall/centre/zone/seats/count";
const PRESENCE = "hall/centre/counter/one/presence";

describe.skipIf(!clip || ffmpeg === "")("faults of whole programs", () => {
  let worker: WorkerProcess;
  let heardBefore = 0;

  beforeEach(async () => {
    worker = await WorkerProcess.prepare([camera], { HALL_FOOTAGE: clip ?? "" });
    worker.start();
    await counting();
  });
  afterEach(() => worker.stop());

  /** What was said of a topic since `mark`. */
  const since = (topic: string) =>
    worker.broker.heard
      .slice(heardBefore)
      .filter((word) => word.topic === topic)
      .map(({ payload }) => payload);
  const mark = () => {
    heardBefore = worker.broker.heard.length;
  };
  const states = (topic: string) => since(topic).map((payload) => JSON.parse(payload).state);

  /** People are counted and somebody is at the counter. */
  async function counting(): Promise<void> {
    heardBefore = 0;
    await vi.waitFor(() => {
      expect(Number(since(COUNT).at(-1))).toBeGreaterThanOrEqual(3);
      expect(states(PRESENCE).at(-1)).toBe("attended");
    }, 40_000);
  }

  it("an ffmpeg that is killed is replaced in time; meanwhile nobody knows, and no absence comes of it", async () => {
    const [first] = worker.programs;
    expect(worker.programs).toHaveLength(1);
    mark();
    process.kill(first ?? 0, "SIGKILL");
    await vi.waitFor(() => expect(states(STATE)).toContain("offline"));
    await vi.waitFor(() => expect(states(STATE).at(-1)).toBe("online"));
    const [offline, online] = ["offline", "online"].map((state) =>
      Date.parse(
        since(STATE)
          .map((payload) => JSON.parse(payload))
          .find((told) => told.state === state).since,
      ),
    );
    expect(Number(online) - Number(offline)).toBeLessThanOrEqual(BACK_SECONDS * 1000);
    expect(since(COUNT)).toContain("unknown");
    await vi.waitFor(() => expect(Number(since(COUNT).at(-1))).toBeGreaterThanOrEqual(2), 15_000);
    await vi.waitFor(() => expect(states(PRESENCE).at(-1)).toBe("attended"), 30_000);
    expect(states(PRESENCE)).toContain("unknown");
    expect(states(PRESENCE)).not.toContain("absent");
    expect(worker.programs).toHaveLength(1);
    expect(isAlive(first ?? 0)).toBe(false);
  }, 120_000);

  it("a worker that is killed leaves nothing behind, is said to be gone, and is right three seconds after its return", {
    retry: 1, // a machine with more work than cores is no answer
    timeout: 120_000,
  }, async () => {
    const programs = worker.programs;
    mark();
    await worker.kill();
    await vi.waitFor(() => expect(since("hall/centre/device/vision/status")).toContain("offline"));
    await vi.waitFor(() => expect(programs.filter(isAlive)).toEqual([]));
    mark();
    await pause(100); // gone, however short
    worker.start();
    await vi.waitFor(() => expect(states(STATE).at(-1)).toBe("online"), 30_000);
    const back = performance.now();
    await vi.waitFor(() => expect(Number(since(COUNT).at(-1))).toBeGreaterThanOrEqual(2));
    expect(performance.now() - back).toBeLessThanOrEqual(3_000);
    expect(Number(await worker.broker.retained(COUNT))).toBeGreaterThanOrEqual(2);
    await vi.waitFor(() => expect(states(PRESENCE).at(-1)).toBe("attended"), 30_000);
    expect(states(PRESENCE)).not.toContain("absent");
  });
});
