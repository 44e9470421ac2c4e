import {
  type DeviceView,
  ENROLMENTS,
  EnrolmentKind,
  type EnrolmentView,
  type Fault,
  type HallSnapshot,
} from "@hall/contract";
import { controls, faultText, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./enrolment-code.ts";
import { kindOf } from "./enrolment-link.ts";
import type { HubDesk } from "./hub-desk.ts";
import { panelStyles } from "./panel-styles.ts";
import { words } from "./words.ts";

const KINDS = Object.keys(ENROLMENTS) as EnrolmentKind[]; // as: Object.keys forgets the names

/** Gets a one-time code for a screen or a device. */
@customElement("enrolment-panel")
export class EnrolmentPanel extends LitElement {
  @property({ attribute: false }) desk?: HubDesk;
  @property({ attribute: false }) hall?: HallSnapshot | undefined;
  @state() private kind: EnrolmentKind = "kiosk";
  @state() private enrolment: EnrolmentView | undefined;
  @state() private fault: Fault | undefined;
  @state() private busy = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t, language } = this.#locale;
    return html`<form @submit=${this.#send}>
        <h2>${t("enrol-title")}</h2>
        <p class="quiet">${t("enrol-text")}</p>
        <div class="fields">
          <label>
            <span>${t("enrol-kind")}</span>
            <select name="kind" .value=${this.kind} @change=${this.#choose}>
              ${KINDS.map((kind) => html`<option value=${kind}>${t(`kind-${kind}`)}</option>`)}
            </select>
          </label>
          <label>
            <span>${t("enrol-id")}</span>
            <input
              name="id"
              list="devices"
              required
              maxlength="63"
              pattern="[a-z0-9][a-z0-9\\-]*"
              autocomplete="off"
              aria-describedby="hint"
            />
          </label>
          <datalist id="devices">${this.#devices().map(({ deviceId }) => html`<option value=${deviceId}></option>`)}</datalist>
          <button class="main" aria-disabled=${this.busy}>${this.busy ? t("busy") : t("enrol-go")}</button>
        </div>
        <p id="hint" class="quiet">${t("enrol-id-hint")}</p>
        <p class="fault" role="alert">${this.fault ? faultText(this.fault, language) : nothing}</p>
      </form>
      ${
        this.enrolment
          ? html`<enrolment-code
              .enrolment=${this.enrolment}
              .devices=${this.hall?.devices ?? []}
              .timeZone=${this.hall?.timeZone ?? "UTC"}
            ></enrolment-code>`
          : nothing
      }`;
  }

  #devices(): DeviceView[] {
    return (this.hall?.devices ?? []).filter((device) => kindOf(device) === this.kind);
  }

  readonly #choose = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.kind = EnrolmentKind.catch("kiosk").parse(event.target.value);
  };

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.desk || this.busy || !(event.target instanceof HTMLFormElement)) return;
    const id = String(new FormData(event.target).get("id") ?? "").trim();
    this.busy = true;
    this.fault = undefined;
    const answer = await this.desk.enrol({ kind: this.kind, id, hallId: this.desk.hallId });
    this.busy = false;
    this.enrolment = answer.ok ? answer.value : undefined;
    this.fault = answer.ok ? undefined : answer.fault;
  };

  static override styles = [controls, panelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "enrolment-panel": EnrolmentPanel;
  }
}
