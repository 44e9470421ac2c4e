import type { Socket as NetSocket } from "node:net";
import type { Broadcast, HallOrder } from "@hall/contract";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aHub, arrived, type Hub, type Screen } from "../../test/a-hub.ts";
import { SYSTEM } from "../app/principal.ts";

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
});
afterEach(() => hub.stop());

const vision = async (): Promise<{
  worker: Socket;
  orders: unknown[];
  cameras: unknown[];
  duties: HallOrder[];
}> => {
  const worker = hub.openVision();
  const duties: HallOrder[] = [];
  worker.on("vision:hall", (order) => duties.push(order));
  const orders: unknown[] = [];
  const cameras: unknown[] = [];
  worker.on("camera:watch", (order) => orders.push(order));
  worker.on("vision:configure", (order) => cameras.push(...order.cameras));
  expect(await arrived(worker)).toBeUndefined();
  return { worker, orders, cameras, duties };
};
const viewer = async (): Promise<{
  screen: Screen;
  pictures: Broadcast<"camera:picture">[];
  watch: (on: boolean, cameraId?: string) => Promise<unknown>;
}> => {
  const screen = hub.screen({ token: (await hub.staff("manager")).token });
  expect(await arrived(screen)).toBeUndefined();
  const pictures: Broadcast<"camera:picture">[] = [];
  screen.on("camera:picture", (picture) => pictures.push(picture));
  const watch = (on: boolean, cameraId = "door") => screen.emitWithAck("camera:watch", { cameraId, on }, {});
  return { screen, pictures, watch };
};
const on = { hallId: "sample", cameraId: "door", on: true };
const off = { ...on, on: false };
const picture = (change: object = {}) => ({
  hallId: "sample",
  cameraId: "door",
  at: new Date().toISOString(),
  width: 2,
  height: 1,
  jpeg: Buffer.alloc(200_000, 7),
  boxes: [[0, 0, 1, 1]],
  ...change,
});

/** Reads nothing from a screen's line until told to go on. */
function holdLine(screen: Screen): { goOn: () => void } {
  const { ws } = screen.io.engine.transport as unknown as { ws: { _socket: NetSocket } }; // as: the way down to TCP is private
  ws._socket.pause();
  return { goOn: () => ws._socket.resume() };
}

