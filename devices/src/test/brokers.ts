import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aedes } from "aedes";

/** A real broker on a free port, with one account for each name in `tokens`. */
export type Broker = {
  url: string;
  /** Cuts every connection and refuses new ones until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
};

const USERS: Record<string, string> = { hub: "hub-token", "hall-a/device-1": "token-1" };

export async function aedesBroker(): Promise<Broker> {
  const aedes = await Aedes.createBroker();
  aedes.authenticate = (_client, username, password, done) =>
    done(null, username !== undefined && USERS[username] === password?.toString());
  const sockets = new Set<Socket>();
  let server: Server;
  const listen = async (port: number) => {
    server = createServer((socket) => {
      sockets.add(socket.on("close", () => sockets.delete(socket)));
      aedes.handle(socket);
    });
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    return (server.address() as AddressInfo).port;
  };
  const down = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const port = await listen(0);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    down,
    up: async () => void (await listen(port)),
    stop: async () => {
      await down().catch(() => undefined);
      await new Promise<void>((done) => aedes.close(() => done()));
    },
  };
}

export const hasMosquitto = spawnSync("mosquitto", ["-h"]).error === undefined;

/** The ACL that docs/devices.md shows. */
const ACL = `
user hub
topic readwrite hall/#

user hall-a/device-1
topic write hall/hall-a/device/device-1/+
topic read hall/hall-a/device/device-1/set
topic read hall/hall-a/device/device-1/command
`;

export async function mosquittoBroker(): Promise<Broker> {
  const folder = await mkdtemp(join(tmpdir(), "mosquitto-"));
  const port = await freePort();
  const users = join(folder, "users");
  const lines = Object.entries(USERS).map(([name, token]) => `${name}:${token}`);
  await writeFile(users, `${lines.join("\n")}\n`, { mode: 0o600 });
  spawnSync("mosquitto_passwd", ["-U", users]);
  await writeFile(join(folder, "acl"), ACL, { mode: 0o600 });
  const settings = [
    `listener ${port} 127.0.0.1`,
    `password_file ${users}`,
    `acl_file ${join(folder, "acl")}`,
    "persistence true",
    `persistence_location ${folder}/`,
    ...(process.getuid?.() === 0 ? ["user root"] : []),
  ];
  await writeFile(join(folder, "mosquitto.conf"), `${settings.join("\n")}\n`);
  let child: ChildProcess;
  const up = async () => {
    child = spawn("mosquitto", ["-c", join(folder, "mosquitto.conf")], { stdio: "ignore" });
    await listening(port);
  };
  const down = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await gone;
  };
  await up();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    down,
    up,
    stop: async () => {
      await down();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A cable between a device and its broker that can be pulled. */
export async function cable(url: string): Promise<{ url: string; pull(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(url).port), "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const pull = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { url: `mqtt://127.0.0.1:${port}`, pull };
}

function listening(port: number): Promise<void> {
  return new Promise((done) => {
    const probe = connect(port, "127.0.0.1", () => {
      probe.destroy();
      done();
    }).on("error", () => setTimeout(() => done(listening(port)), 20));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
