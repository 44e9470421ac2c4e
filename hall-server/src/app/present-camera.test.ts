import { Camera, type HallConfiguration } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { at, given } from "../../test/given.ts";
import { cameraView, NOTHING_SEEN, zoneViews } from "./present.ts";

const AREA = [
  [0, 0],
  [1, 0],
  [1, 1],
];
const camera = Camera.parse({
  cameraId: "hall",
  name: "Hall",
  url: "footage",
  zones: [
    { zoneId: "open", name: "Open", kind: "waiting", polygon: AREA },
    { zoneId: "seats", name: "Seats", kind: "waiting", polygon: AREA, service: AREA },
  ],
  lines: [
    {
      lineId: "door",
      name: "Door",
      points: [
        [0.2, 0.5],
        [0.8, 0.5],
      ],
      inside: [0.5, 0.7],
    },
  ],
});

describe("a camera as screens see it", () => {
  it("tells where its door lines are and which side is inside", () => {
    expect(cameraView(camera, NOTHING_SEEN).lines).toEqual([
      {
        lineId: "door",
        name: camera.lines[0]?.name,
        points: [
          [0.2, 0.5],
          [0.8, 0.5],
        ],
        inside: [0.5, 0.7],
        entered: 0,
        left: 0,
        occupancy: "unknown",
      },
    ]);
  });

  it("is switched off as the hall's file says, whatever its watch has said last", () => {
    const seen = {
      ...NOTHING_SEEN,
      cameras: new Map([["hall", { state: "misconfigured", refusal: "login", since: at(0) } as const]]),
    };
    expect(cameraView(camera, seen)).toMatchObject({ state: "misconfigured", refusal: "login" });
    expect(cameraView(camera, seen)).not.toHaveProperty("enabled");
    const off = cameraView({ ...camera, enabled: false }, seen);
    expect(off).toMatchObject({ state: "disabled", enabled: false });
    expect(off).not.toHaveProperty("refusal");
  });

  it("says how many left without service only of an area that says where service is", () => {
    const configuration: HallConfiguration = { ...given().state.configuration, cameras: [camera] };
    const seen = { count: 3, abandoned: 0 };
    const zones = new Map([
      ["open", seen],
      ["seats", seen],
    ]);
    const views = zoneViews(configuration, { ...NOTHING_SEEN, zones });
    expect(views.map(({ zoneId, abandoned }) => [zoneId, abandoned])).toEqual([
      ["open", undefined],
      ["seats", 0],
    ]);
  });
});
