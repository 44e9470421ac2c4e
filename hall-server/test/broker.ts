import { pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startBroker } from "../src/embedded/broker.ts";
import { type MqttIdentity, mayPublish, maySubscribe, topicRights } from "../src/embedded/topic-rights.ts";
import { freePort, startProgram } from "./programs.ts";

/** Who may connect, by user name. */
export type TestUsers = Record<string, { password: string; identity: MqttIdentity }>;

/** An MQTT broker of one test file. */
export interface TestBroker {
  /** Without credentials: `mqtt://127.0.0.1:PORT`. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts the broker that TEST_BROKER names: `embedded` (default), or `debian` for the mosquitto on this machine, with
 * a password file and an access list that give each user the same rights.
 */
export function testBroker(
  users: TestUsers,
  kind = process.env.TEST_BROKER ?? "embedded",
): Promise<TestBroker> {
  return kind === "debian" ? startMosquitto(users) : startEmbedded(users);
}

async function startEmbedded(users: TestUsers): Promise<TestBroker> {
  const authenticate = async (username: string, password: string): Promise<MqttIdentity | null> => {
    const user = users[username];
    return user?.password === password ? user.identity : null;
  };
  const log = pino({ level: "silent" });
  const { port, stop } = await startBroker({
    port: 0,
    host: "127.0.0.1",
    authenticate,
    mayPublish,
    maySubscribe,
    log,
  });
  return { url: `mqtt://127.0.0.1:${port}`, port, stop };
}

async function startMosquitto(users: TestUsers): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), "hall-mosquitto-"));
  const port = await freePort();
  const [passwords, access, configuration] = ["passwords", "access", "conf"].map((name) =>
    join(folder, name),
  );
  const lines = [
    `listener ${port} 127.0.0.1`,
    "allow_anonymous false",
    `password_file ${passwords}`,
    `acl_file ${access}`,
    "persistence false",
    "log_type none",
    ...(process.getuid?.() === 0 ? ["user root"] : []), // its own user could not read this folder
  ];
  await writeFile(passwords ?? "", passwordFile(users), { mode: 0o600 });
  await writeFile(access ?? "", accessFile(users), { mode: 0o600 });
  await writeFile(configuration ?? "", `${lines.join("\n")}\n`);
  const program = await startProgram("mosquitto", ["-c", configuration ?? ""], port);
  const stop = async (): Promise<void> => {
    await program.end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `mqtt://127.0.0.1:${port}`, port, stop };
}

/** Mosquitto 2's form of a password: `$7$rounds$salt$hash`, PBKDF2 with SHA-512. */
function passwordFile(users: TestUsers): string {
  const rounds = 101;
  const lines = Object.entries(users).map(([username, { password }]) => {
    const salt = randomBytes(12);
    const hash = pbkdf2Sync(password, salt, rounds, 64, "sha512");
    return `${username}:$7$${rounds}$${salt.toString("base64")}$${hash.toString("base64")}\n`;
  });
  return lines.join("");
}

function accessFile(users: TestUsers): string {
  const lines = Object.entries(users).flatMap(([username, { identity }]) => {
    const { read, write } = topicRights(identity);
    return [
      `user ${username}`,
      ...read.map((topic) => `topic read ${topic}`),
      ...write.map((topic) => `topic write ${topic}`),
    ];
  });
  return `${lines.join("\n")}\n`;
}
