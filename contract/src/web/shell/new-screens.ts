import type { ReactiveController, ReactiveControllerHost } from "lit";

const LOOK_MS = 300_000;

/** The address of the script that a page of the screens begins with; it holds a hash of the content. */
export function entryOf(html: string): string | undefined {
  return /<script[^>]+type="module"[^>]+src="([^"]+)"/.exec(html)?.[1];
}

/** A screen runs for weeks: when the hub has newer pages, it loads them as soon as nobody is using it. */
export class NewScreens implements ReactiveController {
  readonly #idle: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, idle: () => boolean) {
    this.#idle = idle;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (!this.#idle()) return;
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => undefined);
    const newest = answer?.ok ? entryOf(await answer.text()) : undefined;
    const mine = entryOf(document.documentElement.outerHTML);
    if (newest !== undefined && mine !== undefined && newest !== mine && this.#idle()) location.reload();
  }
}
