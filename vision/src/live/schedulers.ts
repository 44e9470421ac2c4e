import type { ModelSetting } from "../detect/adapter.ts";
import { Detector } from "../detect/detector.ts";
import { Scheduler, type SchedulerOptions } from "./scheduler.ts";

/** What the schedulers of all models share. */
export type SchedulersOptions = SchedulerOptions & {
  /** The model of cameras that name none. */
  readonly model: ModelSetting;
};

/** One scheduler, with its detector threads, for each model file that a camera asks for. */
export class Schedulers {
  readonly #options: SchedulersOptions;
  readonly #byFile = new Map<string, Promise<Scheduler>>();

  constructor(options: SchedulersOptions) {
    this.#options = options;
  }

  /** The scheduler of a model file, undefined for the usual one. Rejects when the model cannot be used; asked again, it tries again. */
  for(file: string | undefined): Promise<Scheduler> {
    const { model, ...options } = this.#options;
    const setting = file === undefined ? model : { file };
    const known = this.#byFile.get(setting.file);
    if (known) return known;
    const opening = Scheduler.open(() => Detector.open(setting), options);
    this.#byFile.set(setting.file, opening);
    opening.catch(() => this.#byFile.delete(setting.file));
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
