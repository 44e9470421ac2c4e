import { LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { ActionName } from "../actions.ts";
import type { Desk } from "../desk.ts";
import { actionAt, KEY_OF, type PlaceName, placeOf } from "../keys.ts";
import { words } from "../messages/words.ts";
import { GROUPS, type GroupName } from "../places.ts";
import { keyText, whyText } from "../texts.ts";
import { type Standing, whyNot } from "../why-not.ts";
import { actionStyles } from "./action-styles.ts";
import { DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";

const NAMES = Object.keys(GROUPS) as GroupName[]; // as: Object.keys forgets the names

/** What the clerk can do, each in its own place with its key; the main key changes its word with the state. */
@customElement("action-panel")
export class ActionPanel extends LitElement {
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) standing: Standing = { permissions: [] };
  /** A command is on its way. */
  @property({ type: Boolean }) busy = false;
  @query("#main") private main: HTMLElement | null | undefined;

  readonly #locale = new LocaleController(this, words);

  /** Puts the focus where the next key press most likely belongs. */
  focusMain(): void {
    this.main?.focus({ preventScroll: true });
  }

  override render() {
    const { desk } = this;
    if (!desk) return nothing;
    const { t } = this.#locale;
    const main = actionAt("main", placeOf(desk));
    const why = this.#why(main, desk);
    return html`
      <h2 class="unseen" id="heading">${t("actions")}</h2>
      ${this.#button("main", desk)}
      <p class="why quiet" aria-hidden="true">${why ?? (this.busy ? t("working") : nothing)}</p>
      ${NAMES.map(
        (
          name,
        ) => html`<div role="group" class="grid" aria-label=${t(`group-${name}`)} @keydown=${this.#arrows}>
          ${GROUPS[name].map((place) => this.#button(place, desk))}
        </div>`,
      )}
    `;
  }

  #button(place: PlaceName, desk: Desk) {
    const { t } = this.#locale;
    const action = actionAt(place, placeOf(desk));
    return html`<hall-button
      id=${place}
      data-action=${action}
      kind=${place === "main" ? "main" : "normal"}
      .why=${this.#why(action, desk)}
      ?busy=${this.busy}
      .key=${place === "main" ? this.#mainKeys(action) : keyText(place, t)}
      @click=${(event: MouseEvent) => this.dispatchEvent(new DeskActionEvent({ action, source: sourceOf(event) }))}
      >${t(`act-${action}`)}</hall-button
    >`;
  }

  /** The main key is Space; what has a key of its own says that too. */
  #mainKeys(action: ActionName): string {
    const { t } = this.#locale;
    if (action === "arrive") return `${t("key-Space")} / ${t("key-Enter")}`;
    return action === "finish" ? `${t("key-Space")} / ${KEY_OF.finish}` : t("key-Space");
  }

  #why(action: ActionName, desk: Desk): string | undefined {
    const why = whyNot(action, desk, this.standing);
    return why && whyText(why, this.#locale.t);
  }

  /** Arrows go from button to button, so that nobody has to press Tab through all of them. */
  readonly #arrows = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>("hall-button")];
    const at = all.findIndex((button) => button.matches(":focus-within"));
    all[(at + step + all.length) % all.length]?.focus();
  };

  static override styles = [...panelStyles, actionStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "action-panel": ActionPanel;
  }
}
