import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const ROOT = path.resolve(import.meta.dirname, "..");
const MAIN = path.join(ROOT, "hall-server/dist/main.js");
/** With HALL_E2E_SOURCES=1 the hub runs from its sources, for whoever works on both; what ships is the built one. */
const FROM_SOURCES = [
  "--conditions=source",
  `--import=${path.join(ROOT, "scripts/run-sources.mjs")}`,
  path.join(ROOT, "hall-server/src/main.ts"),
];
const READY = /hall ready (http:\/\/\S+)/;

/** The hall ended, or was not ready in time; the message holds its last lines. */
export class HallNotOpened extends Error {}

/** What a test may choose about the hall it opens. */
export interface HallOptions {
  /** Settings over the standard ones of a test: free ports, a folder of its own, no cameras. */
  env?: Record<string, string>;
  /** An existing data folder, such as that of a hall that was killed; standard: a new one, removed on stop. */
  data?: string;
  /** Milliseconds until the hall must be ready. */
  patience?: number;
  /** What is started: the built hub itself (standard), or `npm start` with its set-up, as a newcomer does. */
  by?: "hub" | "npm";
}

/** How one hall is started, each time again: it keeps its ports and its data. */
interface Place {
  data: string;
  ownFolder: boolean;
  port: number;
  mqttPort: number;
  env: Record<string, string>;
  by: "hub" | "npm";
}

/** The built product, running: what `npm start` starts, with everything it printed. */
export class Hall {
  /** Everything the hub has said so far, line by line. */
  readonly lines: string[] = [];
  readonly #place: Place;
  #hub: ChildProcess | undefined;
  #url = "";

  private constructor(place: Place) {
    this.#place = place;
  }

  /** Starts a hall and waits until it says it is ready; a hall that ends before fails with its last lines. */
  static async open(options: HallOptions = {}, again = true): Promise<Hall> {
    const { env = {}, data, patience, by = "hub" } = options;
    const hall = new Hall({
      data: data ?? (await mkdtemp(path.join(tmpdir(), "hall-e2e-"))),
      ownFolder: data === undefined,
      port: await freePort(),
      mqttPort: await freePort(),
      env,
      by,
    });
    try {
      await hall.start(patience);
      return hall;
    } catch (error) {
      // Another program was faster at a port that was free: once more, with others. A port that the test names is its own.
      const named = env.HALL_PORT !== undefined || env.HALL_MQTT_PORT !== undefined;
      if (!again || named || !/port \d+ is taken/.test(String(error))) throw error;
      await hall.stop();
      return Hall.open(options, false);
    }
  }

  /** Address of the hub without a slash at its end. */
  get url(): string {
    return this.#url;
  }

  /** The folder of its database. */
  get data(): string {
    return this.#place.data;
  }

  /** The port of screens and REST, the same after each start. */
  get port(): number {
    return this.#place.port;
  }

  /** The port of its MQTT broker, the same after each start. */
  get mqttPort(): number {
    return this.#place.mqttPort;
  }

