import type { ReactiveController, ReactiveControllerHost } from "lit";

export type IdleOptions = {
  /** Seconds without a touch until the end; undefined while there is no end. */
  seconds: () => number | undefined;
  onEnd: () => void;
};

/** Counts down while nobody touches the screen; every touch or key starts it again. */
export class IdleTimer implements ReactiveController {
  /** Whole seconds left; undefined while there is no end. */
  left: number | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #options: IdleOptions;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, options: IdleOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#tick, 1_000);
    window.addEventListener("pointerdown", this.restart, { capture: true });
    window.addEventListener("keydown", this.restart, { capture: true });
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    window.removeEventListener("pointerdown", this.restart, { capture: true });
    window.removeEventListener("keydown", this.restart, { capture: true });
  }

  /** Begins again from the full time; also to be called when the screen shows something else. */
  readonly restart = (): void => {
    this.left = this.#options.seconds();
    this.#host.requestUpdate();
  };

  readonly #tick = (): void => {
    if (this.#options.seconds() === undefined) this.left = undefined;
    else if (this.left === undefined) this.restart();
    else if (this.left > 1) this.left -= 1;
    else {
      this.left = undefined;
      this.#options.onEnd();
    }
    this.#host.requestUpdate();
  };
}
