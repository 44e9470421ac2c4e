import type { CredentialView, Fault } from "@hall/contract";
import {
  clockTime,
  controls,
  faultText,
  type HallConfirm,
  type HallToast,
  LocaleController,
  longDate,
} from "@hall/contract/web";
import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { HubDesk } from "./hub-desk.ts";
import { panelStyles } from "./panel-styles.ts";
import { words } from "./words.ts";

/** The screens and devices that are enrolled in this hall; each can be revoked. */
@customElement("credential-list")
export class CredentialList extends LitElement {
  @property({ attribute: false }) desk?: HubDesk;
  @property({ attribute: false }) timeZone = "UTC";
  @state() private credentials: readonly CredentialView[] | undefined;
  @state() private fault: Fault | undefined;
  @query("hall-confirm") private confirm: HallConfirm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("desk")) void this.#read();
  }

  override render() {
    const { t } = this.#locale;
    return html`<h2>${t("credentials-title")}</h2>
      ${this.#list()}
      <hall-confirm></hall-confirm>
      <hall-toast></hall-toast>`;
  }

  #list() {
    const { t, language } = this.#locale;
    if (this.fault)
      return html`<p class="fault" role="alert">
        ${faultText(this.fault, language)} <button @click=${this.#read}>${t("again")}</button>
      </p>`;
    if (!this.credentials) return html`<hall-empty loading></hall-empty>`;
    if (this.credentials.length === 0) return html`<hall-empty>${t("credentials-none")}</hall-empty>`;
    return html`<table>
      <tbody>${this.credentials.map((credential) => this.#row(credential))}</tbody>
    </table>`;
  }

  #row(credential: CredentialView) {
    const { t, language } = this.#locale;
    const { id, kind, createdAt } = credential;
    const time = `${longDate(createdAt, this.timeZone, language)} ${clockTime(createdAt, this.timeZone, language)}`;
    return html`<tr>
      <th scope="row">${id}</th>
      <td>${t(`kind-${kind}`)}</td>
      <td class="quiet">${t("credential-since", { time })}</td>
      <td>
        <button class="severe" aria-label="${t("revoke")} ${id}" @click=${() => this.#revoke(credential)}>
          ${t("revoke")}
        </button>
      </td>
    </tr>`;
  }

  async #revoke({ credentialId, id }: CredentialView): Promise<void> {
    const { t } = this.#locale;
    const question = {
      title: t("revoke-ask", { id }),
      text: t("revoke-text"),
      yes: t("revoke"),
      severe: true,
    };
    if (!this.desk || !(await this.confirm?.ask(question))) return;
    const answer = await this.desk.revoke(credentialId);
    if (answer.ok) this.toast?.show(t("revoked", { id }));
    else this.toast?.refuse(answer.fault);
    await this.#read();
  }

  readonly #read = async (): Promise<void> => {
    const { desk } = this;
    const answer = await desk?.credentials();
    if (!answer || !desk || desk !== this.desk) return;
    this.fault = answer.ok ? undefined : answer.fault;
    if (answer.ok) this.credentials = answer.value.filter(({ hallId }) => hallId === desk.hallId);
  };

  static override styles = [controls, panelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "credential-list": CredentialList;
  }
}
