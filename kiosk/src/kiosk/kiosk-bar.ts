import type { HallView } from "@hall/contract/live";
import { controls, type HallConfirm, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import { askAtCounter } from "./printer.ts";
import { bellState } from "./staff-bell.ts";

/** How a visitor likes the kiosk; forgotten when they have gone. */
export type Comfort = { elderly: boolean; sound: boolean; low: boolean };
export const PLAIN: Comfort = { elderly: false, sound: false, low: false };

/** The bar that is always there: language, elderly mode, voice, height, and a call for staff. Fires `comfort` and `call-staff`. */
@customElement("kiosk-bar")
export class KioskBar extends LitElement {
  @property({ attribute: false }) comfort: Comfort = PLAIN;
  @property({ attribute: false }) live?: HallView;
  @query("hall-confirm") private dialog: HallConfirm | null | undefined;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const { elderly, sound, low } = this.comfort;
    return html`<nav class=${elderly ? "elderly" : nothing} aria-label=${t("options")}>
      <hall-language></hall-language>
      ${this.#toggle(elderly, elderly ? t("elderly-off") : t("elderly"), { elderly: !elderly, sound: !elderly })}
      ${this.#toggle(sound, sound ? t("sound-off") : t("sound-on"), { sound: !sound })}
      ${this.#toggle(low, low ? t("low-off") : t("low-on"), { low: !low })}
      <button @click=${() => void this.#help()}>${t("call-staff")}</button>
      <hall-confirm></hall-confirm>
    </nav>`;
  }

  /** A question is on the screen. */
  get asking(): boolean {
    return this.dialog?.asking ?? false;
  }

  /** Says that staff could not be called. */
  notCalled(): void {
    const { t } = this.#locale;
    const hall = this.live?.state.hall;
    const counter = hall && askAtCounter(hall);
    const text =
      counter === undefined ? t("staff-not-called-hint") : t("staff-not-called-counter", { counter });
    void this.dialog?.ask({ title: t("staff-not-called"), text, tell: true });
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

  async #help(): Promise<void> {
    const { t } = this.#locale;
    const { live } = this;
    if (live?.state.phase !== "live") return this.notCalled();
    const bell = bellState(live.state.hall?.kiosk?.bell, live.now());
    if (bell !== "quiet")
      return void this.dialog?.ask({ title: t("call-staff"), text: t(`bell-${bell}`), tell: true });
    const yes = await this.dialog?.ask({
      title: t("call-staff-ask"),
      text: t("call-staff-text"),
      yes: t("call-staff-yes"),
      no: t("call-staff-no"),
    });
    if (yes) this.dispatchEvent(new CustomEvent("call-staff"));
  }

  static override styles = [
    controls,
    css`
      nav {
        display: grid;
        grid-template-columns: repeat(5, auto);
        gap: var(--hall-space-1);
        padding: var(--hall-space-2) var(--hall-space-3);
        border-top: 1px solid var(--hall-line);
        background: var(--hall-surface);
      }
      nav.elderly {
        display: flex;
        flex-wrap: wrap;
      }
      nav.elderly > button {
        flex: 1 1 auto;
      }
      nav > button {
        padding: 0 var(--hall-space-1);
        line-height: 1.2;
      }
      hall-confirm {
        font-size: var(--hall-text-28);
      }
      @media (max-width: 900px) {
        nav {
          padding: var(--hall-space-1) var(--hall-space-2);
        }
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
