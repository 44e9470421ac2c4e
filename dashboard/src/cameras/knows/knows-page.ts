import { AuditEntry, type Fault, type HallSnapshot, type SessionView } from "@hall/contract";
import { get, type HubSession } from "@hall/contract/live";
import { controls, faultText, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { z } from "zod";
import { momentText } from "../../time-text.ts";
import { words } from "./words.ts";

const Looks = z.array(AuditEntry);

/** What visitors may read about the cameras, to be printed; and for auditors who looked at pictures lately. */
@customElement("knows-page")
export class KnowsPage extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "token"> | undefined;
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) person?: SessionView;
  @property({ attribute: false }) ask: typeof get = get;
  @state() private looks: AuditEntry[] | undefined;
  @state() private fault: Fault | undefined;

  readonly #locale = new LocaleController(this, words);
  #asked: string | undefined;

  override willUpdate(_changed: PropertyValues<this>): void {
    const hallId = this.hall?.hallId;
    if (hallId === undefined || hallId === this.#asked || !this.#mayAudit()) return;
    this.#asked = hallId;
    void this.#read(hallId);
  }

  override render() {
    const { hall } = this;
    if (!hall) return html`<hall-empty loading></hall-empty>`;
    const { t } = this.#locale;
    const address = `/cameras/${hall.hallId}`;
    return html`<h1>${t("title")}</h1>
      <section class="public" aria-labelledby="page">
        <h2 id="page">${t("page")}</h2>
        <p>${t("page-text")}</p>
        <hall-qr .text=${address} .label=${t("qr")}></hall-qr>
        <p><a href=${address} target="_blank" rel="noopener">${t("open")}</a></p>
        <p class="screen"><hall-button @click=${() => print()}>${t("print")}</hall-button></p>
      </section>
      ${this.#mayAudit() ? this.#audit(hall) : nothing}`;
  }

  #mayAudit(): boolean {
    return this.person?.permissions.includes("audit") ?? false;
  }

  #audit(hall: HallSnapshot) {
    const { t, language } = this.#locale;
    return html`<section class="screen" aria-labelledby="looks">
      <h2 id="looks">${t("looks")}</h2>
      <p class="quiet">${t("looks-text")}</p>
      ${this.fault ? html`<p role="alert">${t("looks-failed", { why: faultText(this.fault, language) })}</p>` : nothing}
      ${this.looks?.length === 0 ? html`<hall-empty>${t("looks-none")}</hall-empty>` : nothing}
      ${this.looks && this.looks.length > 0 ? this.#table(this.looks, hall) : nothing}
    </section>`;
  }

  #table(looks: AuditEntry[], hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const now = new Date(hall.clock.now);
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t("time")}</th>
          <th scope="col">${t("who")}</th>
          <th scope="col">${t("what")}</th>
        </tr>
      </thead>
      <tbody>
        ${looks.map(
          (look) => html`<tr>
            <td>${momentText(look.at, now, hall.timeZone, language)}</td>
            <td>${look.actorName ?? look.actor}</td>
            <td>${this.#what(look, hall)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #what({ action, subject }: AuditEntry, hall: HallSnapshot): string {
    const { t, language } = this.#locale;
    if (action === "evidence-looked") return t("evidence-looked", { subject: subject.slice(0, 8) });
    const camera = hall.cameras.find(({ cameraId }) => cameraId === subject);
    return t("camera-watched", { subject: camera?.name[language] ?? subject });
  }

  async #read(hallId: string): Promise<void> {
    const options = { token: this.session?.token, language: this.#locale.language };
    const answer = await this.ask(`/api/halls/${hallId}/looks`, Looks, options);
    if (answer.ok) this.looks = answer.value;
    else this.fault = answer.fault;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hall-space-2);
        align-content: start;
        padding: var(--hall-space-2) var(--hall-space-3);
      }
      section {
        display: grid;
        gap: var(--hall-space-2);
        justify-items: start;
        padding: var(--hall-space-2);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
      }
      h1 {
        font-size: var(--hall-text-20);
      }
      h2 {
        font-size: var(--hall-text-20);
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px var(--hall-space-2);
        border-bottom: 1px solid var(--hall-line);
        text-align: start;
      }
      @media print {
        .screen {
          display: none;
        }
        hall-qr {
          width: 12cm;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "knows-page": KnowsPage;
  }
}
