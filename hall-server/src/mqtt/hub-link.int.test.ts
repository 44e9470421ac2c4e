import mqtt from "mqtt";
import { pino } from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { type TestBroker, testBroker } from "../../test/broker.ts";
import { HubLink } from "./hub-link.ts";

const USERS = {
  hub: { password: "hub-secret", identity: { kind: "hub" as const } },
  "sample/display-1": {
    password: "device-secret",
    identity: { kind: "device" as const, hall: "sample", device: "display-1" },
  },
};
let broker: TestBroker;
const links: { stop(): Promise<void> }[] = [];

async function aLink(dropped: string[] = []): Promise<HubLink> {
  broker = await testBroker(USERS);
  const credential = { username: "hub", password: "hub-secret" };
  const link = new HubLink({
    url: broker.url,
    credential,
    log: pino({ level: "silent" }),
    onDropped: (topic) => dropped.push(topic),
  });
  links.push(link);
  return link;
}

async function aDevice() {
  const device = await mqtt.connectAsync(broker.url, {
    username: "sample/display-1",
    password: "device-secret",
  });
  links.push({ stop: () => device.endAsync() });
  return device;
}

afterEach(async () => {
  for (const link of links.splice(0)) await link.stop();
  await broker.stop();
});

it("hears what parses, and counts and drops the rest without losing the line", async () => {
  const dropped: string[] = [];
  const link = await aLink(dropped);
  const heard: unknown[] = [];
  link.on("hall/{hall}/device/{device}/state", ({ shown }, { device }) => heard.push([device, shown]));
  link.start("sample");
  await vi.waitFor(() => expect(link.connected).toBe(true));
  const device = await aDevice();
  const topic = "hall/sample/device/display-1/state";
  const good = JSON.stringify({ v: 1, ts: "2026-11-24T01:00:00.000Z", seq: 1, shown: "A001" });
  await vi.waitFor(async () => {
    await device.publishAsync(topic, "{ not JSON", { qos: 1 });
    expect(dropped.length).toBeGreaterThan(0); // once the hub has subscribed
  });
  await device.publishAsync(topic, JSON.stringify({ v: 2, shown: "A002" }), { qos: 1 });
  await device.publishAsync(topic, good, { qos: 1 });
  await vi.waitFor(() => expect(heard).toEqual([["display-1", "A001"]]));
  expect(new Set(dropped)).toEqual(new Set([topic]));
  expect(link.connected).toBe(true);
});

it("says at each connect what is retained", async () => {
  const link = await aLink();
  link.onConnect(() => link.publish("hall/{hall}/status", { hall: "sample" }, "online"));
  link.start("sample");
  const device = await aDevice();
  const told: string[] = [];
  device.on("message", (_topic, payload) => told.push(payload.toString()));
  await device.subscribeAsync("hall/sample/status", { qos: 1 });
  await vi.waitFor(() => expect(told.at(-1)).toBe("online"));
});

it("knows what was said just now from what the broker kept: only the first tells of a clock", async () => {
  const link = await aLink();
  const device = await aDevice();
  const topic = "hall/sample/device/display-1/state";
  const said = (shown: string) => JSON.stringify({ v: 1, ts: "2018-01-01T00:00:00.000Z", seq: 1, shown });
  await device.publishAsync(topic, said("kept"), { qos: 1, retain: true });
  const heard: unknown[] = [];
  link.on("hall/{hall}/device/{device}/state", ({ shown }, _names, live) => heard.push([shown, live]));
  link.start("sample");
  await vi.waitFor(() => expect(heard).toEqual([["kept", false]]));
  await device.publishAsync(topic, said("now"), { qos: 1, retain: true });
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(["now", true]));
});
