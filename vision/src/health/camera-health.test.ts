import { describe, expect, it } from "vitest";
import { planesOf } from "../sources/frame.ts";
import { CameraHealth } from "./camera-health.ts";
import { LumaWatch } from "./luma.ts";
import type { LumaFacts } from "./luma-facts.ts";

const WELL: LumaFacts = { mean: 110, contrast: 40, detail: 9, motion: 1 };
const DARK: LumaFacts = { mean: 18, contrast: 2, detail: 0.4, motion: 0.1 };
const COVERED: LumaFacts = { mean: 70, contrast: 6, detail: 0.5, motion: 0.5 };
const STILL: LumaFacts = { ...WELL, motion: 0 };

/** Shows two pictures a second from `from` to `to`. */
function show(health: CameraHealth, from: number, to: number, facts: LumaFacts): void {
  for (let at = from; at < to; at += 0.5) health.frame(at, facts);
}

describe("CameraHealth", () => {
  it("gives a camera 15 s to answer before it is offline", () => {
    const health = new CameraHealth(100);
    health.tick(114);
    expect(health.state).toBeUndefined();
    health.tick(115.5);
    expect(health).toMatchObject({ state: "offline", since: 115.5 });
    health.frame(116, WELL);
    expect(health).toMatchObject({ state: "online", since: 116 });
  });

  it("is offline 10 s after the last picture, and then its source is overdue", () => {
    const health = new CameraHealth(0);
    show(health, 1, 20, WELL);
    health.tick(29);
    expect(health.state).toBe("online");
    health.tick(30);
    expect(health.state).toBe("offline");
    expect(health.isOverdue(30)).toBe(true);
    health.connecting(30);
    expect(health.isOverdue(44)).toBe(false);
    expect(health.isOverdue(46)).toBe(true);
  });

  it("is misconfigured when the camera says no, until it shows a picture", () => {
    const health = new CameraHealth(0);
    health.ended(1, "login");
    health.tick(40);
    expect(health).toMatchObject({ state: "misconfigured", refusal: "login" });
    health.ended(50, "address");
    expect(health).toMatchObject({ state: "misconfigured", refusal: "address", since: 1 });
    health.frame(61, WELL);
    expect(health).toMatchObject({ state: "online", refusal: undefined });
  });

  it.each([
    ["dark", DARK],
    ["covered", COVERED],
    ["moved", { ...WELL, likeness: 0.1 }],
  ])("is %s after 5 s of it, and well again after 3 s", (state, facts) => {
    const health = new CameraHealth(0);
    show(health, 0, 10, WELL);
    show(health, 10, 14, facts); // somebody walks past the lens
    show(health, 14, 20, WELL);
    expect(health).toMatchObject({ state: "online", since: 0 });
    show(health, 20, 26, facts);
    expect(health).toMatchObject({ state, since: 25 });
    show(health, 26, 30, WELL);
    expect(health).toMatchObject({ state: "online", since: 29 });
  });

  it("is frozen after a minute without the least change, and not in a quiet hall", () => {
    const health = new CameraHealth(0);
    show(health, 0, 10, WELL);
    show(health, 10, 69, STILL);
    expect(health.state).toBe("online");
    show(health, 69, 72, STILL);
    expect(health.state).toBe("frozen");
    show(health, 72, 76, { ...WELL, motion: 0.05 });
    expect(health.state).toBe("online");
  });

  it("is frozen also where its first picture is the one that an earlier watch saw last", () => {
    const health = new CameraHealth(0);
    show(health, 0, 62, STILL);
    expect(health.state).toBe("frozen");
  });

  it("knows the age of its pictures", () => {
    const health = new CameraHealth(0);
    expect(health.age(5)).toBeUndefined();
    show(health, 0, 20, WELL);
    expect(health.age(21)).toBeCloseTo(1.5);
  });
});

describe("LumaWatch", () => {
  it("tells brightness, contrast, detail and motion of a picture", () => {
    const watch = new LumaWatch();
    const stripes = Uint8Array.from(
      { length: 320 * 180 },
      (_, i) => (Math.floor((i % 320) / 2) % 2) * 100 + 50,
    );
    const wide = (luma: Uint8Array) => planesOf(luma, 320, 180);
    const first = watch.observe(0, wide(stripes));
    expect(first).toMatchObject({ mean: 100, contrast: 50, motion: undefined });
    expect(first.detail).toBeCloseTo(100);
    expect(watch.observe(0, wide(stripes)).motion).toBe(0);
    expect(watch.observe(0, wide(stripes.map((v) => v + 10))).motion).toBe(10);
    expect(watch.observe(0, planesOf(stripes, 180, 320)).motion).toBeUndefined();
  });
});
