import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aedesBroker, type Broker } from "./test/brokers.ts";
import { HubSide, order } from "./test/hub-side.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
let broker: Broker;
let hub: HubSide;
let api: Server;
let folder: string;
let child: ChildProcess | undefined;
let codes: Map<string, string>;
let away: number;

/** The hub's door for enrolments: each code once; the first `away` requests meet a hub that is still starting. */
function enrolments(): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { code } = JSON.parse(Buffer.concat(chunks).toString()) as { code: string };
      const token = codes.get(code);
      const fault =
        away-- > 0 ? { code: "unavailable", message: "starting" } : { code: "forbidden", message: "used" };
      const good = fault.code === "forbidden" && token !== undefined;
      if (good) codes.delete(code);
      response.writeHead(good ? 200 : fault.code === "forbidden" ? 403 : 503, {
        "content-type": "application/json",
      });
      response.end(JSON.stringify(good ? { ok: true, value: { token } } : { ok: false, fault }));
    });
  });
}

beforeEach(async () => {
  broker = await aedesBroker();
  hub = await HubSide.connect(broker.url);
  folder = await mkdtemp(join(tmpdir(), "devices-"));
  codes = new Map([["code-1", "token-1"]]);
  away = 0;
  api = enrolments();
  await new Promise<void>((done) => api.listen(0, "127.0.0.1", done));
});
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  child = undefined;
  await hub.stop();
  await broker.stop();
  await new Promise((done) => api.close(done));
  await rm(folder, { recursive: true, force: true });
});

const settings = () => ({
  mqttUrl: broker.url,
  hubUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
  folder,
  seed: 7,
  devices: [{ hallId: "hall-a", deviceId: "device-1", kind: "ticket-printer", enrolmentCode: "code-1" }],
});
const spawn = (env: NodeJS.ProcessEnv = {}) => {
  child = fork(MAIN, { stdio: ["ignore", "ignore", "inherit", "ipc"], env: { ...process.env, ...env } });
  return child;
};
const status = (value: string) =>
  vi.waitFor(() => expect(hub.all("status").at(-1)).toBe(value), { interval: 20 });
const print = (id: string) =>
  hub.command({
    ...order(id),
    kind: "print",
    ticket: {
      hall: "大厅",
      code: "A001",
      services: ["咨询"],
      queue: "综合",
      issuedAt: "2026-11-24T01:05:00Z",
      timeZone: "Asia/Shanghai",
      ahead: 0,
      wait: null,
      url: "http://hall.example/t/abc",
      language: "zh-CN",
    },
  });

it("enrols, prints, and leaves with its parent", async () => {
  away = 1;
  const program = spawn();
  program.send(settings());
  const [ready] = await once(program, "message");
  expect(ready).toEqual({ type: "ready", started: 1, refused: 0 });
  await status("online");
  await print("p1");
  await vi.waitFor(() => expect(hub.all("result")).toEqual([{ v: 1, id: "p1", ok: true }]));
  expect(await readdir(join(folder, "tickets/hall-a/device-1"))).toEqual(["ticket-000001.png"]);
  const token = join(folder, "tokens/hall-a.device-1");
  expect([await readFile(token, "utf8"), (await stat(token)).mode & 0o777]).toEqual(["token-1", 0o600]);
  const gone = once(program, "exit");
  program.disconnect();
  expect(await gone).toEqual([0, null]);
  await status("offline");
});

it("comes back with the token it kept when its code was used, reboots, and obeys SIGTERM", async () => {
  spawn({ HALL_DEVICES: JSON.stringify(settings()) });
  await status("online");
  child?.kill("SIGKILL");
  await status("offline");
  spawn({ HALL_DEVICES: JSON.stringify(settings()) });
  await status("online");
  await hub.command({ ...order("r1"), kind: "reboot" });
  await vi.waitFor(() => expect(new Set(hub.all("info").map(({ bootId }) => bootId)).size).toBe(3));
  await status("online");
  child?.kill("SIGTERM");
  await status("offline");
});

it("makes the simulator run out of paper when told", async () => {
  const program = spawn();
  program.send(settings());
  await once(program, "message");
  await status("online");
  program.send({ type: "fault", hallId: "hall-a", deviceId: "device-1", fault: "paper-out" });
  await print("p1");
  await vi.waitFor(
    () => expect(hub.all("result")[0]).toMatchObject({ ok: false, error: "paper-out" }),
    10_000,
  );
});

it("says in one line what is wrong with its settings, and ends", async () => {
  const program = fork(MAIN, {
    stdio: ["ignore", "pipe", "ignore", "ipc"],
    env: { ...process.env, HALL_DEVICES: '{"mqttUrl":"x"}' },
  });
  const said: Buffer[] = [];
  program.stdout?.on("data", (chunk: Buffer) => said.push(chunk));
  expect(await once(program, "exit")).toEqual([1, null]);
  expect(Buffer.concat(said).toString()).toContain("hubUrl");
});
