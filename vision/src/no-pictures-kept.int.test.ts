import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aCamera } from "./test/a-camera.ts";
import { ffmpeg, sampleClip } from "./test/materials.ts";
import { WorkerProcess } from "./test/worker-process.ts";

const clip = sampleClip();
const WATCHED = 20;
const ALL: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const camera = aCamera({ zones: [{ zoneId: "seats", kind: "waiting", polygon: ALL, anchor: "head" }] });

describe.skipIf(!clip || ffmpeg === "")("what the worker keeps", () => {
  let worker: WorkerProcess;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "hall-vision-kept-"));
    const places = { TMPDIR: folder, HOME: folder, XDG_CACHE_HOME: folder };
    worker = await WorkerProcess.prepare([camera], { HALL_FOOTAGE: clip ?? "", ...places }, folder);
    worker.start();
  });
  afterEach(async () => {
    await worker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is no picture: while people are counted and watched, neither it nor its ffmpeg writes a byte to a disk", async () => {
    const count = () => Number(worker.broker.of("hall/centre/zone/seats/count").at(-1));
    await vi.waitFor(() => expect(count()).toBeGreaterThanOrEqual(2), 40_000);
    const before = worker.pids.map(writtenBy);
    expect(before).toHaveLength(2);
    worker.watch("yard");
    await vi.waitFor(() => expect(worker.pictures.length).toBeGreaterThanOrEqual(WATCHED), 40_000);
    expect(worker.pids.map(writtenBy)).toEqual(before);
    const own = readdirSync(folder, { recursive: true }).map(String);
    expect(own.filter((name) => !name.startsWith("tsx-"))).toEqual([]); // and nothing for the runtime's maker
  }, 120_000);
});

/** Bytes that a process has given to any storage, by the kernel's own account; pipes and sockets are none. */
function writtenBy(pid: number): number {
  return Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1]);
}
