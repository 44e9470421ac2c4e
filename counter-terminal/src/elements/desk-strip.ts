import type { AlertView, Fault, HallSnapshot } from "@hall/contract";
import type { LiveState } from "@hall/contract/live";
import { connectionText, duration, faultText, LocaleController, shared } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Desk } from "../desk.ts";
import { words } from "../messages/words.ts";
import { bellPlace, clerkName, whyText } from "../texts.ts";
import { type Standing, whyNot } from "../why-not.ts";
import { DeskActionEvent, sourceOf } from "./desk-action.ts";
import { panelStyles } from "./panel-styles.ts";
import { stripStyles } from "./strip-styles.ts";
import "./leaving-offer.ts";

type Said = { text: string } | { fault: Fault };
const SHOWN_MS = 6_000;

/**
 * One line that is always there, so that nothing moves when something is said: what was done or refused (or since when
 * the line is down), who asks for help, and what can be taken back.
 */
@customElement("desk-strip")
export class DeskStrip extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) line?: LiveState;
  @property({ attribute: false }) standing: Standing = { permissions: [] };
  /** The hall's time. */
  @property({ attribute: false }) now = new Date(0);
  @property({ type: Boolean }) busy = false;
  @state() private said: Said | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #shared = new LocaleController(this, shared);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string): void {
    this.#say({ text });
  }

  /** A refusal, by the rule's words in the page's language. */
  refuse(fault: Fault): void {
    this.#say({ fault });
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.said = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const { hall, desk } = this;
    if (!hall || !desk) return nothing;
    return html`${this.#message(desk)}
      <div class="help" role="alert">${this.#help(hall, desk)}</div>
      <div class="undo">${this.#undo(desk)}</div>`;
  }

  #message(desk: Desk) {
    const said = this.said;
    const { language } = this.#locale;
    const refused = said && "fault" in said ? faultText(said.fault, language) : undefined;
    const text = said && "text" in said ? said.text : undefined;
    const down = said ? undefined : this.line && connectionText(this.line, this.#shared.t, language);
    return html`<div class="message">
      <div role="status">
        ${text ? html`<p>${text}</p>` : nothing}
        ${down ? html`<p class="down"><b>${down}</b> · ${this.#locale.t("desk-safe")}</p>` : nothing}
      </div>
      <div role="alert">${refused ? html`<p class="refused">${refused}</p>` : nothing}</div>
      <leaving-offer .desk=${said || down ? undefined : desk} .now=${this.now} ?busy=${this.busy}></leaving-offer>
    </div>`;
  }

  #help(hall: HallSnapshot, { help }: Desk) {
    const { t } = this.#locale;
    const [longest, ...others] = help.ringing;
    if (longest) return this.#ringing(hall, longest, others.length);
    const { mine, going } = help;
    if (!mine) return going ? this.#bell(this.#goingTo(hall, going), "help-over") : nothing;
    const by = mine.acknowledgedBy;
    return mine.state === "raised"
      ? html`<p class="bell">${t("help-mine", { time: this.#since(mine) })}</p>`
      : html`<p class="coming">${t("help-coming", { name: by ? clerkName(hall, by) : "" })}</p>`;
  }

  #ringing(hall: HallSnapshot, bell: AlertView, more: number) {
    const { t } = this.#locale;
    const text = t("help-rings", { place: bellPlace(hall, bell, t), time: this.#since(bell) });
    return this.#bell(more > 0 ? text + t("help-more", { n: more }) : text, "help-accept");
  }

  #goingTo(hall: HallSnapshot, bell: AlertView): string {
    const { t } = this.#locale;
    return t("help-going", { place: bellPlace(hall, bell, t) });
  }

  #bell(text: string, act: "help-accept" | "help-over") {
    const rings = act === "help-accept";
    return html`<p class=${rings ? "bell" : "bell going"}>
      <span>${text}</span>
      <hall-button
        kind=${rings ? "severe" : "normal"}
        key="H"
        .why=${this.#why(act)}
        ?busy=${this.busy}
        @click=${(event: MouseEvent) => this.#ask(act, event)}
        >${this.#locale.t(`act-${act}`)}</hall-button
      >
    </p>`;
  }

  #since({ raisedAt }: AlertView): string {
    return duration(this.now.getTime() - Date.parse(raisedAt));
  }

  #undo({ undo }: Desk) {
    const { t } = this.#locale;
    const seconds = undo && secondsLeft(undo.until, this.now, this.hall?.undoSeconds);
    return html`<hall-button
      key="Ctrl+Z"
      data-action="undo"
      .why=${this.#why("undo")}
      ?busy=${this.busy}
      @click=${(event: MouseEvent) => this.#ask("undo", event)}
      >${undo ? t("undo-offer", { what: t(`undo-${undo.what}`), code: undo.code }) : t("act-undo")}
      ${seconds === undefined ? nothing : html`<b class="left" aria-hidden="true">${t("undo-left", { n: seconds })}</b>`}</hall-button
    >`;
  }

  #why(action: "undo" | "help-accept" | "help-over"): string | undefined {
    const why = this.desk && whyNot(action, this.desk, this.standing);
    return why && whyText(why, this.#locale.t);
  }

  #ask(action: "undo" | "help-accept" | "help-over", event: MouseEvent): void {
    this.dispatchEvent(new DeskActionEvent({ action, source: sourceOf(event) }));
  }

  #say(said: Said): void {
    clearTimeout(this.#timer);
    this.said = said;
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
  }

  static override styles = [...panelStyles, stripStyles];
}

/** The hall's clock may run a little behind the hub's answer; nobody is promised more than the hall gives. */
function secondsLeft(until: Date, now: Date, most = 60): number {
  return Math.min(most, Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1_000)));
}

declare global {
  interface HTMLElementTagNameMap {
    "desk-strip": DeskStrip;
  }
}
