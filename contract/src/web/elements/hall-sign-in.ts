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

/** The door of a staff screen: name and password; and where somebody gives themselves another password. */
@customElement("hall-sign-in")
export class HallSignIn extends LitElement {
  @property({ attribute: false }) session?: HubSession;
  @property({ attribute: false }) staff?: StaffSignIn;
  /** Why the last try failed, or why the person was signed out. */
  @property({ attribute: false }) fault: Fault | undefined;
  /** What this screen is, such as 窗口. */
  @property() what = "";

  @state() private busy = false;
  @state() private changing = false;
  /** The two new passwords are not the same. */
  @state() private differs = false;
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
      ${this.changing ? this.#anotherPassword() : nothing}
      <p role="alert" class="fault">${this.differs ? t("password-differs") : this.fault ? faultText(this.fault, language) : nothing}</p>
      <button class="main" ?disabled=${this.busy}>
        ${this.busy ? t("sign-in-wait") : t(this.changing ? "password-go" : "sign-in-go")}
      </button>
      <button type="button" class="plain" ?disabled=${this.busy} @click=${this.#turn}>
        ${t(this.changing ? "password-keep" : "password-change")}
      </button>
    </form>`;
  }

  #anotherPassword() {
    const { t } = this.#locale;
    return html`<label for="new">${t("password-new")}</label>
      <input id="new" name="new" type="password" required minlength="10" maxlength="200" autocomplete="new-password" />
      <label for="again">${t("password-again")}</label>
      <input id="again" name="again" type="password" required maxlength="200" autocomplete="new-password" />`;
  }

  readonly #turn = (): void => {
    this.changing = !this.changing;
    this.differs = false;
  };

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { session, staff } = this;
    if (!session || !staff || this.busy) return;
    const entered = new FormData(event.target as HTMLFormElement); // as: the event comes from our own form
    const text = (name: string): string => String(entered.get(name) ?? "");
    this.differs = this.changing && text("new") !== text("again");
    if (this.differs) return;
    this.busy = true;
    await session.enter(
      this.changing
        ? staff.changePassword(text("username"), text("password"), text("new"))
        : staff.signIn(text("username"), text("password")),
    );
    this.busy = false;
  }

  static override styles = [controls, doorStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-sign-in": HallSignIn;
  }
}
