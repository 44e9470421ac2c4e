import type { ModelSetting } from "../detect/adapter.ts";
import { Detector } from "../detect/detector.ts";
import { CpuBudget } from "./cpu-budget.ts";
import { modelAt, type WantedModel } from "./model-at.ts";
import { Scheduler, type SchedulerOptions } from "./scheduler.ts";
import type { Speed } from "./self-benchmark.ts";

/** What the schedulers of all models share. */
export type SchedulersOptions = Omit<SchedulerOptions, "onProblem" | "onReady" | "budget"> & {
  /** Share of its threads that all of them together may use, 0 to 1. */
  readonly budget: number;
  readonly log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  /** The model of cameras that name none. */
  readonly model: ModelSetting;
};

/** One scheduler, with its detector threads, for each model file and input size that a camera asks for. */
export class Schedulers {
  readonly #options: SchedulersOptions;
  readonly #budget: CpuBudget;
  readonly #byFile = new Map<string, Promise<Scheduler>>();

  constructor(options: SchedulersOptions) {
    this.#options = options;
    this.#budget = new CpuBudget(options.budget);
  }

  /** The scheduler of a camera's model at its input size. Rejects when the model cannot be used; asked again, it tries again. */
  for(wanted: WantedModel): Promise<Scheduler> {
    const { model, log, ...options } = this.#options;
    const usual = wanted.model === undefined ? model : { file: wanted.model };
    const key = `${usual.file} ${wanted.input ? `${wanted.input.width}x${wanted.input.height}` : ""}`;
    const known = this.#byFile.get(key);
    if (known) return known;
    const opening = modelAt(usual, wanted.input).then((setting) =>
      Scheduler.open(() => Detector.open(setting), {
        ...options,
        budget: this.#budget,
        onReady: ({ kind, inputWidth }, speed) =>
          log.info({ model: kind, inputWidth, ...rounded(speed) }, "the detector is ready"),
        onProblem: (error) => log.warn({ reason: String(error) }, "a detector thread has failed"),
      }),
    );
    this.#byFile.set(key, opening);
    opening.catch(() => this.#byFile.delete(key));
    return opening;
  }

  /** Ends the threads of models that no camera uses any more. */
  async closeUnused(): Promise<void> {
    for (const [file, opening] of this.#byFile) {
      const scheduler = await opening.catch(() => undefined);
      if (scheduler && !scheduler.isEmpty) continue;
      this.#byFile.delete(file);
      await scheduler?.stop();
    }
  }
}

function rounded(speed: Speed | undefined): object {
  if (!speed) return {};
  const { threads, inferCpuMs, looksPerSecond } = speed;
  return {
    threads,
    inferCpuMs: Number(inferCpuMs.toFixed(1)),
    looksPerSecond: Number(looksPerSecond.toFixed(1)),
  };
}
