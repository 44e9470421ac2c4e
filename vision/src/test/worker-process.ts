import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import type { CameraSetting } from "@hall/contract";
import { Server } from "socket.io";
import { startBroker, type TestBroker } from "./broker.ts";
import { testModel } from "./materials.ts";
import { processes } from "./processes.ts";

const entry = fileURLToPath(new URL("../main.ts", import.meta.url));

/** The whole worker as a process, with a real broker and a stand-in for the hub that orders these cameras. */
export class WorkerProcess {
  readonly broker: TestBroker;
  readonly log: string[] = [];
  readonly pictures: { jpeg: Uint8Array }[] = [];
  readonly #hub: Server;
  readonly #env: Readonly<Record<string, string>>;
  readonly #cwd: string | undefined;
  #child: ChildProcess | undefined;

  private constructor(
    broker: TestBroker,
    hub: Server,
    { env, cwd }: { env: Readonly<Record<string, string>>; cwd: string | undefined },
  ) {
    this.broker = broker;
    this.#hub = hub;
    this.#env = env;
    this.#cwd = cwd;
  }

  /** Broker and hub are there; the worker is started by `start`, in `cwd`. `env` is added to its environment. */
  static async prepare(
    cameras: readonly CameraSetting[],
    env: Readonly<Record<string, string>> = {},
    cwd?: string,
  ): Promise<WorkerProcess> {
    const broker = await startBroker();
    const http = createServer();
    const hub = new Server(http, { maxHttpBufferSize: 1e7 });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const address = http.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const whole = {
      HALL_HUB_URL: `http://127.0.0.1:${port}`,
      HALL_HUB_TOKEN: "word",
      HALL_ID: "centre",
      HALL_MQTT_URL: broker.url,
      HALL_MODEL: await testModel(),
      ...env,
    };
    const worker = new WorkerProcess(broker, hub, { env: whole, cwd });
    hub.of("/vision").on("connection", (socket) => {
      socket.on("camera:picture", (picture: { jpeg: Uint8Array }) => worker.pictures.push(picture));
      socket.emit("vision:configure", { cameras });
    });
    return worker;
  }

  start(): void {
    const env = { ...process.env, ...this.#env };
    const child = fork(entry, { env, silent: true, ...(this.#cwd === undefined ? {} : { cwd: this.#cwd }) });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => this.log.push(text));
    this.#child = child;
  }

  watch(cameraId: string): void {
    this.#hub.of("/vision").emit("camera:watch", { hallId: "centre", cameraId, on: true });
  }

  /** The ffmpegs that it runs. */
  get programs(): number[] {
    return processes()
      .filter(({ parent, command }) => parent === this.#child?.pid && command.includes("ffmpeg"))
      .map(({ pid }) => pid);
  }

  /** The worker and its ffmpegs. */
  get pids(): number[] {
    return [this.#child?.pid ?? 0, ...this.programs];
  }

  /** As a power cut or an empty memory would end it. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.#hub.close();
    await this.broker.close();
  }
}

/** Is this process still at work? */
export function isAlive(pid: number): boolean {
  return processes().some((one) => one.pid === pid && !one.zombie);
}
