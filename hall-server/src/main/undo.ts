/** What was started, to be stopped in reverse; one that fails to stop does not keep the others running. */
export class Undo {
  readonly #steps: { name: string; stop: () => unknown }[] = [];

  add(name: string, stop: () => unknown): void {
    this.#steps.push({ name, stop });
  }

  async run(failed: (name: string, error: unknown) => void): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step.stop();
      } catch (error) {
        failed(step.name, error);
      }
    }
  }
}
