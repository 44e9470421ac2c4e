import { type ChildProcess, fork } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Logger } from "pino";
import { forwardLine } from "./log-line.ts";

/** What to run, and how to keep it running. Times in milliseconds. */
export interface ChildProgramOptions {
  /** Its name in the log. */
  name: string;
  /** The module that `node` runs; loaders of this process (tests, development) are inherited. */
  path: string;
  args?: readonly string[];
  /** The whole environment of the child; by default that of this process. */
  env?: NodeJS.ProcessEnv;
  log: Logger;
  /** The first pause before a restart doubles up to the longest; after 30 s of life it is the first again. */
  backOff?: { firstMs: number; longestMs: number };
  /** How long a child may take to end by itself before it is killed. */
  graceMs?: number;
  onStart?(send: (message: object) => void): void;
  onMessage?(message: unknown): void;
  onExit?(): void;
}

const HEALTHY_MS = 30_000;

// Loaded into each child: when this process dies, even by kill -9, the channel closes and the child ends too.
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(`
process.once("disconnect", () => {
  setTimeout(() => process.exit(1), 5_000).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unrefCounted?.();`)}`; // the listener alone must not keep a finished child alive

/** A program of its own beside the hub: started, its output logged, restarted when it dies, stopped. */
export class ChildProgram {
  readonly #options: ChildProgramOptions;
  readonly #backOff: { firstMs: number; longestMs: number };
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #pauseMs: number;
  #wanted = false;

  constructor(options: ChildProgramOptions) {
    this.#options = options;
    this.#backOff = options.backOff ?? { firstMs: 1_000, longestMs: 30_000 };
    this.#pauseMs = this.#backOff.firstMs;
  }

  /** The process id while it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#spawn();
  }

  /** Sends one IPC message; false when the child is away. */
  send(message: object): boolean {
    return this.#child?.connected ? this.#child.send(message, () => undefined) : false;
  }

  /** SIGTERM, then SIGKILL after the grace; resolves when the process is gone. */
  async stop(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    child.kill("SIGTERM");
    const killer = setTimeout(() => child.kill("SIGKILL"), this.#options.graceMs ?? 5_000);
    await gone;
    clearTimeout(killer);
  }

  #spawn(): void {
    const { name, path, args = [], env = process.env, log } = this.#options;
    const startedAt = performance.now();
    const execArgv = [
      ...process.execArgv.filter((arg) => !arg.startsWith("--inspect")),
      "--import",
      END_WITH_PARENT,
    ];
    const child = fork(path, args, { env, execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    forwardLines(child.stdout, (line) => forwardLine(log, name, line));
    forwardLines(child.stderr, (line) => log.warn({ program: name }, line));
    child.on("message", (message) => this.#options.onMessage?.(message));
    child.on("error", (err) => {
      log.error({ err, program: name }, "child program failed");
      if (child.pid === undefined) this.#ended("not started", 0); // then no exit follows
    });
    child.once("exit", (code, signal) => this.#ended(code ?? signal, performance.now() - startedAt));
    this.#options.onStart?.((message) => void child.send(message, () => undefined));
  }

  #ended(reason: number | string | null, livedMs: number): void {
    this.#child = undefined;
    this.#options.onExit?.();
    if (!this.#wanted) return;
    const { firstMs, longestMs } = this.#backOff;
    if (livedMs >= HEALTHY_MS) this.#pauseMs = firstMs;
    this.#options.log.warn(
      { program: this.#options.name, reason, pauseMs: this.#pauseMs },
      "child program ended, will restart",
    );
    this.#restart = setTimeout(() => this.#spawn(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestMs);
  }
}

function forwardLines(stream: Readable | null, write: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on("line", write);
}