describe("the vision worker", () => {
  it("gets its cameras when it comes, with their addresses, and again when they change", async () => {
    const { cameras } = await vision();
    await vi.waitFor(() => expect(cameras).toHaveLength(1));
    expect(cameras[0]).toMatchObject({
      cameraId: "door",
      url: "rtsp://user:secret@10.0.0.9/1",
      zones: [{ anchor: "bottom" }],
    });
    const configuration = hub.halls.configuration("sample");
    const token = await hub.admin();
    const body = { ...configuration, cameras: [] };
    expect((await hub.ask("/api/halls/sample/configuration", { method: "PUT", body, token })).status).toBe(
      200,
    );
    const { cameras: now } = await vision();
    expect(now).toEqual([]);
  });

  it("hears which counters should be attended when it comes, and when one opens, pauses or closes", async () => {
    const { duties } = await vision();
    const c1 = () =>
      duties
        .filter(({ hallId }) => hallId === "sample")
        .map(({ counters }) => counters.find(({ counterId }) => counterId === "c1")?.duty);
    await vi.waitFor(() => expect(c1()).toEqual(["closed"]));
    const { token } = await hub.staff("clerk");
    const command = (name: string, body: object) =>
      hub.ask(`/api/halls/sample/commands/${name}`, { method: "POST", body, token });
    await command("clerk:take-counter", { counterId: "c1" });
    await command("counter:open", { counterId: "c1" });
    await vi.waitFor(() => expect(c1()).toEqual(["closed", "open"]));
    await command("clerk:break", {});
    await vi.waitFor(() => expect(c1().at(-1)).toBe("paused"));
    await command("clerk:back", {});
    await vi.waitFor(() => expect(c1().at(-1)).toBe("open"));
  });

  it("hears that the hall is empty when the day ends, and of the first who comes, though no counter changes", async () => {
    const { duties } = await vision();
    const sample = () => duties.filter(({ hallId }) => hallId === "sample");
    const { token } = await hub.staff("clerk");
    const command = (name: string, body: object) =>
      hub.ask(`/api/halls/sample/commands/${name}`, { method: "POST", body, token });
    const hours = (tuesday: string[]) => {
      const configuration = hub.halls.configuration("sample");
      const openingHours = { ...configuration.openingHours, tuesday };
      return hub.halls.configure("sample", { ...configuration, openingHours }, SYSTEM);
    };
    await command("clerk:take-counter", { counterId: "c1" });
    await command("clerk:leave-counter", { counterId: "c1" });
    await hours(["05:00-06:00"]);
    await vi.waitFor(() => expect(sample().at(-1)).toMatchObject({ open: true })); // the last are still served
    await hub.halls.ask("sample", { name: "day:end", request: { day: "2026-11-24" } });
    await vi.waitFor(() => expect(sample().at(-1)).toMatchObject({ open: false }));

    await hours(["10:00-12:00"]);
    const told = sample().length;
    expect((await command("visit:take-ticket", { serviceIds: ["passport"] })).status).toBe(200);
    await vi.waitFor(() => expect(sample().at(-1)).toMatchObject({ open: true }));
    expect((await command("visit:take-ticket", { serviceIds: ["passport"] })).status).toBe(200);
    expect(sample()).toHaveLength(told + 1);
  });

  it("is nobody else", async () => {
    for (const token of [await hub.admin(), await hub.enrolled("device", "vision-2"), "guessed-guessed"])
      expect(await arrived(hub.open("/vision", { token }))).toMatchObject({
        code: expect.stringMatching(/forbidden|unauth/),
      });
    expect(
      await arrived(hub.open("/vision", { token: await hub.enrolled("device", "vision") })),
    ).toBeUndefined();
  });

  it("sends pictures only while somebody watches", async () => {
    const { worker, orders } = await vision();
    const [one, two] = [await viewer(), await viewer()];
    await one.watch(true);
    await two.watch(true);
    await vi.waitFor(() => expect(orders).toEqual([on]));
    worker.emit("camera:picture", picture());
    await vi.waitFor(() => expect([one.pictures.length, two.pictures.length]).toEqual([1, 1]));
    expect(one.pictures[0]).toMatchObject({ cameraId: "door", width: 2 });
    expect(new Uint8Array(one.pictures[0]?.jpeg ?? new Uint8Array()).length).toBe(200_000);
    expect(one.pictures[0]).not.toHaveProperty("hallId");
    await one.watch(false);
    await one.watch(false);
    expect(orders).toEqual([on]);
    two.screen.disconnect();
    await vi.waitFor(() => expect(orders).toEqual([on, off]));
  });

  it("hears after a restart who watches", async () => {
    const first = await vision();
    const { watch } = await viewer();
    await watch(true);
    await vi.waitFor(() => expect(first.orders).toEqual([on]));
    first.worker.disconnect();
    const second = await vision();
    await vi.waitFor(() => expect(second.orders).toEqual([on]));
  });

  it("shows nothing to those who do not watch, and nothing that is no picture", async () => {
    const { worker } = await vision();
    const [watching, other] = [await viewer(), await viewer()];
    await watching.watch(true);
    worker.emit("camera:picture", picture({ jpeg: "no bytes" }));
    worker.emit("camera:picture", picture({ cameraId: "elsewhere" }));
    worker.emit("camera:picture", picture({ width: 4 }));
    await vi.waitFor(() => expect(watching.pictures.map(({ width }) => width)).toEqual([4]));
    expect(other.pictures).toEqual([]);
  });

  const sixteen = Array.from({ length: 16 }, (_, i) => `c${i}`);
  const sixteenCameras = async () => {
    const configuration = hub.halls.configuration("sample");
    const cameras = sixteen.map((cameraId) => ({ cameraId, name: cameraId, url: "footage" }));
    const body = { ...configuration, cameras };
    const token = await hub.admin();
    const saved = await hub.ask("/api/halls/sample/configuration", { method: "PUT", body, token });
    expect(saved.status).toBe(200);
  };

  it("shows sixteen cameras on one line: of pictures that come at once every one arrives", async () => {
    await sixteenCameras();
    const { worker, orders } = await vision();
    const { pictures, watch } = await viewer();
    for (const cameraId of sixteen) await watch(true, cameraId);
    await vi.waitFor(() => expect(orders).toHaveLength(16));
    for (const round of [1, 2, 3]) {
      for (const cameraId of sixteen)
        worker.emit("camera:picture", picture({ cameraId, width: round, jpeg: Buffer.alloc(35_000, round) }));
      await vi.waitFor(() => expect(pictures).toHaveLength(16 * round));
    }
    for (const cameraId of sixteen)
      expect(pictures.filter((one) => one.cameraId === cameraId).map(({ width }) => width)).toEqual([
        1, 2, 3,
      ]);
  });

  it("keeps for a slow screen nothing but the newest picture of each camera", async () => {
    await sixteenCameras();
    const { worker } = await vision();
    const slow = await viewer();
    const quick = await viewer();
    for (const { watch } of [slow, quick]) for (const cameraId of ["c1", "c2"]) await watch(true, cameraId);
    const stopped = holdLine(slow.screen);
    const last = 60;
    for (let width = 1; width <= last; width += 1) {
      for (const cameraId of ["c1", "c2"]) worker.emit("camera:picture", picture({ cameraId, width }));
      await vi.waitFor(() => expect(quick.pictures).toHaveLength(2 * width), { interval: 5 });
    }
    stopped.goOn();
    await vi.waitFor(() => {
      for (const id of ["c1", "c2"])
        expect(slow.pictures.findLast(({ cameraId }) => cameraId === id)?.width).toBe(last);
    });
    expect(slow.pictures.length).toBeLessThan(last); // of twice as many: what the kernel holds, and the newest
  });

  it("knows no camera that the hall does not have", async () => {
    const { watch } = await viewer();
    expect(await watch(true, "nowhere")).toMatchObject({ ok: false, fault: { code: "not-found" } });
  });
});
