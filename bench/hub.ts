import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { cpus, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { COMMANDS, CommandName, Request } from "@hall/contract";

const ROOT = path.resolve(import.meta.dirname, "..");
const PASSWORD = "a-password-for-benchmarks";

/** A built hub of its own for one benchmark: free ports, a new data folder, many small halls. */
export class BenchHub {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to `hall ready`, in ms. */
  readonly startMs: number;
  readonly #child: ChildProcess;
  readonly #folder: string;
  #token = "";

  private constructor(child: ChildProcess, folder: string, url: string, startMs: number) {
    this.#child = child;
    this.#folder = folder;
    this.url = url;
    this.pid = child.pid ?? 0;
    this.startMs = startMs;
  }

  /** Starts one with so many halls (`h1` …), each with one counter, one queue, one service. */
  static async start(halls: number, env: Record<string, string> = {}): Promise<BenchHub> {
    const folder = await mkdtemp(path.join(tmpdir(), "hall-bench-"));
    for (let n = 1; n <= halls; n += 1) await writeFile(path.join(folder, `h${n}.yaml`), smallHall(`h${n}`));
    const [port, mqttPort] = [await freePort(), await freePort()];
    const started = performance.now();
    const child = spawn(process.execPath, [path.join(ROOT, "hall-server/dist/main.js")], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        HALL_HOST: "127.0.0.1",
        HALL_PORT: String(port),
        HALL_MQTT_PORT: String(mqttPort),
        HALL_DATA: path.join(folder, "data"),
        HALL_CONFIG: folder,
        HALL_VISION: "off",
        HALL_ADMIN_PASSWORD: PASSWORD,
        ...env,
      },
    });
    const url = await ready(child);
    const hub = new BenchHub(child, folder, url, performance.now() - started);
    const { token } = await hub.post<{ token: string }>("/api/sign-in", {
      username: "admin",
      password: PASSWORD,
    });
    hub.#token = token;
    return hub;
  }

  get token(): string {
    return this.#token;
  }

  /** Posts as the administrator; throws on a refusal. */
  async post<T>(address: string, body: object): Promise<T> {
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.#token}` };
    const response = await fetch(this.url + address, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as
      | { ok: true; value: T }
      | { ok: false; fault: { message: string } }; // as: every answer has this shape
    if (!answer.ok) throw new Error(`${address}: ${answer.fault.message}`);
    return answer.value;
  }

  command<K extends CommandName>(hallId: string, name: K, request: Request<K>): Promise<unknown> {
    return this.post(
      `/api/halls/${hallId}/commands/${String(name satisfies keyof typeof COMMANDS)}`,
      request,
    );
  }

  /** A token of its own for a called board. */
  async board(hallId: string, id: string): Promise<string> {
    const { code } = await this.post<{ code: string }>("/api/enrolments", { kind: "board", id, hallId });
    return (await this.post<{ token: string }>("/api/enrol", { code })).token;
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await exited;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function smallHall(hallId: string): string {
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  return `hallId: ${hallId}
name: ${hallId}
timeZone: UTC
openingHours: { ${days.map((day) => `${day}: ["00:00-24:00"]`).join(", ")} }
departments: [{ departmentId: one, name: One }]
queues: [{ queueId: line, name: Line, targetMinutes: 600, maximumMinutes: 600 }]
services: [{ serviceId: thing, name: Thing, departmentId: one, queueId: line, prefix: A }]
counters: [{ counterId: c1, number: 1, queueIds: [line] }]
`;
}

async function ready(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the hub has no output");
  for await (const line of createInterface(child.stdout)) {
    const url = /hall ready (\S+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error("the hub ended before it was ready");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** Which machine the figures are from. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, Linux`;
}

/** The figure below which that share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
