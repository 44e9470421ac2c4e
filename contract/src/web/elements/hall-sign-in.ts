import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Fault } from "../../faults.ts";
import type { HubSession } from "../../live/hub-session.ts";
import type { StaffSignIn } from "../../live/sign-in.ts";
import { controls } from "../controls.ts";
import { faultText } from "../fault-text.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import { doorStyles } from "./door-styles.ts";
import "./hall-language.ts";

/** The door of a staff screen: name and password. */
@customElement("hall-sign-in")
export class HallSignIn extends LitElement {
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) staff?: StaffSignIn;
  /** Why the last try failed, or why the person was signed out. */
  @property({ attribute: false }) fault: Fault | undefined;
  /** What this screen is, such as 窗口. */
  @property() what = "";

  @state() private busy = false;
  readonly #locale = new LocaleController(this, shared);

  override render() {
    const { t, language } = this.#locale;
    return html`<form @submit=${this.#submit}>
      <hall-language></hall-language>
      <h1>${t("sign-in-title")}${this.what ? html` · ${this.what}` : nothing}</h1>
      <label for="username">${t("sign-in-name")}</label>
      <input id="username" name="username" required maxlength="100" autocomplete="username" autocapitalize="none" spellcheck="false" />
      <label for="password">${t("sign-in-password")}</label>
      <input id="password" name="password" type="password" required maxlength="200" autocomplete="current-password" />
      <p role="alert" class="fault">${this.fault ? faultText(this.fault, language) : nothing}</p>
      <button class="main" ?disabled=${this.busy}>${this.busy ? t("sign-in-wait") : t("sign-in-go")}</button>
    </form>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { session, staff } = this;
    if (!session || !staff || this.busy) return;
    const entered = new FormData(event.target as HTMLFormElement); // as: the event comes from our own form
    this.busy = true;
    await session.enter(staff.signIn(String(entered.get("username")), String(entered.get("password"))));
    this.busy = false;
  }

  static override styles = [controls, doorStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-sign-in": HallSignIn;
  }
}
