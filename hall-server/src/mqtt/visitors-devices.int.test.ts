import { randomUUID } from "node:crypto";
import type { CardRead, DeviceView } from "@hall/contract";
import mqtt from "mqtt";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub } from "../../test/a-hub.ts";
import { type TestBroker, testBroker } from "../../test/broker.ts";
import { aHall, NINE } from "../../test/given.ts";
import { Observations } from "../app/observations.ts";
import { SYSTEM } from "../app/principal.ts";
import { HubLink } from "./hub-link.ts";
import { listenToDevices } from "./intake.ts";
import { Outgoing } from "./outgoing.ts";

const CARD = "11010519491231002X";
const named = (device: string) => ({
  password: `${device}-secret`,
  identity: { kind: "device" as const, hall: "sample", device },
});
const DEVICES = ["reader-1", "printer-1", "display-1"];
let hub: Hub;
let broker: TestBroker;
let link: HubLink;
const logged: string[] = [];
const ends: (() => unknown)[] = [];
const now = () => new Date(NINE);

beforeAll(async () => {
  hub = await aHub();
  const devices = [
    { deviceId: "kiosk-1", kind: "kiosk" as const, printerId: "printer-1" },
    { deviceId: "kiosk-2", kind: "kiosk" as const },
    { deviceId: "printer-1", kind: "ticket-printer" as const },
    { deviceId: "display-1", kind: "window-display" as const, counterId: "c1" },
    { deviceId: "reader-1", kind: "card-reader" as const, kioskId: "kiosk-1" },
  ];
  await hub.halls.configure("sample", aHall({ devices }), SYSTEM);
  const users = Object.fromEntries(DEVICES.map((device) => [`sample/${device}`, named(device)]));
  broker = await testBroker({ hub: { password: "hub-secret", identity: { kind: "hub" } }, ...users });
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  link = new HubLink({
    url: broker.url,
    credential: { username: "hub", password: "hub-secret" },
    log,
    onDropped: () => undefined,
  });
  const observations = new Observations(hub.halls, now);
  observations.on((seen) => {
    if (seen.kind === "device") hub.realtime.deviceChanged(seen.hallId, seen.device);
  });
  listenToDevices({
    link,
    registry: hub.halls,
    observations,
    log,
    speed: 1,
    visionIsGone: () => undefined,
    now,
    cardRead: hub.realtime.cardRead.bind(hub.realtime),
  });
  const outgoing = new Outgoing({
    link,
    registry: hub.halls,
    observations,
    clock: { now, speed: 1 },
    newId: randomUUID,
    urlOf: () => "http://hall/t/x",
  });
  outgoing.start();
  link.start("sample");
  ends.push(() => outgoing.goodbye());
  await vi.waitFor(() => expect(link.connected).toBe(true));
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  await link.stop();
  await broker.stop();
  await hub.stop();
});

async function aDevice(device: string) {
  const client = await mqtt.connectAsync(broker.url, {
    username: `sample/${device}`,
    password: `${device}-secret`,
  });
  ends.push(() => client.endAsync(true));
  const say = (word: string, payload: object) =>
    client.publishAsync(`hall/sample/device/${device}/${word}`, JSON.stringify(payload), { qos: 1 });
  return { client, say };
}

async function aScreen(token: string) {
  const screen = hub.screen({ token });
  await arrived(screen);
  const heard: { cards: CardRead[]; devices: DeviceView[] } = { cards: [], devices: [] };
  screen.on("card:read", (reading) => heard.cards.push(reading));
  screen.on("device:changed", ({ device }) => heard.devices.push(device));
  return heard;
}

const reading = (number: string, secondsAgo = 0) => ({
  v: 1,
  id: randomUUID(),
  ts: new Date(NINE - secondsAgo * 1000).toISOString(),
  kind: "card-read",
  document: "id-card",
  number,
});

