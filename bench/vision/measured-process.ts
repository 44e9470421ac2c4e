import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { childrenOf, processCpuMs, residentMb } from "./cpu.ts";
import type { Figures, Orders } from "./talk.ts";

/** A pipeline in a process of its own, so that its CPU time is its own. */
export class MeasuredProcess {
  readonly #child: ChildProcess;
  #before = { own: 0, decoding: 0, at: 0 };

  constructor(file: string, orders: Orders) {
    const sources = new URL("../../scripts/run-sources.mjs", import.meta.url).href;
    this.#child = fork(path.join(import.meta.dirname, file), {
      execArgv: ["--conditions=source", `--import=${sources}`, "--expose-gc"],
    });
    this.#child.send({ orders });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get residentMb(): number {
    return residentMb(this.pid);
  }

  /** Figures and CPU times since the last call, in ms: its own, and that of the programs that decode for it. */
  async take(): Promise<Figures & { ownMs: number; decodingMs: number; seconds: number }> {
    const figures = (await this.#ask("figures")) as Figures; // as: its only answer to that
    const now = {
      own: processCpuMs(this.pid),
      decoding: childrenOf(this.pid).reduce((sum, pid) => sum + processCpuMs(pid), 0),
      at: performance.now(),
    };
    const before = this.#before;
    this.#before = now;
    return {
      ...figures,
      ownMs: now.own - before.own,
      decodingMs: now.decoding - before.decoding,
      seconds: (now.at - before.at) / 1000,
    };
  }

  /** What is really in use, in MB: it collects its garbage first, which is no part of its work. */
  async heapMb(): Promise<number> {
    return (await this.#ask("heap")) as number; // as: its only answer to that
  }

  async #ask(question: "figures" | "heap"): Promise<unknown> {
    if (this.#child.exitCode !== null) throw new Error("the measured process has ended");
    this.#child.send(question);
    const done = new AbortController();
    const { signal } = done;
    const died = once(this.#child, "exit", { signal }).then(() => {
      throw new Error("the measured process has ended");
    });
    const answer = once(this.#child, "message", { signal });
    const [said] = await Promise.race([answer, died]).finally(() => {
      for (const one of [answer, died]) one.catch(() => undefined); // whichever did not come is no longer waited for
      done.abort();
    });
    return said;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exited = once(this.#child, "exit");
    this.#child.disconnect();
    await exited;
  }
}
