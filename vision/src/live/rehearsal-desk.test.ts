import type { RehearsalOrder } from "@hall/contract";
import { expect, it } from "vitest";
import { aCamera } from "../test/a-camera.ts";
import { RehearsalDesk } from "./rehearsal-desk.ts";

const clock = { now: () => 0, wall: (at: number) => new Date(Date.UTC(2026, 10, 24) + at * 1_000) };
const EVERYWHERE = {
  zoneId: "all",
  kind: "waiting" as const,
  polygon: [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as [number, number][],
};
const CAMERA = aCamera();
const drawn = aCamera({ zones: [EVERYWHERE] });
const order: RehearsalOrder = {
  hallId: CAMERA.hallId,
  cameraId: CAMERA.cameraId,
  drawing: { zones: drawn.zones, lines: [] },
};

/** Somebody stands in the picture, two looks a second. */
function aDesk(seconds: number): RehearsalDesk {
  const desk = new RehearsalDesk(clock);
  desk.keep([CAMERA]);
  const boxes = [{ left: 0.4, top: 0.2, right: 0.5, bottom: 0.6, score: 0.9 }];
  for (let at = 10; at <= 10 + seconds; at += 0.5)
    desk.look(CAMERA, { at, boxes, width: 640, height: 360 }, 0.4);
  return desk;
}

it("tries a drawing that its camera does not have, and dates it by the hall's clock", async () => {
  expect(await aDesk(60).answer(order)).toEqual({
    ok: true,
    value: {
      from: "2026-11-24T00:00:10.000Z",
      seconds: 60,
      looks: 121,
      zones: [{ zoneId: "all", median: 1, most: 1, crowded: [] }],
      lines: [],
    },
  });
});

it("has nothing to try on of a camera that showed nothing, or that is none", async () => {
  const desk = new RehearsalDesk(clock);
  expect(await desk.answer(order)).toEqual({ ok: false, why: "no-trace" });
  desk.keep([CAMERA]);
  expect(await desk.answer(order)).toEqual({ ok: false, why: "no-trace" });
});

it("lets pictures and orders come in between", async () => {
  const answered = aDesk(300).answer(order);
  let turns = 0;
  const count = (): void => {
    turns += 1;
    turn = setImmediate(count);
  };
  let turn = setImmediate(count);
  await answered;
  clearImmediate(turn);
  expect(turns).toBeGreaterThan(20);
});
