import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HallSnapshot } from "../hall.ts";
import type { Language } from "../ids.ts";
import { type Catalogue, type Messages, translate, type Values } from "./catalogue.ts";
import { currentLanguage, onLanguage, restIn } from "./language.ts";

/**
 * An element's words: `t("key", {values})` in the page's language; redraws the element when that changes. A whole page
 * says which hall it is of: while nobody has chosen, it speaks that hall's first language.
 */
export class LocaleController<Zh extends Messages> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #catalogue: Catalogue<Zh>;
  readonly #hall: () => Pick<HallSnapshot, "languages"> | undefined;
  #undo: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    catalogue: Catalogue<Zh>,
    hall: () => Pick<HallSnapshot, "languages"> | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.#hall = hall;
    host.addController(this);
  }

  get language(): Language {
    return currentLanguage();
  }

  /** The message in the page's language; bound, so that it can be handed on. */
  readonly t = <K extends keyof Zh & string>(key: K, ...values: Values<Zh[K]>): string =>
    translate(this.#catalogue, currentLanguage(), key, ...values);

  hostConnected(): void {
    this.#undo = onLanguage(() => this.#host.requestUpdate());
  }

  hostUpdated(): void {
    const [first] = this.#hall()?.languages ?? [];
    if (first) restIn(first);
  }

  hostDisconnected(): void {
    this.#undo?.();
  }
}

/** The `t` of a room's catalogue, for pure functions that make words. */
export type Translate<Zh extends Messages> = LocaleController<Zh>["t"];
