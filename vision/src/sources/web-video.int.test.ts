import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ffmpeg, sampleClip } from "../test/materials.ts";
import { processes } from "../test/processes.ts";
import { type WebCamera, webCamera } from "../test/web-camera.ts";
import { describeFfmpeg } from "./find-ffmpeg.ts";
import { sourceFor } from "./open-source.ts";
import type { Source, Trouble } from "./source.ts";

const clip = sampleClip();

describe.skipIf(!clip || ffmpeg === "")("video over HTTP", () => {
  let camera: WebCamera;
  let source: Source | undefined;
  let frames: string[];
  let times: number[];
  let end: { trouble: Trouble; reason: string } | undefined;

  beforeEach(async () => {
    frames = [];
    times = [];
    end = undefined;
    camera = await webCamera(ffmpeg, clip ?? "");
  });
  afterEach(async () => {
    await source?.stop();
    await camera.stop();
  });

  const watch = (url: string) => {
    const programs = { ffmpeg: describeFfmpeg(ffmpeg), footage: clip };
    source = sourceFor(
      url,
      { fps: 5, longestSide: 320 },
      programs,
    )({
      memory: (bytes) => new Uint8Array(bytes),
      onFrame: (_, width, height) => {
        frames.push(`${width}x${height}`);
        times.push(performance.now() / 1000);
      },
      onEnd: (trouble, reason) => {
        end ??= { trouble, reason };
      },
    });
  };
  const seen = (n: number) => vi.waitFor(() => expect(frames.length).toBeGreaterThanOrEqual(n), 25_000);
  const readers = (url: string) => processes().filter(({ command }) => command.includes(url)).length;
  /** A media server answers 404 until its encoder has written the first seconds. */
  const written = (url: string) =>
    vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), { timeout: 25_000, interval: 200 });

  it.each([
    "hls",
    "flv",
  ] as const)("is read as %s from a server that never ends, and leaves nothing behind", async (kind) => {
    if (kind === "hls") await written(camera.hls);
    watch(camera[kind]);
    await seen(15);
    expect(new Set(frames)).toEqual(new Set(["320x240"]));
    expect(end).toBeUndefined();
    await source?.stop();
    expect(readers(camera[kind])).toBe(0);
    expect(end?.trouble).toBe("gone");
  });

  it("is seen evenly as HLS, however long its pieces are", async () => {
    const pieceSeconds = 4;
    await camera.stop();
    camera = await webCamera(ffmpeg, clip ?? "", pieceSeconds);
    await vi.waitFor(
      async () =>
        expect((await (await fetch(camera.hls)).text()).match(/EXTINF/g)?.length).toBeGreaterThan(1),
      { timeout: 25_000, interval: 200 },
    );
    watch(camera.hls);
    const seconds = () => (times.at(-1) ?? 0) - (times[0] ?? 0);
    await vi.waitFor(() => expect(seconds()).toBeGreaterThan(2.2 * pieceSeconds), 25_000);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(pieceSeconds / 2);
    expect(end).toBeUndefined();
  }, 60_000);

  it.each([
    "hls",
    "flv",
  ] as const)("that needs a password: %s is misconfigured without, and read with it", async (kind) => {
    if (kind === "hls") await written(camera.hls);
    camera.lock();
    watch(camera[kind]);
    await vi.waitFor(() => expect(end?.trouble).toBe("login"));
    await source?.stop();
    watch(camera[kind].replace("http://", "http://cam:door@"));
    await seen(3);
  });

  it("that is not there is misconfigured", async () => {
    watch(camera.hls.replace("live", "other"));
    await vi.waitFor(() => expect(end?.trouble).toBe("address"));
    expect(end?.reason).toContain("404");
  });
});
