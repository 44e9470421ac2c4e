import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type EmbeddedBroker, startBroker } from "./broker.ts";
import { type MqttIdentity, mayPublish, maySubscribe } from "./topic-rights.ts";

const IDENTITIES: Record<string, MqttIdentity> = {
  hub: { kind: "hub" },
  "printer-1": { kind: "device", hall: "main", device: "printer-1" },
  "printer-2": { kind: "device", hall: "main", device: "printer-2" },
};
const log = pino({ level: "silent" });
const authenticate = async (username: string, password: string): Promise<MqttIdentity | null> => {
  if (username === "crash") throw new Error("database away");
  return password === `${username}-secret` ? (IDENTITIES[username] ?? null) : null;
};
const start = (port = 0) =>
  startBroker({ port, host: "127.0.0.1", authenticate, mayPublish, maySubscribe, log, limitBytes: 10_000 });

let broker: EmbeddedBroker<MqttIdentity>;
let clients: MqttClient[];

beforeEach(async () => {
  broker = await start();
  clients = [];
});

afterEach(async () => {
  for (const client of clients) await client.endAsync(true);
  await broker.stop();
});

async function connect(username: string, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
    username,
    password: `${username}-secret`,
    reconnectPeriod: 0,
    protocolVersion: 4,
    ...options,
  });
  client.on("error", () => undefined);
  clients.push(client);
  return client;
}

async function collect(client: MqttClient, filter: string): Promise<string[]> {
  const seen: string[] = [];
  client.on("message", (topic, payload) => seen.push(`${topic}=${payload}`));
  await client.subscribeAsync(filter, { qos: 1 });
  return seen;
}

describe("the embedded broker", () => {
  it.each([
    ["nobody", {}],
    ["printer-1", { password: "wrong" }],
    ["", { password: "" }],
    ["crash", {}],
  ])("refuses %s with %o", async (username, options) => {
    await expect(connect(username, options)).rejects.toThrow(/Connection refused/);
  });

  it("refuses a subscription to what others are told", async () => {
    const printer = await connect("printer-1");
    await expect(printer.subscribeAsync("hall/main/device/+/command")).rejects.toThrow();
    await expect(printer.subscribeAsync("#")).rejects.toThrow();
  });

  it("does not let one device throw out another by its client id", async () => {
    const printer = await connect("printer-1", { clientId: "p" });
    await expect(connect("printer-2", { clientId: "p" })).rejects.toThrow(/Identifier rejected/);
    await connect("printer-1", { clientId: "p" }); // its own second connection takes over
    await vi.waitFor(() => expect(printer.connected).toBe(false));
    clients.splice(0, 1);
  });

  it("gives a taken-over persistent session nothing of its former owner", async () => {
    const first = await connect("printer-1", { clientId: "p", clean: false });
    await first.subscribeAsync("hall/main/device/printer-1/command", { qos: 1 });
    await first.endAsync();
    const hub = await connect("hub");
    await hub.publishAsync("hall/main/device/printer-1/command", "secret", { qos: 1 });
    const second = await connect("printer-2", { clientId: "p", clean: false });
    const seen = await collect(second, "hall/main/device/printer-2/command");
    await hub.publishAsync("hall/main/device/printer-1/command", "secret", { qos: 1 });
    await hub.publishAsync("hall/main/device/printer-2/command", "mine", { qos: 1 });
    await vi.waitFor(() => expect(seen).toEqual(["hall/main/device/printer-2/command=mine"]));
  });

  it("ends the connection of one who announces too large a packet, and of nobody else", async () => {
    const [hub, printer] = [await connect("hub"), await connect("printer-1")];
    const heard = await collect(hub, "hall/#");
    printer.publish("hall/main/device/printer-1/state", "x".repeat(11_000), { qos: 0 });
    await vi.waitFor(() => expect(printer.connected).toBe(false));
    await hub.publishAsync("hall/main/alert", "still here", { qos: 1 });
    await vi.waitFor(() => expect(heard).toEqual(["hall/main/alert=still here"]));
  });

  it("survives bytes that are no MQTT", async () => {
    const socket = connectTcp(broker.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.end(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
    await once(socket, "close");
    expect((await connect("hub")).connected).toBe(true);
  });

  it("ends the sessions of a revoked credential", async () => {
    const [hub, printer] = [await connect("hub"), await connect("printer-1")];
    broker.endSessions((identity) => identity.kind === "device" && identity.device === "printer-1");
    await vi.waitFor(() => expect(printer.connected).toBe(false));
    expect(hub.connected).toBe(true);
  });

  it("says in one line that its port is taken", async () => {
    await expect(start(broker.port)).rejects.toThrow(`MQTT port ${broker.port} is taken by another program`);
  });
});