it("a card reaches the kiosk of its reader and nobody else, while it is new, and no log", async () => {
  const kiosk = await aScreen(await hub.enrolled("kiosk", "kiosk-1"));
  const others = await Promise.all([
    aScreen(await hub.enrolled("kiosk", "kiosk-2")),
    aScreen(await hub.enrolled("board", "board-1")),
    aScreen((await hub.staff("admin")).token),
  ]);
  const reader = await aDevice("reader-1");
  const display = await aDevice("display-1");
  await display.say("event", reading("440524188001010014")); // it is no card reader
  await reader.say("event", reading("E00000001", 11));
  await vi.waitFor(async () => {
    await reader.say("event", reading(CARD));
    expect(kiosk.cards.length).toBeGreaterThan(0);
  });
  expect(kiosk.cards[0]).toEqual({
    readerId: "reader-1",
    document: "id-card",
    number: CARD,
    until: new Date(NINE + 10_000).toISOString(),
  });
  expect(new Set(kiosk.cards.map(({ number }) => number))).toEqual(new Set([CARD]));
  expect(others.flatMap(({ cards }) => cards)).toEqual([]);
  const all = logged.join("\n");
  expect(all).toContain("card reading dropped");
  for (const number of [CARD, "440524188001010014", "E00000001"]) expect(all).not.toContain(number);
});

it("a printer's trouble reaches the kiosk that prints with it, and ends", async () => {
  const token = await hub.enrolled("kiosk", "kiosk-1");
  const kiosk = await aScreen(token);
  const other = await aScreen(await hub.enrolled("kiosk", "kiosk-2"));
  const printer = await aDevice("printer-1");
  const state = (seq: number, how: string) => ({ v: 1, ts: now().toISOString(), seq, printer: how });
  await printer.say("state", state(1, "paper-low"));
  await vi.waitFor(() => expect(kiosk.devices.at(-1)?.fault).toBe("paper-low"));
  await printer.say("state", state(2, "paper-out"));
  await vi.waitFor(() => expect(kiosk.devices.at(-1)?.fault).toBe("paper-out"));
  const { body } = await hub.ask("/api/halls/sample/snapshot", { token });
  expect(body.value.devices).toContainEqual(
    expect.objectContaining({ deviceId: "printer-1", fault: "paper-out" }),
  );
  await printer.say("state", state(3, "ready"));
  await vi.waitFor(() => expect(kiosk.devices.at(-1)).not.toHaveProperty("fault"));
  expect(other.devices).toEqual([]);
});

it("a reprint goes to the kiosk's printer as such, and merged tickets are not printed", async () => {
  const printer = await aDevice("printer-1");
  const printed: { code: string; reprint?: boolean }[] = [];
  printer.client.on("message", (_topic, bytes) => printed.push(JSON.parse(String(bytes)).ticket));
  await printer.client.subscribeAsync("hall/sample/device/printer-1/command", { qos: 1 });
  const token = await hub.enrolled("kiosk", "kiosk-1");
  const run = (command: string, body: object) =>
    hub.ask(`/api/halls/sample/commands/${command}`, { token, body });
  const { body } = await run("visit:take-ticket", { serviceIds: ["passport"], identity: CARD });
  const { visitId, code } = body.value;
  await run("kiosk:reserve-numbers", {});
  const offline = {
    localId: "1",
    code: "A501",
    prefix: "A",
    number: 501,
    serviceIds: ["passport"],
    issuedAt: now(),
  };
  expect((await run("kiosk:merge-tickets", { tickets: [offline] })).body.value.merged).toHaveLength(1);
  expect((await run("visit:reprint", { visitId })).body.fault.details.rule).toBe("identity-other");
  const refused = await run("visit:take-ticket", { serviceIds: ["passport"], identity: CARD });
  expect([refused.status, refused.body.fault.details]).toEqual([409, { rule: "ticket-exists", code }]);
  await run("visit:reprint", { visitId, identity: CARD });
  await vi.waitFor(() => expect(printed).toHaveLength(2));
  expect(printed.map((ticket) => [ticket.code, ticket.reprint])).toEqual([
    [code, undefined],
    [code, true],
  ]);
});
