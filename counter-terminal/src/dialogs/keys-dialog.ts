import { LiveController } from "@hall/contract/live";
import { AskDialog, dialogStyles, LocaleController } from "@hall/contract/web";
import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { ClerkHabits, Habits } from "../habits.ts";
import type { PlaceName } from "../keys.ts";
import { words } from "../messages/words.ts";
import { GROUPS, type GroupName } from "../places.ts";
import { keyText } from "../texts.ts";

export type KeysQuestion = { habits: ClerkHabits };

/** What stands on the main key in its turn, and on the line above. */
const FIRST: readonly PlaceName[] = ["main", "arrive", "finish", "undo"];
const MINE: readonly PlaceName[] = ["stay", "sign-out"];
const NAMES = Object.keys(GROUPS) as GroupName[]; // as: Object.keys forgets the names

/** Every key at a glance, and how the clerk likes the terminal. */
@customElement("keys-dialog")
export class KeysDialog extends AskDialog<KeysQuestion, never> {
  readonly #locale = new LocaleController(this, words);
  readonly #habits = new LiveController(this, () => this.question?.habits);

  protected override begin(): void {
    this.over = true;
  }

  protected override heading(): string {
    return this.#locale.t("keys-title");
  }

  protected override go(): string {
    return this.#locale.t("look-close");
  }

  protected override body({ habits }: KeysQuestion) {
    const { t } = this.#locale;
    const state = this.#habits.state ?? habits.state;
    return html`<p>${t("keys-text")}</p>
      <div class="groups">
        ${NAMES.map(
          (name) => html`<section>
            <h3>${t(`group-${name}`)}</h3>
            <dl>${this.#first(name)} ${GROUPS[name].map((place) => this.#key(place))}</dl>
          </section>`,
        )}
      </div>
      <div class="two">
        ${this.#habit(habits, state, "letters")} ${this.#habit(habits, state, "sound")}
      </div>`;
  }

  protected override entered(): undefined {
    this.close();
    return undefined;
  }

  #first(name: GroupName) {
    const first: readonly PlaceName[] = { visitor: FIRST, line: [], mine: MINE }[name];
    return first.map((place) => this.#key(place));
  }

  #key(place: PlaceName) {
    const { t } = this.#locale;
    return html`<dt><kbd>${keyText(place, t)}</kbd></dt>
      <dd>${t(`place-${place}`)}</dd>`;
  }

  #habit(habits: ClerkHabits, state: Habits, name: "letters" | "sound") {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${state[name]}
        @change=${() => habits.choose({ [name]: !state[name] })}
      /><span>${this.#locale.t(`habit-${name}`)}</span>
    </label>`;
  }

  static override styles = [
    ...dialogStyles,
    css`
      dialog {
        width: min(60rem, 96vw);
      }
      .groups {
        columns: 15rem;
        column-gap: var(--hall-space-3);
      }
      section {
        break-inside: avoid;
        margin-bottom: var(--hall-space-2);
      }
      h3 {
        font-size: var(--hall-text-16);
        color: var(--hall-quiet);
      }
      dl {
        display: grid;
        grid-template-columns: 4.5rem 1fr;
        gap: 2px var(--hall-space-1);
        align-items: baseline;
      }
      kbd {
        display: inline-block;
        min-width: 2.2em;
        margin: 0;
        padding: 0 0.4em;
        border: 1px solid var(--hall-edge);
        border-radius: 4px;
        font-size: var(--hall-text-14);
        color: var(--hall-ink);
        text-align: center;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "keys-dialog": KeysDialog;
  }
}
