import type { ClerkState, CounterView, HallSnapshot, Permission, VisitView } from "@hall/contract";
import { type ChipState, duration, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { actsAt } from "../counter-acts.ts";
import { words } from "../messages/words.ts";
import { counterCellStyles } from "./counter-cell-styles.ts";
import { type CounterAct, CounterActEvent, OpenVisitEvent } from "./dashboard-events.ts";

/** One counter of the floor: its state, its clerk, whom it serves and for how long, and what the camera says. */
@customElement("counter-cell")
export class CounterCell extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) counter?: CounterView;
  @property({ attribute: false }) now?: Date;
  @property({ attribute: false }) permissions: readonly Permission[] = [];
  /** Ids of displays that show something else than they should. */
  @property({ attribute: false }) wrong: ReadonlySet<string> = new Set();
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
        <span class=${clerk ? "who" : "who quiet"}>${clerk?.name ?? t("counter-no-clerk")}${this.#reason(counter.reason ?? clerk?.reason)}</span>
        ${counter.state === "closed" || isOff(clerk?.state) ? nothing : this.#presence(counter)}
      </div>
      <div class="line small">${this.#devices(hall)} ${this.#menu(counter)}</div>
    </article>`;
  }

  #reason(reason: string | undefined) {
    if (!reason) return nothing;
    const { pauseReasons = [], breakReasons = [] } = this.hall ?? {};
    const known = [...pauseReasons, ...breakReasons].find(
      (text) => text["zh-CN"] === reason || text.en === reason,
    );
    return ` · ${known?.[this.#locale.language] ?? reason}`;
  }

  /** What stands at the counter: its shape says how it is, and a word too when it is not well. */
  #devices({ devices }: HallSnapshot) {
    const { t } = this.#locale;
    const own = devices.filter(({ counterId }) => counterId === this.counter?.counterId);
    return html`<span class="devices">
      ${own.map((device) => {
        const kind = t(`device-${device.kind}`);
        const blank = t("device-shows-nothing");
        const { status, wanted, shown } = device;
        if (this.wrong.has(device.deviceId))
          return html`<hall-chip state="warning" title=${t("device-differs", { wanted: wanted || blank, shown: shown || blank })}
            >${t("device-wrong", { kind })}</hall-chip
          >`;
        return html`<hall-chip .state=${status}
          >${kind}${status === "online" ? html`<span class="unseen">${t("device-fine")}</span>` : t(`device-is-${status}`)}</hall-chip
        >`;
      })}
    </span>`;
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

  static override styles = counterCellStyles;
}

/** Not at the counter, and rightly so. */
function isOff(state: ClerkState | undefined): boolean {
  return state === "break" || state === "back-office" || state === "away";
}

/** What a counter is in at this moment, as one word. */
export function stateOf(counter: CounterView, clerk: string | undefined, visit?: VisitView): ChipState {
  if (visit?.status === "called" || visit?.status === "serving") return visit.status;
  if (clerk === "break" || clerk === "back-office" || clerk === "away") return clerk;
  return counter.state === "open" && clerk === "idle" ? "idle" : counter.state;
}

declare global {
  interface HTMLElementTagNameMap {
    "counter-cell": CounterCell;
  }
}
