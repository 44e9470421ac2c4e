import { evolve } from "../domain/evolve.ts";
import type { HallState } from "../domain/state.ts";
import type { Step } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { JournalEntry } from "./journal.ts";
import { ToldSteps } from "./told-steps.ts";

/** A hall as its desk knows it: the newest durable state, and the time that goes with it. */
export class KnownHall {
  state: HallState;
  /** What the hall has been told about steps of the clock. */
  readonly steps: ToldSteps;
  readonly #clock: Clock;
  #lastAt = 0;

  constructor(state: HallState, clock: Clock) {
    this.state = state;
    this.#clock = clock;
    this.steps = new ToldSteps(clock, state.seq === 0);
  }

  get hallId(): string {
    return this.state.configuration.hallId;
  }

  /** The hall's time never runs backwards, but where it is told that the clock was put right. */
  now(): Date {
    this.#lastAt = Math.max(this.#lastAt, this.#clock.now().getTime());
    return new Date(this.#lastAt);
  }

  /** The one moment at which the hall's time may run backwards: it is told now that the clock was put right. */
  turnBack(): void {
    this.#lastAt = 0;
  }

  /** Takes in what the journal has beyond the state; `ours` is what is found among the `tried`. */
  follow(entries: readonly JournalEntry[], tried: readonly JournalEntry[]): { step: Step; ours: boolean }[] {
    return entries.flatMap((entry) => {
      const { seq, event } = entry;
      const at = Date.parse(event.at);
      this.#lastAt = event.type === "clock-stepped" ? at : Math.max(this.#lastAt, at);
      if (seq <= this.state.seq) return [];
      const before = this.state;
      this.state = evolve(before, event);
      const ours = tried.some((one) => isSame(one, entry));
      return { step: { event, before, after: this.state }, ours };
    });
  }
}

/** The same deed of the same person in the same millisecond at the same place of the journal. */
function isSame(a: JournalEntry, b: JournalEntry): boolean {
  const facts = ({ seq, event, by, command }: JournalEntry) =>
    [seq, event.type, event.at, by.kind, by.id, command].join("/");
  return facts(a) === facts(b);
}
