import type { CounterView, HallSnapshot, Permission, VisitView } from "@hall/contract";
import { type ChipState, duration, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { actsAt } from "../counter-acts.ts";
import { words } from "../messages/words.ts";
import { type CounterAct, CounterActEvent, OpenVisitEvent } from "./dashboard-events.ts";
import { panelStyles } from "./panel-styles.ts";

/** One counter of the floor: its state, its clerk, whom it serves and for how long, and what the camera says. */
@customElement("counter-cell")
export class CounterCell extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) counter?: CounterView;
  @property({ attribute: false }) now?: Date;
  @property({ attribute: false }) permissions: readonly Permission[] = [];
  /** Why nothing can be done now. */
  @property() why?: string | undefined;
  @state() private unfolded = false;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { hall, counter, now } = this;
    if (!hall || !counter || !now) return nothing;
    const { t } = this.#locale;
    const clerk = hall.clerks.find(({ clerkId }) => clerkId === counter.clerkId);
    const visit = hall.visits.find(({ visitId }) => visitId === counter.visitId);
    const shown = stateOf(counter, clerk?.state, visit);
    return html`<article class=${shown} aria-labelledby="number">
      <div class="line">
        <h3 id="number">${t("counter-number", { number: counter.number })}</h3>
        <hall-chip .state=${shown}></hall-chip>
      </div>
      <div class="line big">${visit ? this.#visit(visit) : html`<span class="quiet">—</span>`}${this.#timer()}</div>
      <div class="line small">
        <span class=${clerk ? "" : "quiet"}>${clerk?.name ?? t("counter-no-clerk")}</span>
        ${clerk?.state === "break" ? nothing : this.#presence(counter)}
      </div>
      <div class="line small">
        <span class="quiet reason">${counter.reason ?? clerk?.reason ?? nothing}</span>${this.#menu(counter)}
      </div>
    </article>`;
  }

  #visit(visit: VisitView) {
    const open = (): boolean => this.dispatchEvent(new OpenVisitEvent(visit.visitId));
    const label = this.#locale.t("open-visit", { code: visit.code });
    return html`<button class="code" aria-label=${label} @click=${open}>${visit.code}</button>`;
  }

  /** How long the counter has been in what it is in. */
  #timer() {
    const { hall, counter, now } = this;
    const visit = hall?.visits.find(({ visitId }) => visitId === counter?.visitId);
    const clerk = hall?.clerks.find(({ clerkId }) => clerkId === counter?.clerkId);
    const onBreakOrIdle = counter?.state === "open" ? clerk?.since : undefined;
    const from = visit?.since ?? onBreakOrIdle ?? counter?.since;
    return from && now ? html`<time>${duration(now.getTime() - Date.parse(from))}</time>` : nothing;
  }

  #presence({ presence = "unknown" }: CounterView) {
    const { t } = this.#locale;
    return html`<span class="presence"
      ><span class="quiet">${t("counter-presence")}</span>${
        presence === "unknown"
          ? html`<hall-unknown></hall-unknown>`
          : html`<hall-chip .state=${presence}></hall-chip>`
      }</span
    >`;
  }

  #menu(counter: CounterView) {
    const { t } = this.#locale;
    const visit = this.hall?.visits.find(({ visitId }) => visitId === counter.visitId);
    const acts = actsAt(counter, visit, this.permissions);
    if (acts.length === 0) return nothing;
    return html`<div class="acts" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <button
        class="plain toggle"
        aria-expanded=${this.unfolded}
        aria-label=${t("counter-actions-of", { number: counter.number })}
        @click=${() => this.#unfold(!this.unfolded)}
      >
        ${t("counter-actions")} ▾
      </button>
      ${
        this.unfolded
          ? html`<div class="menu">
              ${acts.map(
                (act) => html`<hall-button .why=${this.why} @click=${() => this.#act(act)}
                  >${t(`act-${act}`)}</hall-button
                >`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  #unfold(unfolded: boolean): void {
    this.unfolded = unfolded;
  }

  #act(act: CounterAct): void {
    this.unfolded = false;
    if (this.counter) this.dispatchEvent(new CounterActEvent(act, this.counter.counterId));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.unfolded) return;
    this.unfolded = false;
    this.renderRoot.querySelector<HTMLElement>(".toggle")?.focus();
  };

  readonly #onFocusOut = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    const inside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!inside && relatedTarget) this.unfolded = false;
  };

  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
        border: none;
      }
      article {
        position: relative;
        display: grid;
        gap: 2px;
        padding: 6px var(--hall-space-1);
        border: 1px solid var(--hall-line);
        border-inline-start: 4px solid var(--hall-line);
        border-radius: var(--hall-radius);
      }
      article.serving { border-inline-start-color: var(--hall-serving); }
      article.called { border-inline-start-color: var(--hall-called); }
      article.paused, article.break { border-inline-start-color: var(--hall-warning); }
      article.closed { background: var(--hall-unknown-ground); }
      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--hall-space-1);
        min-height: 1.5rem;
      }
      h3 {
        font-size: var(--hall-text-16);
      }
      .big {
        font-size: var(--hall-text-20);
      }
      .presence {
        white-space: nowrap;
      }
      .reason {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .acts {
        position: relative;
      }
      .toggle {
        min-height: 1.75rem;
        padding: 0 4px;
      }
      .menu {
        position: absolute;
        z-index: 3;
        inset: 100% 0 auto auto;
        display: grid;
        gap: 4px;
        min-width: 9rem;
        padding: 4px;
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        box-shadow: var(--hall-shadow);
        outline: 1px solid var(--hall-line);
        font-size: var(--hall-text-16);
      }
    `,
  ];
}

/** What a counter is in at this moment, as one word. */
export function stateOf(counter: CounterView, clerk: string | undefined, visit?: VisitView): ChipState {
  if (visit?.status === "called" || visit?.status === "serving") return visit.status;
  if (clerk === "break") return "break";
  return counter.state === "open" && clerk === "idle" ? "idle" : counter.state;
}

declare global {
  interface HTMLElementTagNameMap {
    "counter-cell": CounterCell;
  }
}
