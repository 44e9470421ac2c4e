import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Fault } from "../../faults.ts";
import type { EnrolledScreen } from "../../live/enrolment.ts";
import type { HubSession } from "../../live/hub-session.ts";
import { controls } from "../controls.ts";
import { faultText } from "../fault-text.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import { doorStyles } from "./door-styles.ts";
import "./hall-language.ts";

/** The door of a screen without a token: "enter the code". */
@customElement("hall-enrol")
export class HallEnrol extends LitElement {
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) screen?: EnrolledScreen;
  /** Why the last try failed. */
  @property({ attribute: false }) fault: Fault | undefined;
  /** What this screen is, such as 取号机. */
  @property() what = "";

  @state() private busy = false;
  readonly #locale = new LocaleController(this, shared);

  override render() {
    const { t, language } = this.#locale;
    return html`<form @submit=${this.#submit}>
      <hall-language></hall-language>
      <h1>${t("enrol-title")}${this.what ? html` · ${this.what}` : nothing}</h1>
      <p class="quiet">${t("enrol-why")}</p>
      <label for="code">${t("enrol-code")}</label>
      <input id="code" name="code" required maxlength="40" autocomplete="one-time-code" spellcheck="false" />
      <p role="alert" class="fault">${this.fault ? faultText(this.fault, language) : nothing}</p>
      <button class="main" ?disabled=${this.busy}>${this.busy ? t("enrol-wait") : t("enrol-go")}</button>
    </form>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { session, screen } = this;
    if (!session || !screen || this.busy) return;
    const form = event.target as HTMLFormElement; // as: the event comes from our own form
    this.busy = true;
    await session.enter(screen.enrol(String(new FormData(form).get("code"))));
    this.busy = false;
  }

  static override styles = [
    controls,
    doorStyles,
    css`input { text-transform: uppercase; letter-spacing: 0.1em; }`,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-enrol": HallEnrol;
  }
}
