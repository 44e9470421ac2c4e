import type { AccountView, SessionView } from "@hall/contract";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./account-form.ts";
import { mayManage } from "./grants.ts";
import type { HubDesk } from "./hub-desk.ts";
import { HubList } from "./hub-list.ts";

/** Who may sign in, with what roles; new accounts, new passwords, and the end of an account. */
@customElement("account-list")
export class AccountList extends HubList<AccountView> {
  @property({ attribute: false }) person?: SessionView;
  /** Whose password is being entered. */
  @state() private changing: string | undefined;

  protected override ask(desk: HubDesk) {
    return desk.accounts();
  }

  override render() {
    const { t } = this.locale;
    const own = this.items?.find(({ accountId }) => accountId === this.person?.id);
    return html`<h2>${t("accounts-title")}</h2>
      ${this.list(t("accounts-none"), (accounts) => this.#table(accounts))}
      <account-form
        .desk=${this.desk}
        .person=${this.person}
        .everywhere=${own?.halls === "all"}
        @created=${this.#created}
      ></account-form>
      <hall-confirm></hall-confirm>
      <hall-toast></hall-toast>`;
  }

  #table(accounts: readonly AccountView[]) {
    const { t } = this.locale;
    const heads = ["name", "username", "roles", "halls", "actions"] as const;
    return html`<div class="scroll">
      <table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${t(`head-${head}`)}</th>`)}</tr></thead>
        <tbody>${accounts.map((account) => this.#row(account))}</tbody>
      </table>
    </div>`;
  }

  #row(account: AccountView) {
    const { t, language } = this.locale;
    const { name, username, roles, halls } = account;
    const hall = (id: string): string =>
      this.person?.halls.find(({ hallId }) => hallId === id)?.name[language] ?? id;
    const between = language === "en" ? ", " : "、";
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${username}</td>
      <td>${roles.map((role) => t(`role-${role}`)).join(between)}</td>
      <td>${halls === "all" ? t("account-halls-all") : halls.map(hall).join(between)}</td>
      <td>${this.#actions(account)}</td>
    </tr>`;
  }

  #actions(account: AccountView) {
    const { t } = this.locale;
    const { accountId, name, disabledAt } = account;
    if (disabledAt) return html`<span class="quiet">${t("account-disabled")}</span>`;
    if (!this.person || !mayManage(account, this.person)) return nothing;
    if (this.changing === accountId) return this.#password(account);
    return html`<button
        aria-label="${t("account-new-password")} ${name}"
        @click=${() => this.#change(accountId)}
      >
        ${t("account-new-password")}
      </button>
      <button class="severe" aria-label="${t("account-disable")} ${name}" @click=${() => this.#disable(account)}>
        ${t("account-disable")}
      </button>`;
  }

  #password(account: AccountView) {
    const { t } = this.locale;
    return html`<form class="fields" @submit=${(event: SubmitEvent) => this.#setPassword(event, account)}>
      <label>
        <span>${t("account-new-password")} (${t("account-password-hint")})</span>
        <input name="password" type="password" required minlength="10" maxlength="200" autocomplete="new-password" />
      </label>
      <button class="main">${t("account-password-set")}</button>
      <button type="button" @click=${() => this.#change(undefined)}>${t("account-cancel")}</button>
    </form>`;
  }

  async #change(accountId: string | undefined): Promise<void> {
    this.changing = accountId;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>("input[name=password]")?.focus();
  }

  async #setPassword(event: SubmitEvent, { accountId, name }: AccountView): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const password = String(new FormData(event.target).get("password") ?? "");
    const answer = await this.desk?.setPassword(accountId, password);
    if (answer?.ok) this.changing = undefined;
    this.tell(answer, this.locale.t("account-password-done", { name }));
  }

  async #disable({ accountId, name }: AccountView): Promise<void> {
    const { t } = this.locale;
    const title = t("account-disable-ask", { name });
    const text = t("account-disable-text");
    const yes = await this.confirm?.ask({ title, text, yes: t("account-disable"), severe: true });
    if (!yes) return;
    this.tell(await this.desk?.disableAccount(accountId), t("account-disable-done", { name }));
    await this.read();
  }

  readonly #created = (event: CustomEvent<string>): void => {
    this.tell({ ok: true, value: undefined }, this.locale.t("account-created", { name: event.detail }));
    void this.read();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "account-list": AccountList;
  }
}
