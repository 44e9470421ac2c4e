import { type Fault, Halls, type NewAccount, Role, type SessionView } from "@hall/contract";
import { controls, faultText, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { z } from "zod";
import { grantableRoles } from "./grants.ts";
import type { HubDesk } from "./hub-desk.ts";
import { panelStyles } from "./panel-styles.ts";
import { words } from "./words.ts";

/**
 * Creates an account, with the roles and halls that the person may give away.
 *
 * @fires created - the account exists; `detail` is its name
 */
@customElement("account-form")
export class AccountForm extends LitElement {
  @property({ attribute: false }) desk?: HubDesk;
  @property({ attribute: false }) person?: SessionView | undefined;
  /** The person's own permissions hold in all halls. */
  @property({ attribute: false }) everywhere = false;
  @state() private fault: Fault | undefined;
  @state() private complaint = "";
  @state() private busy = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t, language } = this.#locale;
    return html`<form @submit=${this.#send}>
      <h2>${t("account-new")}</h2>
      <div class="fields">
        ${this.#field("username", "text", 2, 40)} ${this.#field("name", "text", 1, 64)}
        ${this.#field("password", "password", 10, 200)}
      </div>
      <p class="quiet">${t("account-password")}: ${t("account-password-hint")}</p>
      ${this.#roles()} ${this.#halls()}
      <p class="fault" role="alert">${this.fault ? faultText(this.fault, language) : this.complaint}</p>
      <div><button class="main" aria-disabled=${this.busy}>${this.busy ? t("busy") : t("account-create")}</button></div>
    </form>`;
  }

  #field(name: "username" | "name" | "password", type: "text" | "password", least: number, most: number) {
    return html`<label>
      <span>${this.#locale.t(`account-${name}`)}</span>
      <input name=${name} type=${type} required minlength=${least} maxlength=${most} autocomplete="new-password" />
    </label>`;
  }

  #roles() {
    const { t } = this.#locale;
    return html`<fieldset>
      <legend>${t("account-roles")}</legend>
      ${grantableRoles(this.person?.permissions ?? []).map(
        (role) =>
          html`<label><input type="checkbox" name="roles" value=${role} />${t(`role-${role}`)}</label>`,
      )}
    </fieldset>`;
  }

  #halls() {
    const { t, language } = this.#locale;
    return html`<fieldset>
      <legend>${t("account-halls")}</legend>
      ${
        this.everywhere
          ? html`<label><input type="checkbox" name="halls" value="all" />${t("account-halls-all")}</label>`
          : nothing
      }
      ${this.person?.halls.map(
        ({ hallId, name }) =>
          html`<label>
            <input type="checkbox" name="halls" value=${hallId} ?checked=${hallId === this.desk?.hallId} />
            ${name[language]}
          </label>`,
      )}
    </fieldset>`;
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target;
    if (!this.desk || this.busy || !(form instanceof HTMLFormElement)) return;
    this.fault = undefined;
    const account = this.#entered(new FormData(form));
    if (!account) return;
    this.busy = true;
    const answer = await this.desk.createAccount(account);
    this.busy = false;
    this.fault = answer.ok ? undefined : answer.fault;
    if (!answer.ok) return;
    form.reset();
    this.dispatchEvent(new CustomEvent("created", { detail: answer.value.name }));
  };

  /** What was entered; undefined, with `complaint` set, when something is missing. */
  #entered(form: FormData): NewAccount | undefined {
    const { t } = this.#locale;
    const roles = z.array(Role).parse(form.getAll("roles"));
    const places = form.getAll("halls");
    const halls = Halls.safeParse(places.includes("all") ? "all" : places).data;
    this.complaint = "";
    if (roles.length === 0) this.complaint = t("account-roles-missing");
    else if (halls === undefined) this.complaint = t("account-halls-missing");
    if (this.complaint || halls === undefined) return undefined;
    const text = (name: string): string => String(form.get(name) ?? "");
    return { username: text("username"), password: text("password"), name: text("name"), roles, halls };
  }

  static override styles = [controls, panelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "account-form": AccountForm;
  }
}
