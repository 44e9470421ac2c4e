import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { RehearsalAnswer, VISION_REPORTS } from "@hall/contract";
import sharp from "sharp";
import { Server } from "socket.io";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aCamera } from "./test/a-camera.ts";
import { startBroker, type TestBroker } from "./test/broker.ts";
import { ffmpeg, sampleClip, testModel } from "./test/materials.ts";
import { processes } from "./test/processes.ts";

const entry = fileURLToPath(new URL("./main.ts", import.meta.url));
const clip = sampleClip();
const camera = aCamera({
  zones: [
    {
      zoneId: "yard",
      kind: "waiting",
      polygon: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      anchor: "head",
    },
  ],
});

let broker: TestBroker;
let hub: Server;
let hubUrl: string;
let worker: ChildProcess;

beforeEach(async () => {
  broker = await startBroker();
  const http = createServer();
  hub = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  hubUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterEach(async () => {
  if (worker.exitCode === null && worker.signalCode === null) {
    worker.kill("SIGKILL");
    await once(worker, "exit");
  }
  await hub.close();
  await broker.close();
});

async function startWorker(): Promise<void> {
  const mqttUrl = new URL(broker.url);
  mqttUrl.username = "anybody"; // as at a broker of the house
  worker = fork(entry, {
    env: {
      ...process.env,
      HALL_HUB_URL: hubUrl,
      HALL_HUB_TOKEN: "word",
      HALL_ID: "centre",
      HALL_MQTT_URL: mqttUrl.href,
      HALL_MODEL: await testModel(),
      HALL_FOOTAGE: clip ?? "",
      HALL_LOG_LEVEL: "silent",
    },
  });
}

const children = (pid: number | undefined) =>
  processes()
    .filter(({ parent, command }) => parent === pid && command.includes("ffmpeg"))
    .map((child) => child.pid);

const isAlive = (pid: number) => processes().some((one) => one.pid === pid && !one.zombie);

/** The camera is online and its ffmpeg known. */
async function online(): Promise<number[]> {
  await vi.waitFor(
    () => expect(broker.of("hall/centre/camera/yard/state").at(-1)).toContain('"online"'),
    20_000,
  );
  return children(worker.pid);
}

it("is there and gone as its hall's device, whatever its user name at the broker is", async () => {
  const status = "hall/centre/device/vision/status";
  await startWorker();
  await vi.waitFor(() => expect(broker.of(status)).toEqual(["online"]), 20_000);
  worker.kill("SIGKILL");
  await vi.waitFor(() => expect(broker.of(status)).toEqual(["online", "offline"]));
  expect(await broker.retained(status)).toBe("offline");
});

describe.skipIf(!clip || ffmpeg === "")("the vision worker", () => {
  it("does what the hub says, sends pictures only while watched, and ends cleanly", async () => {
    const pictures: unknown[] = [];
    const tokens: unknown[] = [];
    hub.of("/vision").on("connection", (socket) => {
      tokens.push(socket.handshake.auth.token);
      socket.on("camera:picture", (picture) => pictures.push(picture));
      socket.emit("vision:configure", { cameras: [camera] });
    });
    await startWorker();
    const programs = await online();
    expect(tokens).toEqual(["word"]);
    expect(programs).toHaveLength(1);
    await vi.waitFor(() => expect(broker.of("hall/centre/zone/yard/count").at(-1)).toMatch(/^\d+$/), 20_000);
    expect(pictures).toEqual([]);

    hub.of("/vision").emit("camera:watch", { hallId: "centre", cameraId: "yard", on: true });
    await vi.waitFor(() => expect(pictures.length).toBeGreaterThan(0));
    const picture = VISION_REPORTS["camera:picture"].parse(pictures[0]);
    expect(await sharp(picture.jpeg).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 480 });
    expect(picture).toMatchObject({ hallId: "centre", cameraId: "yard", width: 640, height: 480 });

    const stopped = performance.now();
    worker.kill("SIGTERM");
    expect(await once(worker, "exit")).toEqual([0, null]);
    expect(performance.now() - stopped).toBeLessThan(5_000);
    expect(programs.filter(isAlive)).toEqual([]);
    expect(broker.of("hall/centre/zone/yard/count").at(-1)).toBe("unknown");
    expect(broker.of("hall/centre/camera/yard/state").at(-1)).toContain('"offline"');
  }, 60_000);

  it("works on with the last configuration while the hub is away, and leaves when its process is gone", async () => {
    hub.of("/vision").on("connection", (socket) => socket.emit("vision:configure", { cameras: [camera] }));
    await startWorker();
    const programs = await online();
    await hub.close();
    const heard = broker.heard.length;
    await vi.waitFor(() => expect(broker.heard.length).toBeGreaterThan(heard + 2), 25_000);
    worker.disconnect(); // what the worker notices of a hub that died
    expect(await once(worker, "exit")).toEqual([0, null]);
    expect(programs.filter(isAlive)).toEqual([]);
  }, 60_000);

  it("tries a drawing on what it saw, also when another was saved meanwhile, and refuses what is none", async () => {
    hub.of("/vision").on("connection", (socket) => socket.emit("vision:configure", { cameras: [camera] }));
    await startWorker();
    await vi.waitFor(
      () => expect(broker.of("hall/centre/zone/yard/count").at(-1)).toMatch(/^[2-9]$/),
      30_000,
    );
    const [socket] = await hub.of("/vision").fetchSockets();
    if (!socket) throw new Error("the worker has a line");
    const { zones } = camera;
    const order = { hallId: "centre", cameraId: "yard", drawing: { zones, lines: [] } };
    const rehearse = async (change: object = {}) =>
      RehearsalAnswer.parse(
        await hub
          .of("/vision")
          .sockets.get(socket.id)
          ?.timeout(5_000)
          .emitWithAck("camera:rehearse", { ...order, ...change }),
      );
    const tried = async () => {
      const answer = await rehearse();
      if (!answer.ok) throw new Error(answer.why);
      return answer.value;
    };
    const first = await vi.waitFor(async () => {
      const { zones, ...rest } = await tried();
      expect(zones[0]?.zoneId).toBe("yard");
      expect(zones[0]?.most).toBeGreaterThanOrEqual(2);
      return rest;
    }, 20_000);
    expect(first.looks).toBeGreaterThan(2);
    expect(Math.abs(Date.parse(first.from) + first.seconds * 1_000 - Date.now())).toBeLessThan(5_000);

    const other = zones.map((zone) => ({ ...zone, zoneId: "court" }));
    hub.of("/vision").emit("vision:configure", { cameras: [{ ...camera, zones: other }] });
    await vi.waitFor(() => expect(broker.of("hall/centre/zone/court/count").at(-1)).toMatch(/^\d+$/), 20_000);
    const second = await tried();
    expect(Math.abs(Date.parse(second.from) - Date.parse(first.from))).toBeLessThan(100);
    expect(second.looks).toBeGreaterThan(first.looks);

    expect(await rehearse({ drawing: { zones: [{ ...zones[0], polygon: [[0, 0]] }] } })).toEqual({
      ok: false,
      why: "failed",
    });
    expect(await rehearse({ cameraId: "elsewhere" })).toEqual({ ok: false, why: "no-trace" });
    const moved = { ...camera, analysedFps: 1 };
    hub.of("/vision").emit("vision:configure", { cameras: [moved] });
    await vi.waitFor(async () => {
      expect(Date.parse((await tried()).from)).toBeGreaterThan(Date.parse(second.from) + 1_000);
    }, 20_000);
  }, 90_000);

  it("is said to be gone when it is killed, and counts right again soon after its return", async () => {
    hub.of("/vision").on("connection", (socket) => socket.emit("vision:configure", { cameras: [camera] }));
    const status = "hall/centre/device/vision/status";
    await startWorker();
    await online();
    expect(broker.of(status).at(-1)).toBe("online");
    await vi.waitFor(
      () => expect(broker.of("hall/centre/zone/yard/count").at(-1)).toMatch(/^[3-9]$/),
      20_000,
    );
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await vi.waitFor(() => expect(broker.of(status).at(-1)).toBe("offline"));

    const heard = broker.heard.length;
    await startWorker();
    const since = (topic: string) => broker.heard.slice(heard).find((word) => word.topic === topic);
    const counted = () =>
      broker.heard
        .slice(heard)
        .find(({ topic, payload }) => topic.endsWith("/count") && /^\d+$/.test(payload));
    await vi.waitFor(() => expect(since(status)?.payload).toBe("online"), 20_000);
    await vi.waitFor(
      () => expect(since("hall/centre/camera/yard/state")?.payload).toContain('"online"'),
      20_000,
    );
    await vi.waitFor(() => expect(Number(counted()?.payload)).toBeGreaterThanOrEqual(2));
  }, 90_000);

  it("goes on from how many the hub knew inside, once, and counts on when another shape is saved", async () => {
    const line = {
      lineId: "door",
      name: "door",
      points: [
        [0, 0.01],
        [1, 0.01],
      ],
      inside: [0.5, 0],
    }; // where nobody walks
    const withDoor = (zones: typeof camera.zones, enabled = true) => ({
      ...camera,
      enabled,
      zones,
      lines: [line],
    });
    const say = (to: { emit: (event: string, order: unknown) => unknown }, people: number) =>
      to.emit("vision:inside", { hallId: "centre", lines: [{ lineId: "door", people }] });
    hub.of("/vision").on("connection", (socket) => {
      socket.emit("vision:configure", { cameras: [withDoor(camera.zones)] });
      say(socket, 12);
    });
    const inside = () =>
      broker.of("hall/centre/line/door/count").map((text) => JSON.parse(text).occupancy as unknown);
    await startWorker();
    await vi.waitFor(() => expect(inside().at(-1)).toBe(12), 20_000);
    expect(inside()).not.toContain(0);
    const before = inside().length;
    say(hub.of("/vision"), 3);
    hub.of("/vision").emit("vision:configure", { cameras: [withDoor([])] });
    await vi.waitFor(() => expect(inside().slice(before)).toContain("unknown"), 20_000);
    await vi.waitFor(() => expect(inside().at(-1)).toBe(12), 20_000);
    expect(broker.of("hall/centre/camera/yard/state").join()).not.toContain("disabled"); // it was there all the time

    hub.of("/vision").emit("vision:configure", { cameras: [withDoor([], false)] });
    await vi.waitFor(
      () => expect(broker.of("hall/centre/camera/yard/state").at(-1)).toContain("disabled"),
      20_000,
    );
    hub.of("/vision").emit("vision:configure", { cameras: [withDoor([])] });
    await vi.waitFor(() => expect(inside().at(-1)).toBe(12), 20_000);
    expect(inside()).not.toContain(0);
  }, 90_000);

  it("leaves no ffmpeg behind when it is killed", async () => {
    hub.of("/vision").on("connection", (socket) => socket.emit("vision:configure", { cameras: [camera] }));
    await startWorker();
    const programs = await online();
    expect(programs).toHaveLength(1);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await vi.waitFor(() => expect(programs.filter(isAlive)).toEqual([]));
  }, 60_000);
});
