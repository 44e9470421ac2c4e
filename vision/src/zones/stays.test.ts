import { describe, expect, it } from "vitest";
import { scoreWaits } from "../eval/waiting-scenes.ts";
import { Stays } from "./stays.ts";

const SERVICE = [
  [0.8, 0],
  [1, 0],
  [1, 1],
  [0.8, 1],
] as const;
const boxAt = (x: number) => ({ left: x - 0.02, right: x + 0.02, top: 0.3, bottom: 0.6, score: 1 });

/** One person by second: inside the zone (0.2 to 0.8) or where. */
function watch(stays: Stays, where: (at: number) => number | undefined, seconds: number): Stays {
  for (let at = 0; at <= seconds; at += 1) {
    const x = where(at);
    const seen = new Map(x === undefined ? [] : [[1, boxAt(x)]]);
    stays.observe(at, seen, new Set(x !== undefined && x > 0.2 && x < 0.8 ? [1] : []));
  }
  return stays;
}

describe("stays in a waiting area", () => {
  it("last from coming to going, and tell who was served from who gave up", () => {
    const served = watch(new Stays(SERVICE), (at) => (at < 60 ? 0.5 : at < 62 ? 0.9 : undefined), 80);
    expect(served.ended).toEqual([{ from: 0, to: 59, gaveUp: false }]);
    expect(served.abandoned).toBe(0);
    const gaveUp = watch(new Stays(SERVICE), (at) => (at < 60 ? 0.5 : at < 62 ? 0.1 : undefined), 80);
    expect(gaveUp.abandoned).toBe(1);
  });

  it("of somebody who is hidden do not end as given up; of somebody who walks out of the picture they do", () => {
    const hidden = watch(new Stays(SERVICE), (at) => (at < 60 ? 0.5 : undefined), 80);
    expect([hidden.ended.length, hidden.abandoned]).toEqual([1, 0]);
    const out = new Stays(SERVICE);
    const atEdge = { left: 0.4, right: 0.6, top: 0.7, bottom: 0.99, score: 1 };
    for (let at = 0; at <= 40; at += 1)
      out.observe(at, new Map(at < 20 ? [[1, atEdge]] : []), new Set(at < 20 ? [1] : []));
    expect(out.abandoned).toBe(1);
  });

  it("are none for who only walks through, and go on behind somebody's back", () => {
    expect(watch(new Stays(), (at) => (at < 2 ? 0.5 : undefined), 20).ended).toEqual([]);
    expect(watch(new Stays(), (at) => (at === 30 || at === 31 ? undefined : 0.5), 60).waits(60)?.p50).toBe(
      60,
    );
  });

  it("are forgotten after half an hour, and end without a word when nobody can know", () => {
    const stays = watch(new Stays(), (at) => (at < 60 ? 0.5 : undefined), 80);
    stays.observe(59 + 1801, new Map(), new Set());
    expect(stays.ended).toEqual([]);
    const cut = watch(new Stays(), () => 0.5, 60);
    cut.clear();
    expect(cut.waits(61)).toBeUndefined();
  });

  it("give the median wait of a rendered queue within 15 in a hundred", () => {
    expect(scoreWaits({ seeds: 3, fps: 2 }).medianError).toBeLessThanOrEqual(0.15);
  });
});
