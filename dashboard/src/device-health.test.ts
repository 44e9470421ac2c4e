import type { DeviceView } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { atCounter, byHealth, differs, LastingDifference } from "./device-health.ts";
import { aCounter } from "./test/a-hall.ts";

const display = (parts: Partial<DeviceView>): DeviceView => ({
  deviceId: "d1",
  kind: "window-display",
  status: "online",
  ...parts,
});

describe("the health of devices", () => {
  it.each([
    ["shows what it should", { wanted: "A001", shown: "A001" }, false],
    ["shows something else", { wanted: "A001", shown: "A000" }, true],
    ["has shown nothing yet", { wanted: "A001" }, true],
    ["is offline anyway", { wanted: "A001", shown: "", status: "offline" }, false],
    ["is told nothing", { shown: "" }, false],
    ["is no display", { kind: "rating-pad", wanted: "x", shown: "" }, false],
  ] as const)("%s", (_what, parts, expected) => expect(differs(display(parts))).toBe(expected));

  it("lets a difference pass that is only on its way", () => {
    const difference = new LastingDifference();
    const wrong = [display({ wanted: "A001", shown: "A000" })];
    expect(difference.of(wrong, 0).size).toBe(0);
    expect(difference.of(wrong, 2_999).size).toBe(0);
    expect([...difference.of(wrong, 3_000)]).toEqual(["d1"]);
    expect(difference.of([display({ wanted: "A001", shown: "A001" })], 3_100).size).toBe(0);
    expect(difference.of(wrong, 3_200).size).toBe(0);
  });

  it("puts what is away first, then what never came", () => {
    const devices = (["online", "never-seen", "offline"] as const).map((status) => display({ status }));
    expect(byHealth(devices).map(({ status }) => status)).toEqual(["offline", "never-seen", "online"]);
  });

  it("knows what stands at a counter of this hall", () => {
    const counters = [aCounter()];
    expect(atCounter(display({ counterId: "c1" }), { counters })).toBe(true);
    expect(atCounter(display({ counterId: "gone" }), { counters })).toBe(false);
    expect(atCounter(display({}), { counters })).toBe(false);
  });
});
