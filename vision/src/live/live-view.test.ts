import { beforeEach, describe, expect, it } from "vitest";
import { frameBytes } from "../sources/frame.ts";
import { LiveView } from "./live-view.ts";

const SECONDS = 3;
const FPS = 10;
const [width, height] = [64, 36];
const bytes = new Uint8Array(frameBytes(width, height)).fill(128);

let sent: string[];
let asked: number;
let view: LiveView;
beforeEach(() => {
  sent = [];
  asked = 0;
  const clock = { now: () => 0, wall: (at: number) => new Date(at * 1000) };
  view = new LiveView({ clock, send: ({ cameraId }) => sent.push(cameraId) });
});

const named = (n: number) => ({ hallId: "sample", cameraId: `c${n}` });
const unseen = () => {
  asked += 1; // what must not be seen is asked for when a picture is encoded, and only then
  return [];
};
/** So many cameras are looked at ten times a second. */
async function run(cameras: number, from = 0): Promise<void> {
  for (let tick = 0; tick < SECONDS * FPS; tick += 1)
    for (let n = 0; n < cameras; n += 1) {
      const frame = { bytes, width, height, at: from + tick / FPS };
      await view.show(named(n), { frame, people: [], unseen });
    }
}

describe("live pictures", () => {
  it("are encoded only of cameras that somebody watches", async () => {
    view.watch(named(1), true);
    await run(3);
    expect(new Set(sent)).toEqual(new Set(["c1"]));
    expect(sent).toHaveLength(SECONDS * FPS);
    expect(asked).toBe(sent.length);
    view.watch(named(1), false);
    await run(3, SECONDS);
    expect(asked).toBe(SECONDS * FPS);
  });

  it("of sixteen cameras come two a second each, of all alike", async () => {
    for (let n = 0; n < 16; n += 1) view.watch(named(n), true);
    await run(16);
    for (let n = 0; n < 16; n += 1) {
      const mine = sent.filter((id) => id === `c${n}`).length;
      expect(mine).toBeGreaterThanOrEqual(2 * SECONDS);
      expect(mine).toBeLessThanOrEqual(2 * SECONDS + 1);
    }
  });

  it("are none once nobody can watch", async () => {
    view.watch(named(0), true);
    view.unwatchAll();
    await run(1);
    expect(sent).toEqual([]);
  });
});
