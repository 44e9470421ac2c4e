import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type TestBroker, type TestUsers, testBroker } from "../../test/broker.ts";

// What devices may rely on with any broker: run with TEST_BROKER=debian on Mosquitto too.

const USERS: TestUsers = {
  hub: { password: "hub-secret", identity: { kind: "hub" } },
  "printer-1": {
    password: "printer-1-secret",
    identity: { kind: "device", hall: "main", device: "printer-1" },
  },
  "printer-2": {
    password: "printer-2-secret",
    identity: { kind: "device", hall: "main", device: "printer-2" },
  },
};

let broker: TestBroker;
let clients: MqttClient[];

beforeAll(async () => {
  broker = await testBroker(USERS);
});

afterAll(() => broker.stop());

beforeEach(() => {
  clients = [];
});

afterEach(async () => {
  const hub = await connect("hub");
  const retained = await collect(hub, "hall/#");
  await hub.publishAsync("hall/end", "", { qos: 1 });
  await vi.waitFor(() => expect(retained.at(-1)).toBe("hall/end="));
  for (const topic of [...retained])
    await hub.publishAsync(topic.split("=")[0] ?? "", "", { retain: true, qos: 1 });
  for (const client of clients) await client.endAsync(true);
});

async function connect(username: string, options: IClientOptions = {}): Promise<MqttClient> {
  const password = `${username}-secret`;
  const client = await mqtt.connectAsync(broker.url, {
    username,
    password,
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

describe("the broker", () => {
  it.each([
    ["a stranger", "nobody", {}],
    ["a wrong password", "printer-1", { password: "wrong" }],
    ["an anonymous client", "", { username: undefined, password: undefined }],
  ])("refuses %s", async (_who, username, options) => {
    await expect(connect(username, options)).rejects.toThrow(/Connection refused/);
  });

  it("carries orders to a device and its words to the hub", async () => {
    const [hub, printer] = [await connect("hub"), await connect("printer-1")];
    const [heard, ordered] = [
      await collect(hub, "hall/#"),
      await collect(printer, "hall/main/device/printer-1/#"),
    ];
    await hub.publishAsync("hall/main/device/printer-1/command", "print", { qos: 1 });
    await printer.publishAsync("hall/main/device/printer-1/result", "done", { qos: 1 });
    await vi.waitFor(() => {
      expect(ordered).toContain("hall/main/device/printer-1/command=print");
      expect(heard).toContain("hall/main/device/printer-1/result=done");
    });
  });

  it("drops what a device may not write, and keeps the device connected", async () => {
    const [hub, printer] = [await connect("hub"), await connect("printer-1")];
    const heard = await collect(hub, "hall/#");
    await printer.publishAsync("hall/main/device/printer-2/state", "lie", { qos: 1, retain: true });
    await printer.publishAsync("hall/main/alert", "lie", { qos: 0 });
    await printer.publishAsync("hall/main/device/printer-1/state", "truth", { qos: 1 });
    await vi.waitFor(() => expect(heard).toEqual(["hall/main/device/printer-1/state=truth"]));
    expect(printer.connected).toBe(true);
  });

  it("tells a device nothing that is meant for another", async () => {
    const [hub, printer] = [await connect("hub"), await connect("printer-1")];
    const heard: string[] = [];
    printer.on("message", (topic) => heard.push(topic));
    for (const filter of ["hall/main/device/+/command", "hall/main/alert", "#"])
      await printer.subscribeAsync(filter, { qos: 1 }).catch(() => undefined); // refused, or granted and kept silent
    await printer.subscribeAsync("hall/main/device/printer-1/command", { qos: 1 });
    await hub.publishAsync("hall/main/device/printer-2/command", "secret", { qos: 1 });
    await hub.publishAsync("hall/main/alert", "secret", { qos: 1 });
    await hub.publishAsync("hall/main/device/printer-1/command", "mine", { qos: 1 });
    await vi.waitFor(() => expect(heard).toContain("hall/main/device/printer-1/command"));
    expect(new Set(heard)).toEqual(new Set(["hall/main/device/printer-1/command"]));
  });

  it("keeps what should be shown for a device that comes later", async () => {
    const hub = await connect("hub");
    await hub.publishAsync("hall/main/device/printer-2/set", "A001", { qos: 1, retain: true });
    const seen = await collect(await connect("printer-2"), "hall/main/device/printer-2/set");
    await vi.waitFor(() => expect(seen).toEqual(["hall/main/device/printer-2/set=A001"]));
  });

  it("speaks a device's last will when it is cut off, but no will in another's name", async () => {
    const hub = await connect("hub");
    const heard = await collect(hub, "hall/#");
    for (const topic of ["hall/main/alert", "hall/main/device/printer-1/status"]) {
      const printer = await connect("printer-1", {
        will: { topic, payload: Buffer.from("offline"), qos: 1, retain: true },
      });
      printer.stream.destroy();
    }
    await vi.waitFor(() => expect(heard).toEqual(["hall/main/device/printer-1/status=offline"]));
  });
});
