import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aedesBroker, type Broker, cable, hasMosquitto, mosquittoBroker } from "../test/brokers.ts";
import { HubSide, order } from "../test/hub-side.ts";
import { DeviceLink } from "./device-link.ts";

const BROKERS: [string, () => Promise<Broker>][] = [["aedes", aedesBroker]];
if (hasMosquitto) BROKERS.push(["Mosquitto", mosquittoBroker]);

describe.each(BROKERS)("a device on %s", (_name, makeBroker) => {
  let broker: Broker;
  let hub: HubSide;
  let link: DeviceLink;
  let logged: string[];
  let ids = 0;

  const makeLink = (token = "token-1", mqttUrl = broker.url) =>
    new DeviceLink(
      {
        mqttUrl,
        hallId: "hall-a",
        deviceId: "device-1",
        token,
        kind: "window-display",
        model: "test",
        firmware: "1",
        capabilities: ["show"],
      },
      {
        now: () => new Date(),
        newId: () => `id-${++ids}`,
        log: pino({}, { write: (line: string) => void logged.push(line) }),
        firstPauseMs: 20,
      },
    );

  beforeEach(async () => {
    logged = [];
    broker = await makeBroker();
    hub = await HubSide.connect(broker.url);
    link = makeLink();
  });

  afterEach(async () => {
    await link.stop();
    await hub.stop();
    await broker.stop();
  });

  const online = () => vi.waitFor(() => expect(hub.all("status").at(-1)).toBe("online"));

  it("says that it is online, and what it is, with a new bootId for each start", async () => {
    link.start();
    await online();
    await vi.waitFor(() => expect(hub.all("info")).toHaveLength(1));
    expect(hub.all("info")[0]).toMatchObject({ v: 1, kind: "window-display", capabilities: ["show"] });
    await link.stop();
    await vi.waitFor(() => expect(hub.all("status").at(-1)).toBe("offline"));
    link = makeLink();
    link.start();
    await vi.waitFor(() => expect(hub.all("info")).toHaveLength(2));
    expect(hub.all("info")[1]?.bootId).not.toBe(hub.all("info")[0]?.bootId);
  });

  it("keeps its last words for whoever comes later", async () => {
    link.start();
    link.state({ shown: "A012" });
    await online();
    const late = await HubSide.connect(broker.url);
    await vi.waitFor(() =>
      expect(late.all("state")).toEqual([expect.objectContaining({ shown: "A012", seq: 1 })]),
    );
    expect(late.heard.every((message) => message.retain)).toBe(true);
    await late.stop();
  });

  it("drops what does not parse, counts it, logs it once and goes on", async () => {
    const seen: string[] = [];
    link.on("set", ({ text }) => seen.push(text));
    link.start();
    await online();
    for (const bad of ["", "not json", "{}", '{"v":2}']) await hub.raw("set", bad);
    await hub.send("hall/{hall}/device/{device}/set", {
      v: 1,
      ts: new Date().toISOString(),
      seq: 1,
      state: "open",
      text: "空闲",
    });
    await vi.waitFor(() => expect(seen).toEqual(["空闲"]));
    expect(link.dropped).toBe(4);
    expect(logged.filter((line) => line.includes("dropped bad payloads"))).toHaveLength(1);
  });

  it("does a command once and answers it each time it comes", async () => {
    const done: string[] = [];
    link.onCommand(async (command) => void done.push(command.id));
    link.start();
    await online();
    const command = { ...order("c1"), kind: "reboot" as const };
    await hub.command(command);
    await vi.waitFor(() => expect(hub.all("result")).toHaveLength(1));
    await hub.command(command);
    await vi.waitFor(() => expect(hub.all("result")).toHaveLength(2));
    expect(done).toEqual(["c1"]);
    expect(hub.all("result")).toEqual([1, 2].map(() => ({ v: 1, id: "c1", ok: true })));
  });

  it("answers an expired command and does not do it, even when it expired behind a slow one", async () => {
    const done: string[] = [];
    let release = () => {};
    const slow = new Promise<void>((go) => {
      release = go;
    });
    link.onCommand(async (command) => {
      done.push(command.id);
      if (command.id === "slow") await slow;
    });
    link.start();
    await online();
    await hub.command({ ...order("late", new Date(), -1), kind: "reboot" });
    await vi.waitFor(() =>
      expect(hub.all("result")).toEqual([{ v: 1, id: "late", ok: false, error: "expired" }]),
    );
    await hub.command({ ...order("slow"), kind: "reboot" });
    await hub.command({ ...order("behind", new Date(), 100), kind: "reboot" });
    await vi.waitFor(() => expect(done).toEqual(["slow"]));
    await new Promise((past) => setTimeout(past, 150)); // the time of the second order really has to pass
    release();
    await vi.waitFor(() =>
      expect(hub.all("result").at(-1)).toEqual({ v: 1, id: "behind", ok: false, error: "expired" }),
    );
    expect(done).toEqual(["slow"]);
  });

  it("answers with the reason when the hardware failed, and goes on", async () => {
    link.onCommand(async ({ id }) => {
      if (id === "bad") throw new Error("paper-out");
    });
    link.start();
    await online();
    await hub.command({ ...order("bad"), kind: "reboot" });
    await hub.command({ ...order("good"), kind: "reboot" });
    await vi.waitFor(() => expect(hub.all("result")).toHaveLength(2));
    expect(hub.all("result")).toEqual([
      { v: 1, id: "bad", ok: false, error: "paper-out" },
      { v: 1, id: "good", ok: true },
    ]);
  });

  it("comes back by itself, says its state again, and delivers what happened meanwhile", async () => {
    link.start();
    link.state({ shown: "A001" });
    await online();
    await broker.down();
    await vi.waitFor(() => expect(link.connected).toBe(false));
    link.state({ shown: "A002" });
    link.event({ kind: "paper-out" });
    link.event({ kind: "paper-in" });
    await broker.up();
    await vi.waitFor(
      () => expect(hub.all("event").map((e) => e.kind)).toEqual(["paper-out", "paper-in"]),
      5_000,
    );
    await vi.waitFor(() => expect(hub.all("state").at(-1)).toMatchObject({ shown: "A002", seq: 2 }));
    expect(hub.all("status").at(-1)).toBe("online");
  });

  it("is said to be offline by the broker when it vanishes", async () => {
    const { url, pull } = await cable(broker.url);
    link = makeLink("token-1", url);
    link.start();
    await online();
    await pull();
    await vi.waitFor(() => expect(hub.all("status").at(-1)).toBe("offline"));
  });

  it("keeps trying with a wrong token and never appears", async () => {
    const stranger = makeLink("wrong");
    stranger.start();
    await vi.waitFor(
      () => expect(logged.filter((line) => line.includes("broker connection")).length).toBeGreaterThan(2),
      5_000,
    );
    expect(stranger.connected).toBe(false);
    expect(logged.join("")).not.toContain("wrong");
    await stranger.stop();
  });
});
