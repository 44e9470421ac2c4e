/** What a screen can follow: a state, and a way to hear that it changed. */
export type LiveSource<State> = { readonly state: State; subscribe(listener: () => void): () => void };

/** The part of a Lit element that a controller needs; named here, so that the connection works without Lit. */
export type LiveHost = { addController(controller: object): void; requestUpdate(): void };

/**
 * Redraws an element when the part of a source that it shows has changed; follows the source only while the
 * element is on the page, and changes over when the element is handed another source.
 */
export class LiveController<State, Part = State> {
  readonly #host: LiveHost;
  readonly #source: () => LiveSource<State> | undefined;
  readonly #select: (state: State) => Part;
  #followed: LiveSource<State> | undefined;
  #undo: (() => void) | undefined;
  #part: Part | undefined;

  constructor(
    host: LiveHost,
    source: () => LiveSource<State> | undefined,
    select: (state: State) => Part = (state) => state as unknown as Part, // as: without `select` the part is the state
  ) {
    this.#host = host;
    this.#source = source;
    this.#select = select;
    host.addController(this);
  }

  /** The selected part now; undefined without a source. */
  get state(): Part | undefined {
    const source = this.#source();
    return source && this.#select(source.state);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    if (this.#source() !== this.#followed) this.#follow();
  }

  hostDisconnected(): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#followed = undefined;
  }

  #follow(): void {
    this.hostDisconnected();
    const source = this.#source();
    if (!source) return;
    this.#followed = source;
    this.#part = this.#select(source.state);
    this.#undo = source.subscribe(() => {
      const part = this.#select(source.state);
      if (Object.is(part, this.#part)) return;
      this.#part = part;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}
