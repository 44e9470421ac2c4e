import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { decodePayload, type Payload } from "@hall/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Detector } from "../detect/detector.ts";
import { Publisher } from "../output/publisher.ts";
import { readClip } from "../sources/clip.ts";
import { aCamera } from "../test/a-camera.ts";
import { startBroker, type TestBroker } from "../test/broker.ts";
import { ffmpeg, sampleClip, testModel } from "../test/materials.ts";
import { type News, runClip } from "./clip-run.ts";

const EPOCH = Date.UTC(2026, 10, 24, 1);
const COVERED = { from: 22, to: 48 };
const FPS = 2;
const source = sampleClip();
const presenceTopic = "hall/centre/counter/one/presence";
const countTopic = "hall/centre/zone/yard/count";

/** In the sample clip somebody always walks here. */
const camera = aCamera({
  analysedFps: FPS,
  zones: [
    {
      zoneId: "desk",
      kind: "counter-staff",
      polygon: [
        [0.35, 0.25],
        [0.95, 0.25],
        [0.95, 0.75],
        [0.35, 0.75],
      ],
      anchor: "overlap",
      counterId: "one",
      absentSeconds: 10,
    },
    {
      zoneId: "yard",
      kind: "waiting",
      polygon: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      anchor: "head",
    },
  ],
});

/** Lays a wall over the counter for a while; the rest of the picture goes on. */
async function coverCounter(from: string, to: string): Promise<void> {
  const { from: begin, to: end } = COVERED;
  const box = `drawbox=x=iw*0.3:y=ih*0.15:w=iw*0.7:h=ih*0.75:color=gray:t=fill:enable='between(t,${begin},${end})'`;
  const args = ["-v", "error", "-y", "-i", from, "-vf", box, "-c:v", "mpeg4", "-q:v", "3", to];
  await promisify(execFile)(ffmpeg, args);
}

describe.skipIf(!source || ffmpeg === "")("covering the counter of a real clip", () => {
  const clock = { now: () => 0, wall: (at: number) => new Date(EPOCH + at * 1000) };
  let folder: string;
  let clip: string;
  let detector: Detector;
  let broker: TestBroker;
  let publisher: Publisher;
  const log: News[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "clip-"));
    clip = path.join(folder, "covered.avi");
    await coverCounter(source ?? "", clip);
    detector = await Detector.open({ file: await testModel() });
    broker = await startBroker();
    publisher = new Publisher({
      url: broker.url,
      clock,
      firstSeq: 1,
      onProblem: (reason) => expect.fail(reason),
    });
    publisher.start();
    for await (const news of runClip(
      camera,
      readClip(ffmpeg, clip, { fps: FPS, longestSide: 640 }),
      detector,
    )) {
      log.push(news);
      publisher.publish(camera.hallId, [news.finding], news.at);
    }
    await vi.waitFor(() => expect(presences().at(-1)?.state).toBe("attended"));
  }, 120_000);

  afterAll(async () => {
    await publisher?.stop();
    await broker?.close();
    await detector?.close();
    await rm(folder, { recursive: true });
  });

  function presences(): Payload<"hall/{hall}/counter/{counter}/presence">[] {
    return broker.of(presenceTopic).map((payload) => {
      const parsed = decodePayload(
        "hall/{hall}/counter/{counter}/presence",
        new TextEncoder().encode(payload),
      );
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.value;
    });
  }
  const secondOf = (instant: string | undefined) => (Date.parse(instant ?? "") - EPOCH) / 1000;

  it("tells the hall: attended, absent after its time, attended again", () => {
    const states = presences().map(({ state }) => state);
    const steps = states.filter((state, i) => state !== states[i - 1]);
    expect(steps).toEqual(["unknown", "attended", "leaving", "absent", "returning", "attended"]);
  });

  it("raises absence on time and dates it back to the last presence", () => {
    const absent = presences().find(({ state }) => state === "absent");
    expect(Math.abs(secondOf(absent?.since) - COVERED.from)).toBeLessThanOrEqual(2);
    expect(secondOf(absent?.ts)).toBeGreaterThanOrEqual(COVERED.from + 10);
    expect(secondOf(absent?.ts)).toBeLessThanOrEqual(COVERED.from + 20);
    const back = presences().at(-1);
    expect(secondOf(back?.ts)).toBeGreaterThan(COVERED.to);
    expect(secondOf(back?.ts)).toBeLessThanOrEqual(COVERED.to + 20);
  });

  it("keeps the last word for whoever connects later", async () => {
    expect(JSON.parse(await broker.retained(presenceTopic))).toMatchObject({ v: 1, state: "attended" });
  });

  it("counts the people of the yard, and the count moves", () => {
    const counts = broker.of(countTopic).filter((count) => count !== "unknown");
    expect(counts.length).toBeGreaterThanOrEqual(4);
    expect(new Set(counts).size).toBeGreaterThanOrEqual(3);
    for (const count of counts) expect(Number(count)).toBeLessThanOrEqual(12);
  });

  it("gives the same news for the same clip, byte for byte", async () => {
    const again: News[] = [];
    for await (const news of runClip(
      camera,
      readClip(ffmpeg, clip, { fps: FPS, longestSide: 640 }),
      detector,
    ))
      again.push(news);
    expect(JSON.stringify(again)).toBe(JSON.stringify(log));
  });
});
