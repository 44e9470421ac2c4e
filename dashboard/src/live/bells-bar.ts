import type { AlertView, HallSnapshot } from "@hall/contract";
import { controls, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { chime, soundWanted } from "../alarm.ts";
import { bellPlace } from "../alert-text.ts";
import { words as shared } from "../messages/words.ts";
import { BellActEvent } from "./live-events.ts";
import { words } from "./words.ts";

const AGAIN_MS = 5_000;

/** Calls for help: they ring on until somebody accepts, and stay until somebody ends them. */
@customElement("bells-bar")
export class BellsBar extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) now?: Date;
  /** May this person accept them? */
  @property({ type: Boolean }) may = false;
  @property() why?: string | undefined;
  /** How it rings; the tests listen. */
  @property({ attribute: false }) ring: () => void = () => {
    if (soundWanted()) chime("severe");
  };

  readonly #locale = new LocaleController(this, words);
  readonly #shared = new LocaleController(this, shared);
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#silence();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("hall")) return;
    const ringing = bellsOf(this.hall).some(({ state }) => state === "raised");
    if (!ringing) this.#silence();
    else if (this.#timer === undefined) {
      this.ring();
      this.#timer = setInterval(() => this.ring(), AGAIN_MS);
    }
  }

  override render() {
    const bells = bellsOf(this.hall);
    if (bells.length === 0) return nothing;
    return html`<section aria-label=${this.#locale.t("bells")} role="alert">
      ${bells.map((bell) => this.#bell(bell))}
    </section>`;
  }

  #bell({ alertId, facts, state, since, acknowledgedBy }: AlertView) {
    const { t } = this.#locale;
    const ringing = state === "raised";
    const long = this.now ? duration(this.now.getTime() - Date.parse(since)) : "";
    return html`<div class=${ringing ? "bell ringing" : "bell"}>
      <b>${this.#place(facts)}</b>
      <span aria-hidden="true">${t("bell-since", { long })}</span>
      ${ringing ? nothing : html`<span>${t("bell-accepted", { who: this.#nameOf(acknowledgedBy) })}</span>`}
      ${
        this.may
          ? html`<hall-button kind=${ringing ? "main" : "normal"} .why=${this.why} @click=${() => this.#act(ringing ? "accept" : "end", alertId)}
              >${t(ringing ? "bell-accept" : "bell-end")}</hall-button
            >`
          : nothing
      }
    </div>`;
  }

  #place(facts: AlertView["facts"]): string {
    const { hall } = this;
    const { t, language } = this.#shared;
    return hall ? t("alert-help-bell", { place: bellPlace(hall, facts, t, language) }) : "";
  }

  #act(act: "accept" | "end", alertId: string): void {
    this.dispatchEvent(new BellActEvent(act, alertId));
  }

  #nameOf(id: string | undefined): string {
    return this.hall?.clerks.find(({ clerkId }) => clerkId === id)?.name ?? id ?? "?";
  }

  #silence(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  static override styles = [
    controls,
    css`
      .bell {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hall-space-1) var(--hall-space-2);
        padding: var(--hall-space-1) var(--hall-space-2);
        border: 2px solid var(--hall-warning);
        border-radius: var(--hall-radius);
        background: var(--hall-warning-ground);
        color: var(--hall-warning);
      }
      .ringing {
        border-color: var(--hall-severe);
        background: var(--hall-severe-ground);
        color: var(--hall-severe);
      }
      hall-button {
        margin-inline-start: auto;
      }
    `,
  ];
}

/** Calls for help that nobody has ended. */
function bellsOf(hall: HallSnapshot | undefined): AlertView[] {
  return hall?.alerts.filter(({ kind, state }) => kind === "help-bell" && state !== "resolved") ?? [];
}

declare global {
  interface HTMLElementTagNameMap {
    "bells-bar": BellsBar;
  }
}
