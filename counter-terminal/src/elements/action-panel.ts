import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { type ActionName, mainAction, type Standing, whyNot } from "../actions.ts";
import type { Desk } from "../desk.ts";
import { KEY_OF } from "../keys.ts";
import { words } from "../messages/words.ts";
import { whyText } from "../texts.ts";
import { DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";

/** What the clerk can do, each with its key; the main key stays in its place and changes its word with the state. */
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
    const main = mainAction(desk.situation);
    const why = this.#why(main, desk);
    return html`
      <h2 id="heading">${this.#locale.t("actions")}</h2>
      <div role="group" aria-labelledby="heading">
        ${this.#button(main, desk, "main")}
        <p class="why quiet" aria-hidden="true">${why ?? (this.busy ? this.#locale.t("working") : nothing)}</p>
        <div class="grid">${this.#others(desk).map((action) => this.#button(action, desk))}</div>
      </div>
    `;
  }

  #others({ situation, counter }: Desk): ActionName[] {
    return [
      "recall",
      "no-show",
      "park",
      "transfer",
      counter.state === "paused" ? "reopen" : "pause",
      situation === "break" ? "back" : "break",
      "take-ticket",
      "void",
    ];
  }

  #button(action: ActionName, desk: Desk, place?: "main") {
    const { t } = this.#locale;
    const key = place ? KEY_OF[action] : (SIDE_KEYS[action] ?? KEY_OF[action]);
    return html`<hall-button
      id=${place ?? action}
      data-action=${action}
      kind=${place ?? "normal"}
      .why=${this.#why(action, desk)}
      ?busy=${this.busy}
      .key=${key === "Space" || key === "Enter" ? t(`key-${key}`) : key}
      @click=${(event: MouseEvent) => this.dispatchEvent(new DeskActionEvent({ action, source: sourceOf(event) }))}
      >${t(`act-${action}`)}</hall-button
    >`;
  }

  #why(action: ActionName, desk: Desk): string | undefined {
    const why = whyNot(action, desk, this.standing);
    return why && whyText(why, this.#locale.t);
  }

  static override styles = [
    ...panelStyles,
    css`
      #main {
        display: block;
        height: 6rem;
        font-size: var(--hall-text-20);
        font-weight: var(--hall-strong);
      }
      .why {
        min-height: 1.4em;
        margin-block: 4px;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(max(7rem, 22%), 1fr));
        gap: var(--hall-space-1);
      }
      .grid hall-button {
        min-height: 3rem;
      }
      .grid hall-button::part(button) {
        padding: 0 4px;
      }
    `,
  ];
}

/** Beside the main key, what ends a pause or a break stays on the key that began it. */
const SIDE_KEYS: Partial<Record<ActionName, string>> = { reopen: "F8", back: "F9" };

declare global {
  interface HTMLElementTagNameMap {
    "action-panel": ActionPanel;
  }
}
