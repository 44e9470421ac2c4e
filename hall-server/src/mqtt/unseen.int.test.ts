import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";
import { type TestBroker, testBroker } from "../../test/broker.ts";
import { aHall, NINE } from "../../test/given.ts";
import { Observations } from "../app/observations.ts";
import { SYSTEM } from "../app/principal.ts";
import { HubLink } from "./hub-link.ts";
import { listenToDevices } from "./intake.ts";
import { sayUnseen } from "./unseen.ts";

const STATUS = "hall/sample/device/vision/status";
const STATE = "hall/sample/camera/yard/state";
const COUNT = "hall/sample/zone/seats/count";
const AREA = "hall/sample/zone/seats/state";
const DOOR = "hall/sample/line/door/count";
const PRESENCE = "hall/sample/counter/c1/presence";
const ALL: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const SILL: [[number, number], [number, number]] = [
  [0.1, 0.5],
  [0.9, 0.5],
];
const camera = {
  cameraId: "yard",
  name: "Yard",
  url: "rtsp://10.0.0.9/1",
  zones: [
    { zoneId: "seats", name: "Seats", kind: "waiting" as const, polygon: ALL },
    { zoneId: "desk", name: "Desk", kind: "counter-staff" as const, polygon: ALL, counterId: "c1" },
  ],
  lines: [{ lineId: "door", name: "Door", points: SILL, inside: [0.5, 0.9] as [number, number] }],
};
const clock = { now: () => new Date(NINE), speed: 1 };
let hub: Hub;
let broker: TestBroker;
let link: HubLink;

beforeAll(async () => {
  hub = await aHub();
  await hub.halls.configure("sample", aHall({ cameras: [camera] }), SYSTEM);
  broker = await testBroker({
    hub: { password: "hub-secret", identity: { kind: "hub" } },
    vision: { password: "vision-secret", identity: { kind: "vision", hall: "sample", device: "vision" } },
  });
  const log = pino({ level: "silent" });
  link = new HubLink({
    url: broker.url,
    credential: { username: "hub", password: "hub-secret" },
    log,
    onDropped: () => undefined,
  });
  const observations = new Observations(hub.halls, clock.now);
  listenToDevices({
    link,
    registry: hub.halls,
    observations,
    log,
    speed: 1,
    visionIsGone: (hallId) => sayUnseen({ link, registry: hub.halls, clock }, hallId),
    now: clock.now,
    cardRead: () => undefined,
  });
  link.start("sample");
  await vi.waitFor(() => expect(link.connected).toBe(true));
});
afterAll(async () => {
  await link.stop();
  await broker.stop();
  await hub.stop();
});

const head = { v: 1, id: "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b", seq: 1, ts: new Date(NINE).toISOString() };
const STATE_NOW = { ...head, state: "online", since: head.ts, fps: 5, ageMs: 100 };

/** A camera watch that sees four people and a clerk, with its last will. */
async function aWatch(): Promise<MqttClient> {
  const watch = await mqtt.connectAsync(broker.url, {
    username: "vision",
    password: "vision-secret",
    reconnectPeriod: 0,
    will: { topic: STATUS, payload: Buffer.from("offline"), qos: 1, retain: true },
  });
  const since = head.ts;
  const presence = { ...head, state: "attended", since, required: 1, present: 1, confidence: 1 };
  const stay = { p50: 60, p90: 120 };
  const area = {
    ...head,
    count: 4,
    raw: 4,
    density: 1,
    stale: false,
    stay,
    abandoned: 2,
    crowdedSince: since,
  };
  const door = { v: 1, ts: head.ts, in: 9, out: 4, period: 600, occupancy: 5 };
  const words: [string, string][] = [
    [STATUS, "online"],
    [STATE, JSON.stringify(STATE_NOW)],
    [COUNT, "4"],
    [AREA, JSON.stringify(area)],
    [DOOR, JSON.stringify(door)],
    [PRESENCE, JSON.stringify(presence)],
  ];
  for (const [topic, payload] of words) await watch.publishAsync(topic, payload, { qos: 1, retain: true });
  return watch;
}

/** What somebody hears who asks the broker only now. */
async function retained(): Promise<Record<string, unknown>> {
  const late = await mqtt.connectAsync(broker.url, { username: "hub", password: "hub-secret" });
  const heard: Record<string, unknown> = {};
  late.on("message", (topic, payload) => {
    const text = payload.toString();
    heard[topic] = text.startsWith("{") ? wordOf(topic, JSON.parse(text)) : text;
  });
  await late.subscribeAsync([STATUS, STATE, COUNT, AREA, DOOR, PRESENCE], { qos: 1 });
  await vi.waitFor(() => expect(Object.keys(heard)).toHaveLength(6));
  await late.endAsync();
  return heard;
}

/** Of a message what could be believed. */
function wordOf(
  topic: string,
  { v: _v, seq: _seq, ts: _ts, id: _id, ...word }: Record<string, unknown>,
): unknown {
  return topic === AREA || topic === DOOR ? word : word.state;
}

const SEEN = {
  [STATUS]: "online",
  [STATE]: "online",
  [COUNT]: "4",
  [AREA]: expect.objectContaining({ count: 4, stale: false }),
  [DOOR]: { in: 9, out: 4, period: 600, occupancy: 5 },
  [PRESENCE]: "attended",
};
const UNSEEN = {
  [STATUS]: "offline",
  [STATE]: "offline",
  [COUNT]: "unknown",
  [AREA]: { count: "unknown", raw: null, density: null, stale: true, stay: null, crowdedSince: null },
  [DOOR]: { in: 9, out: 4, period: 600, occupancy: "unknown" }, // who crossed has crossed
  [PRESENCE]: "unknown",
};

it("a camera watch that is killed leaves nothing that could be believed, and is believed again when it is back", async () => {
  const watch = await aWatch();
  expect(await retained()).toEqual(SEEN);
  await vi.waitFor(() => expect(hub.halls.seen("sample").zones.get("seats")?.count).toBe(4));

  watch.stream.destroy(); // as by kill -9: no goodbye
  await vi.waitFor(async () => expect(await retained()).toEqual(UNSEEN));
  expect(hub.halls.seen("sample").zones.get("seats")?.count).toBe("unknown");
  expect(hub.halls.seen("sample").lines.get("door")).toMatchObject({ entered: 9, occupancy: "unknown" });
  expect(hub.halls.seen("sample").presence.get("c1")?.state).toBe("unknown");

  expect(hub.halls.seen("sample").cameras.get("yard")?.state).toBe("unknown"); // it does not take its own word for the camera's
  const told = await new Promise((resolve) => void hub.openVision().once("vision:inside", resolve));
  expect(told).toEqual({ hallId: "sample", lines: [{ lineId: "door", people: 5 }] }); // the next one goes on from there

  const back = await aWatch();
  expect(await retained()).toEqual(SEEN);
  await vi.waitFor(() => expect(hub.halls.seen("sample").presence.get("c1")?.state).toBe("attended"));

  const locked = { ...STATE_NOW, state: "misconfigured", refusal: "login" };
  await back.publishAsync(STATE, JSON.stringify(locked), { qos: 1, retain: true });
  const camera = () => hub.halls.seen("sample").cameras.get("yard");
  await vi.waitFor(() => expect(camera()).toMatchObject({ state: "misconfigured", refusal: "login" }));
  await back.publishAsync(STATE, JSON.stringify(STATE_NOW), { qos: 1, retain: true });
  await vi.waitFor(() => expect(camera()).toEqual({ state: "online", since: expect.any(String) }));
  await back.endAsync();
}, 30_000);
