import type { Logger } from "pino";
import type { HallRegistry } from "../app/hall-registry.ts";

type Deps = {
  registry: Pick<HallRegistry, "ids" | "configuration" | "onNotice">;
  /** Starts the watch of one hall; the answer ends it. */
  watch: (hallId: string) => Promise<() => Promise<void>>;
  log: Pick<Logger, "error">;
};

/** A hall is watched from its first camera on, until its last is taken away. Orders are done one after the other. */
export class CameraWatches {
  readonly #deps: Deps;
  readonly #running = new Map<string, () => Promise<void>>();
  #orders: Promise<void> = Promise.resolve();
  #off: (() => void) | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Watches the halls that have cameras now. Rejects when that cannot be begun. */
  async start(): Promise<void> {
    const { registry, log } = this.#deps;
    this.#off = registry.onNotice(({ hallId, event }) => {
      if (event.type !== "hall-configured") return;
      this.#follow(hallId).catch((err: unknown) =>
        log.error({ err, hall: hallId }, "the cameras of a hall cannot be watched"),
      );
    });
    await Promise.all(registry.ids().map(({ hallId }) => this.#follow(hallId)));
  }

  async stop(): Promise<void> {
    this.#off?.();
    await this.#orders.catch(() => undefined); // whoever asked has heard of it
    await Promise.all([...this.#running.values()].map((end) => end()));
    this.#running.clear();
  }

  #follow(hallId: string): Promise<void> {
    const order = () => this.#adjust(hallId);
    this.#orders = this.#orders.then(order, order);
    return this.#orders;
  }

  /** As the configuration in force says by now. */
  async #adjust(hallId: string): Promise<void> {
    const wanted = this.#deps.registry.configuration(hallId).cameras.length > 0;
    const end = this.#running.get(hallId);
    if (wanted === (end !== undefined)) return;
    if (!end) {
      this.#running.set(hallId, await this.#deps.watch(hallId));
      return;
    }
    this.#running.delete(hallId);
    await end();
  }
}
