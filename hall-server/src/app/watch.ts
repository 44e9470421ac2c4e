import { setImmediate as othersFirst } from "node:timers/promises";
import type { QueueView } from "@hall/contract";
import { type Lasting, type Lastings, WATCHED } from "../domain/alert-rules.ts";
import { autoCallsDue } from "../domain/auto-call.ts";
import { reviewNow } from "../domain/review.ts";
import type { HallRegistry } from "./hall-registry.ts";
import { queueView } from "./present.ts";

type Deps = {
  registry: HallRegistry;
  /** Estimates drift while nothing happens: screens get the queues whose figures changed. */
  tellQueues: (hallId: string, queues: QueueView[]) => void;
  onError: (error: unknown) => void;
};

/** Looks at every hall once a second: which alert rules are broken, and which estimates have drifted. */
export class Watch {
  readonly #deps: Deps;
  readonly #lasting = new Map<string, Lastings>();
  readonly #told = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #unlisten: () => void = () => undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unlisten = this.#deps.registry.onNotice(({ hallId, event }) => {
      if (event.type === "clock-stepped") this.#lasting.delete(hallId); // held anew, in the new time
    });
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.look());
    }, 1000);
  }

  async stop(): Promise<void> {
    this.#unlisten();
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** One look at all halls; a hall that fails does not hide the others. */
  async look(): Promise<void> {
    const { registry, onError } = this.#deps;
    await registry.tellTime().catch(onError); // before anything is judged by the time
    await registry.hearOthers().catch(onError); // words between hubs may be lost: here they are made up for
    for (const { hallId } of registry.ids()) {
      try {
        await this.#review(hallId);
        await this.#callForIdle(hallId);
        this.#drift(hallId);
        await othersFirst(); // hundreds of halls in one go would hold up every command meanwhile
      } catch (error) {
        onError(error);
      }
    }
  }

  async #review(hallId: string): Promise<void> {
    const { registry } = this.#deps;
    const state = registry.state(hallId);
    const at = registry.now(hallId);
    const before = this.#lasting.get(hallId) ?? new Map<string, Lasting>();
    const { request, since } = reviewNow(state, registry.seen(hallId), at, before);
    this.#lasting.set(hallId, since);
    const open = [...state.alerts.values()].some(
      (alert) => alert.state !== "resolved" && WATCHED.includes(alert.kind),
    );
    if (request.conditions.length > 0 || open)
      await registry.ask(hallId, { name: "alerts:review", request: { ...request, kinds: WATCHED } });
  }

  /** Counters that call by themselves; nothing is asked, and so nothing written, while there is nobody to call. */
  async #callForIdle(hallId: string): Promise<void> {
    const { registry } = this.#deps;
    for (const counterId of autoCallsDue(registry.state(hallId), registry.now(hallId).toISOString()))
      await registry.ask(hallId, { name: "counter:auto-call", request: { counterId } });
  }

  #drift(hallId: string): void {
    const { registry, tellQueues } = this.#deps;
    const state = registry.state(hallId);
    const queues: QueueView[] = [];
    for (const { queueId } of state.configuration.queues) {
      const queue = queueView(state, queueId, registry.now(hallId));
      if (!queue) continue;
      const key = `${hallId}/${queueId}`;
      const figures = JSON.stringify([queue.wait, queue.openCounters, queue.quota, queue.calledFrom]);
      if (this.#told.get(key) === figures) continue;
      this.#told.set(key, figures);
      queues.push(queue);
    }
    if (queues.length > 0) tellQueues(hallId, queues);
  }
}
