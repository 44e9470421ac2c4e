import { controls, type HallConfirm, LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/** How a visitor likes the kiosk; forgotten when they have gone. */
export type Comfort = { elderly: boolean; sound: boolean; low: boolean };
export const PLAIN: Comfort = { elderly: false, sound: false, low: false };

/** The bar that is always there: language, elderly mode, voice, height, and where to find help. */
@customElement("kiosk-bar")
export class KioskBar extends LitElement {
  @property({ attribute: false }) comfort: Comfort = PLAIN;
  @query("hall-confirm") private dialog: HallConfirm | null | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const { elderly, sound, low } = this.comfort;
    return html`<nav aria-label=${t("options")}>
      <hall-language></hall-language>
      ${this.#toggle(elderly, elderly ? t("elderly-off") : t("elderly"), { elderly: !elderly, sound: !elderly })}
      ${this.#toggle(sound, sound ? t("sound-off") : t("sound-on"), { sound: !sound })}
      ${this.#toggle(low, low ? t("low-off") : t("low-on"), { low: !low })}
      <button @click=${this.#help}>${t("call-staff")}</button>
      <hall-confirm></hall-confirm>
    </nav>`;
  }

  /** Takes an open question away. */
  close(): void {
    this.dialog?.dismiss();
  }

  #toggle(on: boolean, label: string, change: Partial<Comfort>) {
    const detail = { ...this.comfort, ...change };
    return html`<button
      aria-pressed=${on ? "true" : "false"}
      @click=${() => this.dispatchEvent(new CustomEvent("comfort", { detail }))}
    >
      ${label}
    </button>`;
  }

  #help(): void {
    const { t } = this.#locale;
    void this.dialog?.ask({ title: t("call-staff"), text: t("staff-hint") });
  }

  static override styles = [
    controls,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-1);
        padding: var(--hall-space-2) var(--hall-space-3);
        border-top: 1px solid var(--hall-line);
        background: var(--hall-surface);
      }
      nav > button {
        flex: 1 1 auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-bar": KioskBar;
  }
  interface HTMLElementEventMap {
    comfort: CustomEvent<Comfort>;
  }
}
