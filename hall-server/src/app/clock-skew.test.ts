import { describe, expect, it } from "vitest";
import { aHall, at, NINE } from "../../test/given.ts";
import { newHall } from "../domain/state.ts";
import { skewOf } from "./clock-skew.ts";
import type { HallRegistry } from "./hall-registry.ts";
import { Observations, type Observed } from "./observations.ts";

const now = new Date(NINE);

describe("how far a clock is off", () => {
  it.each([
    [0, undefined],
    [60, undefined],
    [-60, undefined],
    [61, 61],
    [-61, -61],
    [8 * 365 * 86_400, 8 * 365 * 86_400],
  ])("%d seconds: %s", (seconds, skew) => {
    expect(skewOf(new Date(NINE + seconds * 1000).toISOString(), now)).toBe(skew);
  });
});

describe("what devices say of the time", () => {
  const configuration = aHall({ devices: [{ deviceId: "k1", kind: "kiosk" }] });
  function watched() {
    const told: Observed[] = [];
    const registry = {
      see: () => undefined,
      configuration: () => configuration,
      state: () => newHall(configuration, at(0)),
    };
    // as: the observations ask a registry for nothing else
    const observations = new Observations(registry as unknown as HallRegistry, () => now);
    observations.on((one) => told.push(one));
    return { observations, told };
  }

  it("names a device whose clock is off, tells it once, and no longer when it is right", () => {
    const { observations, told } = watched();
    observations.clockSays("sample", "device", "k1", at(0.5));
    expect(told).toEqual([]);
    observations.clockSays("sample", "device", "k1", at(-90));
    observations.clockSays("sample", "device", "k1", at(-90 + 1 / 60));
    expect(told).toMatchObject([{ kind: "device", device: { deviceId: "k1", skewSeconds: -5400 } }]);
    observations.clockSays("sample", "device", "k1", at(0));
    expect(told).toHaveLength(2);
    expect(told[1]).not.toHaveProperty("device.skewSeconds");
  });

  it("last as long as before when the hub's own clock is put right", () => {
    const { observations, told } = watched();
    observations.deviceIs("sample", "k1", "offline");
    observations.clockStepped("sample", 3_600_000);
    observations.displayIs("sample", "k1", { shown: "A001" });
    expect(told.at(-1)).toMatchObject({ device: { status: "offline", since: at(60) } });
  });
});
