import type { CameraFigures } from "./talk.ts";

/** The looks of one camera since the last question. Times in seconds. */
export class CameraLedger {
  #lastDone: number | undefined;
  #pauses: number[] = [];
  #ages: number[] = [];
  #waits: number[] = [];
  #works: number[] = [];

  look(made: number, taken: number, done: number): void {
    if (this.#lastDone !== undefined) this.#pauses.push(done - this.#lastDone);
    this.#lastDone = done;
    this.#ages.push(done - made);
    this.#waits.push(taken - made);
    this.#works.push(done - taken);
  }

  /** Everything since the last call. */
  take(): CameraFigures {
    const figures = {
      ages: this.#ages,
      waits: this.#waits,
      works: this.#works,
      pauses: this.#pauses,
    };
    [this.#ages, this.#waits, this.#works, this.#pauses] = [[], [], [], []];
    return figures;
  }
}
