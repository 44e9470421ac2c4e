import type { HallSnapshot } from "@hall/contract";
import type { HallView, LiveState } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { controls, EverySecond, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { camerasNote, camerasNoteStyles } from "../cameras-note.ts";
import { words } from "../messages/words.ts";
import { hallStopped } from "./availability.ts";
import { peopleWaiting } from "./choices.ts";
import { go } from "./go.ts";
import { homeStyles } from "./home-styles.ts";
import { isOpenAt, opensAgainAt } from "./opening.ts";
import { printerTrouble } from "./printer.ts";
import { firstChoice, type Step } from "./steps.ts";

const ICONS = {
  take: "M8 10h32v9a5 5 0 0 0 0 10v9H8v-9a5 5 0 0 0 0-10ZM19 20h10M19 28h10",
  "check-in": "M10 12h28v28H10ZM10 20h28M17 8v8M31 8v8M18 30l4 4 9-9",
  find: "M21 10a11 11 0 1 0 0 22 11 11 0 0 0 0-22ZM29 29l10 10",
} as const;

/** The start: three doors, and why one of them may be shut. */
@customElement("kiosk-home")
export class KioskHome extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ type: Boolean, reflect: true }) elderly = false;
  /** The kiosk has numbers of its own for the time without the hub. */
  @property({ type: Boolean }) spare = false;

  readonly #locale = new LocaleController(this, words);
  readonly #state = new LiveController(this, () => this.live);

  constructor() {
    super();
    new EverySecond(this); // the hall opens and closes by the clock
  }

  override render() {
    const state = this.#state.state;
    const { t } = this.#locale;
    const shut = state && this.#shut(state);
    const away = state?.phase === "live" ? undefined : t("door-needs-line");
    return html`
      ${this.#notice(state?.hall)}
      ${this.#door("take", { label: t("door-take"), hint: this.#takeHint(state), shut, step: this.#first(state?.hall) })}
      ${this.#door("check-in", { label: t("door-check-in"), hint: t("door-check-in-hint"), shut: away, step: { at: "check-in" } })}
      ${this.#door("find", { label: t("door-find"), hint: t("door-find-hint"), shut: away, step: { at: "find" } })}
      ${state?.hall ? camerasNote(state.hall, t) : nothing}
    `;
  }

  #door(
    name: keyof typeof ICONS,
    door: { label: string; hint: string; shut: string | undefined; step: Step },
  ) {
    return html`<button
      class=${name === "take" ? "main take" : name}
      aria-disabled=${door.shut ? "true" : "false"}
      aria-describedby=${name}
      @click=${() => door.shut || go(this, door.step)}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true"><path d=${ICONS[name]} /></svg>
      <strong>${door.label}</strong>
      <span id=${name}>${door.shut ?? door.hint}</span>
    </button>`;
  }

  /** What everybody should know before they touch anything: the public notice, a printer without paper. */
  #notice(hall: HallSnapshot | undefined) {
    if (!hall) return nothing;
    const { t, language } = this.#locale;
    const stopped = hallStopped(hall, language);
    const partly =
      hall.ticketing?.stopped && hall.ticketing.queueIds ? hall.ticketing.notice?.[language] : undefined;
    const trouble = printerTrouble(hall);
    return html`<div class="notices" role="status">
      ${stopped ? html`<p>${stopped}</p>` : partly ? html`<p>${partly}</p>` : nothing}
      ${trouble ? html`<p>${t(`printer-${trouble}`)} ${t("printer-home")}</p>` : nothing}
    </div>`;
  }

  #takeHint(state: LiveState | undefined): string {
    const { t } = this.#locale;
    if (!state?.hall || state.phase !== "live") return t("door-take-spare");
    return `${t("door-take-hint")} · ${t("people-waiting", { n: peopleWaiting(state.hall) })}`;
  }

  /** Why no number can be taken now; undefined when it can. */
  #shut({ phase, hall }: LiveState): string | undefined {
    const { t, language } = this.#locale;
    if (!hall || (phase !== "live" && !this.spare)) return t("door-offline");
    const now = this.live?.now();
    if (now && !isOpenAt(hall.hours, now, hall.timeZone)) {
      const again = opensAgainAt(hall.hours, now, hall.timeZone);
      if (again) return t("hall-opens-at", { time: again });
      return hall.hours === "-"
        ? t("hall-closed-today")
        : t("hall-over-today", { hours: hall.hours.replaceAll("-", "–") });
    }
    return hallStopped(hall, language) === undefined ? undefined : t("door-stopped");
  }

  #first(hall: HallSnapshot | undefined): Step {
    return firstChoice({
      departments: hall?.departments.length ?? 0,
      elderly: this.elderly,
      layout: hall?.kiosk?.layout ?? "departments",
    });
  }

  static override styles = [controls, camerasNoteStyles, homeStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "kiosk-home": KioskHome;
  }
}
