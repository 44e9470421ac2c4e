/** Every state that an editor had, to go back and forth; typing in one field is one step. */
export class StepsBack<T> {
  #states: readonly { state: T; because: string }[];
  #at = 0;

  constructor(first: T) {
    this.#states = [{ state: first, because: "" }];
  }

  get now(): T {
    const { state } = this.#states[this.#at] ?? this.#states[0] ?? never();
    return state;
  }

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#states.length - 1;
  }

  /** A new state; with the same `because` as the last one it takes its place, so that a drag is one step. */
  go(state: T, because: string): void {
    const last = this.#states[this.#at];
    const goesOn = because !== "" && last?.because === because;
    this.#states = [...this.#states.slice(0, this.#at + (goesOn ? 0 : 1)), { state, because }];
    this.#at = this.#states.length - 1;
  }

  /** The next change is a step of its own, whatever it is called. */
  rest(): void {
    this.#states = this.#states.map((one, i) => (i === this.#at ? { ...one, because: "" } : one));
  }

  undo(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  redo(): void {
    this.#at = Math.min(this.#states.length - 1, this.#at + 1);
  }
}

function never(): never {
  throw new Error("there is always a first state");
}
