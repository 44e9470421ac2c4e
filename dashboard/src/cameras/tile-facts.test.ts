import type { CameraView, ZoneView } from "@hall/contract";
import { translate } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { countText, isTold, lineSaid, zoneFacts, zoneSaid } from "./tile-facts.ts";
import { type Words, words } from "./words.ts";

const en: Words = (key, ...values) => translate(words, "en", key, ...values);
const zh: Words = (key, ...values) => translate(words, "zh-CN", key, ...values);

const zone = (parts: Partial<ZoneView> = {}): ZoneView => ({
  zoneId: "seats",
  cameraId: "hall",
  name: { "zh-CN": "座位", en: "Seats" },
  kind: "waiting",
  polygon: [],
  count: 6,
  ...parts,
});
const line = (parts: object = {}): NonNullable<CameraView["lines"]>[number] => ({
  lineId: "door",
  name: { "zh-CN": "大门", en: "Door" },
  points: [
    [0.3, 0.5],
    [0.7, 0.5],
  ],
  inside: [0.5, 0.7],
  entered: 12,
  left: 9,
  occupancy: 3,
  ...parts,
});
const full = zone({ density: 0.42, stay: { p50: 130, p90: 600 }, abandoned: 2 });

describe("what a camera knows of a zone", () => {
  it("is one short line: density, waits, who gave up", () => {
    expect(zoneFacts(full, en)).toEqual([
      { text: "0.42 per m²", known: true },
      { text: "half wait ≤ 3 min, nine in ten ≤ 10 min", known: true },
      { text: "2 left without service in 30 min", known: true },
    ]);
    expect(zoneFacts(full, zh).map(({ text }) => text)).toEqual([
      "每平方米 0.42 人",
      "半数等候 ≤ 3 分钟，九成 ≤ 10 分钟",
      "近半小时未办离开 2 人",
    ]);
  });

  it("says that nobody knows the waits and who gave up, and nothing of a floor that is not measured", () => {
    expect(zoneFacts(zone(), en)).toEqual([
      { text: "wait", known: false },
      { text: "left without service", known: false },
    ]);
  });

  it("is nothing where nobody knows even the count, whatever was said before", () => {
    expect(zoneFacts({ ...full, count: "unknown" }, en)).toEqual([]);
  });

  it("says nothing of waits at a counter: people are served there", () => {
    expect(zoneFacts(zone({ kind: "counter-visitor" }), en)).toEqual([]);
  });

  it.each([
    [0.04, "0.04 per m²"],
    [1.26, "1.3 per m²"],
    [12, "12 per m²"],
  ])("rounds %d people to what can be measured", (density, text) => {
    expect(zoneFacts(zone({ density }), en)[0]?.text).toBe(text);
  });

  it("calls a wait of seconds one minute at most", () => {
    expect(zoneFacts(zone({ stay: { p50: 4, p90: 61 } }), en)[0]?.text).toBe(
      "half wait ≤ 1 min, nine in ten ≤ 2 min",
    );
  });

  it("never makes a zero of what nobody knows", () => {
    expect(countText({ count: "unknown" }, en)).toBe("unknown");
    expect(countText({ count: 0 }, en)).toBe("0 people");
  });

  it("is said with the zone's name in the picture", () => {
    expect(zoneSaid(zone({ count: 1 }), "en", en)).toBe("Seats 1 person");
    expect(zoneSaid(zone({ count: "unknown" }), "zh-CN", zh)).toBe("座位 未知");
  });
});

describe("what a camera knows of a door line", () => {
  it("is who came, who went, and how many are inside", () => {
    expect(lineSaid(line(), "en", en)).toBe("Door: 12 in, 9 out, 3 inside");
    expect(lineSaid(line(), "zh-CN", zh)).toBe("大门：进 12，出 9，在内 3 人");
  });

  it("is unknown when nobody watches it: the totals are of before", () => {
    expect(lineSaid(line({ occupancy: "unknown" }), "en", en)).toBe("Door: unknown");
  });
});

describe("what was told last", () => {
  it.each([
    ["online", "live", true],
    ["unknown", "live", true],
    ["covered", "live", false],
    ["offline", "live", false],
    ["online", "offline", false],
    ["online", "connecting", false],
  ] as const)("of a camera that is %s on a line that is %s still holds: %s", (camera, phase, holds) => {
    expect(isTold(camera, phase)).toBe(holds);
  });
});
