import "./no-telemetry.ts";

import { Worker } from "node:worker_threads";
import type { ModelSetting } from "./adapter.ts";
import type { Box } from "./box.ts";
import type { LookOrder, ThreadReport } from "./thread-messages.ts";

/** What a detector saw in one picture; boxes go down to a quarter of the threshold. Times in milliseconds. */
export interface Detection {
  readonly boxes: readonly Box[];
  readonly prepareMs: number;
  readonly inferMs: number;
  /** CPU time of the inference. */
  readonly inferCpuMs: number;
}

export interface DetectorModel {
  readonly kind: string;
  readonly threshold: number;
  readonly inputWidth: number;
}

interface Pending {
  resolve(detection: Detection): void;
  reject(error: Error): void;
}

// Sources and build have the same folder; only the ending differs.
const THREAD = new URL(
  `./detector-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`,
  import.meta.url,
);

/** A thread with one loaded model. It looks at one picture at a time; the caller waits for the answer. */
export class Detector {
  readonly model: DetectorModel;
  readonly #worker: Worker;
  #pending: Pending | undefined;
  #ended: Error | undefined;
  #onSettled: () => void = () => undefined;

  private constructor(worker: Worker, model: DetectorModel) {
    this.#worker = worker;
    this.model = model;
    worker.on("message", (report: ThreadReport) => this.#onReport(report));
    worker.on("error", (error) => this.#onEnd(error));
    worker.on("exit", () => this.#onEnd(new Error("the detector thread has ended")));
  }

  /** Starts the thread and loads the model. Rejects with the thread's own words when the model is not usable. */
  static async open(setting: ModelSetting): Promise<Detector> {
    const worker = new Worker(THREAD, { workerData: setting });
    const model = await new Promise<DetectorModel>((resolve, reject) => {
      worker.once("error", reject);
      worker.once("message", (report: ThreadReport) => {
        if (report.kind === "ready") resolve({ ...report, kind: report.model });
        else reject(new Error("the detector thread did not say that it is ready"));
      });
    });
    return new Detector(worker, model);
  }

  get busy(): boolean {
    return this.#pending !== undefined;
  }

  /** False once the thread is gone; such a detector is replaced, not repaired. */
  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** Finds people in a yuv420p picture whose bytes lie in shared memory and must not change until the answer. */
  async look(order: LookOrder): Promise<Detection> {
    if (this.#ended) throw this.#ended;
    if (this.#pending) throw new Error("the detector looks at one picture at a time");
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#worker.postMessage(order);
    });
  }

  /** Ends the thread after the look that it is at: an inference that is torn apart takes the whole process with it. */
  async close(): Promise<void> {
    if (this.#pending)
      await new Promise<void>((resolve) => {
        this.#onSettled = resolve;
      });
    await this.#worker.terminate();
  }

  #onReport(report: ThreadReport): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (report.kind === "looked") pending?.resolve(report);
    else if (report.kind === "failed") pending?.reject(new Error(report.reason));
    this.#onSettled();
  }

  #onEnd(error: Error): void {
    this.#ended ??= error;
    this.#pending?.reject(this.#ended);
    this.#pending = undefined;
    this.#onSettled();
  }
}
