import type { Fault, HallSnapshot, SessionView } from "@hall/contract";
import type { HubSession } from "@hall/contract/live";
import { controls, currentLanguage, faultText, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./account-list.ts";
import "./credential-list.ts";
import "./enrolment-panel.ts";
import { HubDesk } from "./hub-desk.ts";
import { type Section, sectionsFor } from "./sections.ts";
import { words } from "./words.ts";

/** What may be administered in a hall: devices and accounts; only what the person may do. */
@customElement("administration-page")
export class AdministrationPage extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "token">;
  @property({ attribute: false }) hallId = "";
  @state() private person: SessionView | undefined;
  @state() private hall: HallSnapshot | undefined;
  @state() private fault: Fault | undefined;
  @state() private section: Section | undefined;

  readonly #locale = new LocaleController(this, words);
  #desk: HubDesk | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("session") && !changed.has("hallId")) return;
    const { session, hallId } = this;
    if (!session || !hallId) return;
    this.#desk = new HubDesk(hallId, () => ({ token: session.token, language: currentLanguage() }));
    void this.#read();
  }

  override render() {
    const { t, language } = this.#locale;
    if (this.fault)
      return html`<p class="fault" role="alert">
        ${faultText(this.fault, language)} <button @click=${this.#read}>${t("again")}</button>
      </p>`;
    if (!this.person || !this.hall) return html`<hall-empty loading></hall-empty>`;
    const sections = sectionsFor(this.person.permissions);
    const [first] = sections;
    if (!first) return html`<hall-empty>${t("none")}</hall-empty>`;
    const now = this.section && sections.includes(this.section) ? this.section : first;
    return html`<h1>${t("title")}</h1>
      <nav aria-label=${t("sections")}>
        ${sections.map(
          (section) =>
            html`<button aria-pressed=${section === now} @click=${() => this.#go(section)}>${t(`tab-${section}`)}</button>`,
        )}
      </nav>
      ${this.#body(now, this.person, this.hall)}`;
  }

  #body(section: Section, person: SessionView, hall: HallSnapshot) {
    const { timeZone } = hall;
    switch (section) {
      case "devices":
        return html`<enrolment-panel .desk=${this.#desk} .hall=${hall}></enrolment-panel>
          <credential-list .desk=${this.#desk} .timeZone=${timeZone}></credential-list>`;
      case "accounts":
        return html`<account-list .desk=${this.#desk} .person=${person}></account-list>`;
    }
  }

  #go(section: Section): void {
    this.section = section;
  }

  readonly #read = async (): Promise<void> => {
    const desk = this.#desk;
    if (!desk) return;
    const [person, hall] = await Promise.all([desk.person(), desk.hall()]);
    if (desk !== this.#desk) return;
    const failed = [person, hall].find((answer) => !answer.ok);
    this.fault = failed && !failed.ok ? failed.fault : undefined;
    if (person.ok) this.person = person.value;
    if (hall.ok) this.hall = hall.value;
  };

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--hall-space-3);
        padding: var(--hall-space-3);
      }
      h1 {
        font-size: var(--hall-text-28);
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hall-space-1);
      }
      .fault {
        color: var(--hall-severe);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "administration-page": AdministrationPage;
  }
}
