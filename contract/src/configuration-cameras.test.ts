import { describe, expect, it } from "vitest";
import { HallConfiguration } from "./configuration.ts";
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

const HALL = {
  hallId: "h",
  name: "Hall",
  timeZone: "UTC",
  openingHours: { monday: ["09:00-12:00"] },
  departments: [{ departmentId: "d", name: "Department" }],
  queues: [{ queueId: "q", name: "Q" }],
  services: [{ serviceId: "s", name: "S", departmentId: "d", queueId: "q", prefix: "A" }],
  counters: [{ counterId: "c1", number: 1, queueIds: ["q"] }],
};

describe("the areas of a camera", () => {
  const square = [
    [0.2, 0.2],
    [0.8, 0.2],
    [0.8, 0.8],
    [0.2, 0.8],
  ];
  const [a, b, c, d] = square;
  const problemsWith = (zone: object): string[] => {
    const cameras = [
      {
        cameraId: "cam",
        name: "Cam",
        url: "footage",
        zones: [{ zoneId: "z", name: "Z", kind: "waiting", polygon: square, ...zone }],
      },
    ];
    const parsed = HallConfiguration.safeParse({ ...HALL, cameras });
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  it("has two hundred corners at most", () => {
    const polygon = Array.from({ length: 201 }, (_, i) => [i / 400, (i / 400) ** 2]);
    expect(problemsWith({ polygon })).toEqual([expect.stringMatching(/^cameras.0.zones.0.polygon: Too big/)]);
    expect(problemsWith({ polygon: polygon.slice(1) })).toEqual([]);
  });

  it("may be of any shape that has an inside", () => {
    expect(problemsWith({})).toEqual([]);
    expect(problemsWith({ polygon: [a, b, c, [0.5, 0.3], d] })).toEqual([]); // dented
  });

  it.each([
    [{ polygon: [a, c, b, d] }, /^cameras.0.zones.0.polygon: an outline that does not cross itself/],
    [{ polygon: [a, b, [0.5, 0.2]] }, /^cameras.0.zones.0.polygon: an area, not a line or a point/],
    [{ polygon: [a, b] }, /^cameras.0.zones.0.polygon: /],
    [{ polygon: [a, b, [1.2, 0.5]] }, /^cameras.0.zones.0.polygon.2.0: /],
    [{ service: [a, c, b, d] }, /^cameras.0.zones.0.service: an outline/],
  ])("is refused with the field: %j", (zone, problem) => {
    expect(problemsWith(zone)).toEqual([expect.stringMatching(problem)]);
  });
});
