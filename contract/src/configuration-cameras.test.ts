import { describe, expect, it } from "vitest";
import { Camera } from "./configuration-cameras.ts";

const problemsOf = (change: object): string[] => {
  const parsed = Camera.safeParse({ cameraId: "hall", name: "Hall", url: "footage", ...change });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("a camera in the hall's file", () => {
  it.each([
    "rtsp://10.0.0.9/1",
    "rtsps://10.0.0.9/1",
    "http://cam/mjpeg",
    "https://cam/live.m3u8",
    "http://cam/live.flv",
    "rtmp://cam/live",
    "/var/pictures",
    "clips/door.mp4",
    "footage",
  ])("may be at %s", (url) => {
    expect(problemsOf({ url })).toEqual([]);
  });

  it.each(["ftp://cam/1", "file:///etc/passwd", "concat://a", ""])("may not be at %j", (url) => {
    expect(problemsOf({ url })).toEqual([expect.stringMatching(/^url: (expected rtsp|Too small)/)]);
  });

  it.each([
    [{ input: { width: 500, height: 288 } }, /^input.width: .*multiple of 32/],
    [{ input: { width: 512 } }, /^input.height: /],
    [{ tiles: { columns: 1, rows: 1 } }, /^tiles: between 2 and 16 tiles/],
    [{ tiles: { columns: 6, rows: 6 } }, /^tiles: between 2 and 16 tiles/],
    [{ tiles: { columns: 2, rows: 1, overlap: 0.9 } }, /^tiles.overlap: /],
    [{ folderFps: 0 }, /^folderFps: /],
  ])("is refused with the field: %j", (change, problem) => {
    expect(problemsOf(change)).toEqual([expect.stringMatching(problem)]);
  });
});