  /** Starts the hub again on the same ports and data, as after a power cut. */
  async start(patience = 60_000): Promise<void> {
    const { by, env, data, port, mqttPort } = this.#place;
    const hubArgs = process.env.HALL_E2E_SOURCES === "1" ? FROM_SOURCES : [MAIN];
    const [command, args] = by === "npm" ? ["npm", ["start"]] : [process.execPath, hubArgs];
    const hub = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...withoutTestRunner(process.env),
        HALL_HOST: "127.0.0.1",
        HALL_PORT: String(port),
        HALL_MQTT_PORT: String(mqttPort),
        HALL_DATA: data,
        HALL_VISION: "off",
        ...env,
      },
    });
    this.#hub = hub;
    this.#url = await this.#ready(hub, patience);
  }

  #ready(hub: ChildProcess, patience: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(timer);
        hub.kill("SIGTERM");
        reject(new HallNotOpened(`${why}; its last lines:\n${this.lines.slice(-30).join("\n")}`));
      };
      const timer = setTimeout(() => fail(`the hall was not ready after ${patience} ms`), patience);
      // "close" comes after the last line was read, so the message holds it.
      hub.once("close", (code) => fail(`the hall ended with code ${code} before it was ready`));
      const listen = (line: string) => {
        this.lines.push(line);
        const url = READY.exec(line)?.[1];
        if (!url) return;
        clearTimeout(timer);
        resolve(url.replace(/\/$/, ""));
      };
      for (const stream of [hub.stdout, hub.stderr]) if (stream) createInterface(stream).on("line", listen);
    });
  }

  /**
   * The one-time link of a page as the hub printed it: `link("kiosk")`, `link("board")`, `link("pad")`, or a person's,
   * `link("counter", "zhangmin")`. After a restart it is the latest one.
   */
  link(page: string, username?: string): string {
    const wanted = this.lines.filter((line) => username === undefined || line.endsWith(`(${username})`));
    const links = wanted.flatMap((line) => line.match(/https?:\/\/[^\s"'<>]+/g) ?? []);
    const found = links.findLast(
      (link) => new URL(link).pathname.startsWith(`/${page}/`) && /[?#]./.test(link),
    );
    if (!found) throw new Error(`no one-time link for /${page}/ was printed, only: ${links.join(" ")}`);
    const { pathname, search, hash } = new URL(found);
    return `${this.#url}${pathname}${search}${hash}`;
  }

  /** The password that the hub printed once, in a line that begins with the username. */
  password(username: string): string {
    for (const line of this.lines) {
      const [name, password] = line.trim().split(/\s+/);
      if (name === username && password) return password;
    }
    throw new Error(`no password for ${username} was printed`);
  }

  /** The id of the program that the hub has started from this file. */
  async program(file: string): Promise<number> {
    const hub = this.#hub?.pid ?? 0;
    for (const id of (await procFile(`${hub}/task/${hub}`, "children")).trim().split(" "))
      if ((await procFile(id, "cmdline")).includes(file)) return Number(id);
    throw new Error(`the hub has not started ${file}`);
  }

  /** Ends the hub as a power cut would; its data stays for `start`. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL", 5_000);
  }

  /** SIGTERM, at most 10 s, and then nothing may be left: no process, no open port. Gives the exit code. */
  async stop(): Promise<number | null> {
    const code = await this.#end("SIGTERM", 10_000);
    const left = [...(await processesOn(this.data)), ...(await openPorts([this.port, this.mqttPort]))];
    if (this.#place.ownFolder) await rm(this.data, { recursive: true, force: true, maxRetries: 5 });
    if (left.length > 0) throw new Error(`the hall left behind: ${left.join("; ")}`);
    return code;
  }

  async #end(signal: "SIGTERM" | "SIGKILL", patience: number): Promise<number | null> {
    const hub = this.#hub;
    this.#hub = undefined;
    if (!hub || hub.exitCode !== null || hub.signalCode !== null) return hub?.exitCode ?? null;
    const exited = once(hub, "exit");
    hub.kill(signal);
    const late = setTimeout(() => hub.kill("SIGKILL"), patience);
    await exited;
    clearTimeout(late);
    if (signal === "SIGTERM" && hub.signalCode === "SIGKILL") {
      throw new Error(
        `the hall did not end within ${patience} ms; its last lines:\n${this.lines.slice(-30).join("\n")}`,
      );
    }
    return hub.exitCode;
  }
}

/** What Vitest tells its own processes is not for a hall, which must run as it runs at a customer's. */
function withoutTestRunner(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(NODE_ENV|NODE_OPTIONS|VITEST|TEST|DEV|PROD|MODE)/.test(name)),
  );
}

/** A TCP port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** The processes whose command line or environment names this folder, as Linux shows them. */
async function processesOn(folder: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const lines = await Promise.all(
    ids.map(async (id) => {
      const [command, environment] = await Promise.all([procFile(id, "cmdline"), procFile(id, "environ")]);
      return `${command}\0${environment}`.includes(folder)
        ? `process ${id} ${command.replaceAll("\0", " ")}`
        : undefined;
    }),
  );
  return lines.filter((line) => line !== undefined);
}

/** A process may end while it is read, and another user's environment is not ours to read. */
async function procFile(id: string, name: string): Promise<string> {
  return readFile(`/proc/${id}/${name}`, "utf8").catch(() => "");
}

async function openPorts(ports: readonly number[]): Promise<string[]> {
  const open = await Promise.all(
    ports.map(async (port) => {
      const socket = connect(port, "127.0.0.1");
      const answered = await Promise.race([
        once(socket, "connect").then(() => true),
        once(socket, "error").then(() => false),
      ]).catch(() => false);
      socket.destroy();
      return answered ? `port ${port}` : undefined;
    }),
  );
  return open.filter((line) => line !== undefined);
}
