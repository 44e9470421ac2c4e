import type { DoorView } from "@hall/contract";
import { beforeEach, expect, it } from "vitest";
import { given } from "../../test/given.ts";
import { DoorWatch } from "./door-watch.ts";
import type { HallNotice } from "./listeners.ts";

let ms: number;
let told: DoorView[];
let watch: DoorWatch;
beforeEach(() => {
  ms = Date.parse("2026-11-24T01:00:00Z");
  told = [];
  watch = new DoorWatch({ now: () => new Date(ms), tell: (_, doors) => told.push(doors) });
});

const DOOR = {
  lineId: "door",
  name: { "zh-CN": "门", en: "Door" },
  points: [
    [0.3, 0.5],
    [0.7, 0.5],
  ] as [[number, number], [number, number]],
  inside: [0.5, 0.7] as [number, number],
};
const entered = (total: number, occupancy: number | "unknown" = 1) =>
  watch.saw("h", { lines: [{ ...DOOR, entered: total, left: 0, occupancy }] });
const ticket = (parts: object = {}) => {
  const { state } = given();
  const event = { type: "ticket-issued", at: new Date(ms).toISOString(), ...parts };
  watch.heard({ hallId: "h", event, before: state, after: state } as unknown as HallNotice); // as: the watch reads type, time and offline alone
};

it("puts arrivals and tickets of the last hour together", () => {
  entered(40); // what was counted before anybody listened
  for (let n = 1; n <= 5; n += 1) {
    ms += 60_000;
    entered(40 + n);
    ms += 20_000;
    ticket();
  }
  expect(told.at(-1)).toEqual({ arrivals: 5, tickets: 5, seconds: { low: 20, high: 20 } });
  ms += 3_600_001;
  entered(46);
  expect(told.at(-1)).toEqual({ arrivals: 1, tickets: 0 });
});

it("takes a count that began anew, or that nobody watches, for no arrival", () => {
  entered(40);
  entered(3);
  entered(50, "unknown");
  expect(told).toEqual([]);
  entered(4);
  expect(told.at(-1)).toEqual({ arrivals: 1, tickets: 0 });
});

it("counts no ticket that was given without the hub, and says nothing in a hall without doors", () => {
  ticket();
  expect(told).toEqual([]);
  entered(1);
  entered(2);
  ticket({ offline: {} });
  expect(told.at(-1)).toEqual({ arrivals: 1, tickets: 1 });
});
