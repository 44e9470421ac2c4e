import type { CredentialView, Result } from "@hall/contract";
import { clockTime, longDate } from "@hall/contract/web";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { HubDesk } from "./hub-desk.ts";
import { HubList } from "./hub-list.ts";

/** The screens and devices that are enrolled in this hall; each can be revoked. */
@customElement("credential-list")
export class CredentialList extends HubList<CredentialView> {
  @property({ attribute: false }) timeZone = "UTC";

  protected override async ask(desk: HubDesk): Promise<Result<readonly CredentialView[]>> {
    const answer = await desk.credentials();
    return answer.ok
      ? { ok: true, value: answer.value.filter(({ hallId }) => hallId === desk.hallId) }
      : answer;
  }

  override render() {
    const { t } = this.locale;
    return html`<h2>${t("credentials-title")}</h2>
      ${this.list(t("credentials-none"), (credentials) => this.#table(credentials))}
      <hall-confirm></hall-confirm>
      <hall-toast></hall-toast>`;
  }

  #table(credentials: readonly CredentialView[]) {
    return html`<table>
      <tbody>${credentials.map((credential) => this.#row(credential))}</tbody>
    </table>`;
  }

  #row(credential: CredentialView) {
    const { t, language } = this.locale;
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
    const { t } = this.locale;
    const question = {
      title: t("revoke-ask", { id }),
      text: t("revoke-text"),
      yes: t("revoke"),
      severe: true,
    };
    if (!this.desk || !(await this.confirm?.ask(question))) return;
    const answer = await this.desk.revoke(credentialId);
    this.tell(answer, t("revoked", { id }));
    await this.read();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "credential-list": CredentialList;
  }
}
