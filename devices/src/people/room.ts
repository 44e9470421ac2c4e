import type { TicketView } from "@hall/contract";
import type { PlannedVisitor } from "./plan.ts";

/** What becomes of a visitor who stands at a counter. */
export type Outcome = "served" | "wait-again" | "come-back";

/** A visitor in the room, as a clerk sees one. */
export type Person = {
  visitId: string;
  code: string;
  plan: PlannedVisitor;
  hasParked: boolean;
  hasGoneOn: boolean;
};
type Standing = { person: Person; leave: (outcome: Outcome) => void };
type Asking = { plan: PlannedVisitor; give: (ticket: TicketView | undefined) => void };

/** The room itself, the one thing that no computer tells: who stands where, and who asks a clerk for a number. */
export class Room {
  readonly #standing = new Map<string, Standing[]>();
  readonly #asking: Asking[] = [];
  readonly #listeners = new Set<() => void>();

  /** Something moved. Returns what undoes it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The visitor stands at the counter until the clerk decides, or until `signal` ends it. */
  comeTo(counterId: string, person: Person, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const here = this.#standing.get(counterId) ?? [];
      const gone = (): void => {
        signal.removeEventListener("abort", abort);
        here.splice(here.indexOf(standing), 1);
      };
      const abort = (): void => {
        gone();
        reject(signal.reason);
      };
      const leave = (outcome: Outcome): void => {
        gone();
        resolve(outcome);
      };
      const standing: Standing = { person, leave };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener("abort", abort);
      here.push(standing);
      this.#standing.set(counterId, here);
      this.#moved();
    });
  }

  at(counterId: string): readonly Standing[] {
    return this.#standing.get(counterId) ?? [];
  }

  find(counterId: string, visitId: string): Standing | undefined {
    return this.at(counterId).find(({ person }) => person.visitId === visitId);
  }

  /** Asks any clerk for a number by hand. */
  ask(plan: PlannedVisitor): Promise<TicketView | undefined> {
    return new Promise((give) => {
      this.#asking.push({ plan, give });
      this.#moved();
    });
  }

  get somebodyAsks(): boolean {
    return this.#asking.length > 0;
  }

  /** The longest asking visitor; from now on this clerk's own. */
  takeAsking(): Asking | undefined {
    return this.#asking.shift();
  }

  #moved(): void {
    for (const listener of this.#listeners) listener();
  }
}
