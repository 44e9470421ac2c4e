import type { Text } from "@hall/contract";
import type { HallState } from "../domain/state.ts";
import { newHall } from "../domain/state.ts";
import type { Clock } from "./clock.ts";
import { HallDesk } from "./hall-desk.ts";
import type { Journal } from "./journal.ts";
import type { News } from "./listeners.ts";
import { Refusal } from "./refusal.ts";
import type { VisitTokens } from "./visit-tokens.ts";

type Deps = {
  journal: Journal;
  clock: Clock;
  tokens: VisitTokens;
  /** No other hub works on this database. */
  alone?: boolean;
  announce: (news: News) => void;
};

/** The desks of this process, one for each hall: loaded from the journal, and kept as new as other hubs make their halls. */
export class Desks {
  readonly #deps: Deps;
  readonly #desks = new Map<string, HallDesk>();
  /** Halls that began at another hub, on their way in. */
  readonly #loading = new Map<string, Promise<void>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Loads every hall that the journal knows. */
  async start(): Promise<void> {
    const halls = await this.#deps.journal.halls();
    await Promise.all(halls.map(({ hallId }) => this.#load(hallId)));
  }

  /** Keeps every hall's memory, so that the next start reads few events. */
  async stop(): Promise<void> {
    await Promise.all([...this.#desks.values()].map((desk) => this.#deps.journal.keepMemory(desk.state)));
  }

  ids(): { hallId: string; name: Text }[] {
    return [...this.#desks].map(([hallId, desk]) => ({ hallId, name: desk.state.configuration.name }));
  }

  find(hallId: string): HallDesk | undefined {
    return this.#desks.get(hallId);
  }

  /** Throws a Refusal when there is no such hall. */
  of(hallId: string): HallDesk {
    const desk = this.#desks.get(hallId);
    if (desk) return desk;
    throw new Refusal("not-found", (language) =>
      language === "en" ? `There is no hall ${hallId}` : `没有大厅 ${hallId}`,
    );
  }

  /** A desk for a hall that begins, or as it was when its memory was kept. */
  begin(state: HallState): HallDesk {
    const { hallId } = state.configuration;
    const { journal, clock, announce, alone = false } = this.#deps;
    const desk = new HallDesk(state, {
      journal,
      clock,
      announce: (steps, jobs, ours) => announce({ hallId, steps, jobs, ours }),
      alone,
    });
    this.#desks.set(hallId, desk);
    return desk;
  }

  async #load(hallId: string): Promise<void> {
    const kept = await this.#deps.journal.memory(hallId);
    const start = kept ?? (await this.#firstConfiguration(hallId));
    if (!start) return;
    const desk = this.begin(start);
    await desk.catchUp();
    this.#deps.tokens.learn(desk.state);
  }

  /** A hall begins with its configuration: the first event of its journal. */
  async #firstConfiguration(hallId: string): Promise<HallState | undefined> {
    const [first] = await this.#deps.journal.eventsAfter(hallId, 0);
    if (first?.event.type !== "hall-configured") return undefined;
    return newHall(first.event.configuration, first.event.at);
  }

  async tellTime(): Promise<void> {
    await Promise.all([...this.#desks.values()].map((desk) => desk.tellTime()));
  }

  /** Another hub says that it has written to this hall: its events are read, and told to whoever listens here. */
  async heard(hallId: string, seq: number): Promise<void> {
    const desk = this.#desks.get(hallId);
    if (desk && seq > desk.state.seq) await desk.look();
    if (desk) return;
    const loading = this.#loading.get(hallId) ?? this.#load(hallId);
    this.#loading.set(hallId, loading);
    await loading.finally(() => this.#loading.delete(hallId));
  }

  /** Reads what other hubs have written to any hall, also to halls that began there. */
  async hearOthers(): Promise<void> {
    if (this.#deps.alone) return;
    const newest = await this.#deps.journal.newest();
    await Promise.all(newest.map(({ hallId, seq }) => this.heard(hallId, seq)));
  }
}
