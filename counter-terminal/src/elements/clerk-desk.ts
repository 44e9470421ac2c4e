import type { HallSnapshot, Permission } from "@hall/contract";
import { LiveController } from "@hall/contract/live";
import { EverySecond, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { doWork } from "../deeds/do-work.ts";
import { type HallLine, type KnownDesk, knownDesk, type Reads } from "../hall-line.ts";
import { actionOfKey, isOurFunctionKey, placeOf } from "../keys.ts";
import { words } from "../messages/words.ts";
import { NextUp } from "../next-up.ts";
import type { Orders } from "../orders.ts";
import { PressGuard } from "../press-guard.ts";
import { whyText } from "../texts.ts";
import { habits } from "../this-machine.ts";
import { type Standing, standingOf, whyNot } from "../why-not.ts";
import type { ActionPanel } from "./action-panel.ts";
import { Attention } from "./attention.ts";
import { belongsToFocus } from "./belongs-to-focus.ts";
import type { Asked, DeskActionEvent } from "./desk-action.ts";
import type { DeskStrip } from "./desk-strip.ts";
import { deskStyles } from "./desk-styles.ts";
import { voicesOf } from "./desk-voices.ts";
import type { CalledBecause } from "./now-panel.ts";
import "./action-panel.ts";
import "./aside-panel.ts";
import "./desk-bar.ts";
import "./desk-strip.ts";
import "./line-panel.ts";
import "./now-panel.ts";

/** The clerk's one screen: who is here, what can be done, who waits; every key works wherever the focus is. */
@customElement("clerk-desk")
export class ClerkDesk extends LitElement {
  @property({ attribute: false }) live?: HallLine;
  @property({ attribute: false }) orders?: Orders;
  @property({ attribute: false }) clerkId = "";
  @property({ attribute: false }) permissions: readonly Permission[] = [];
  @property({ attribute: false }) reads?: Reads;
  /** The page around the desk asks something: keys belong to it. */
  @property({ attribute: false }) held = false;
  /** A dialog is open: keys belong to it. */
  @state() private asking = false;
  @state() private because: CalledBecause | undefined;
  @query("action-panel") private actions: ActionPanel | null | undefined;
  @query("desk-strip") private strip: DeskStrip | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #hall = new LiveController(this, () => this.live);
  readonly #orders = new LiveController(this, () => this.orders);
  readonly #guard = new PressGuard(() => performance.now());
  readonly #next = new NextUp(this, () => ({
    desk: this.#desk()?.desk,
    reads: this.reads,
    live: this.live?.state.phase === "live",
  }));

  constructor() {
    super();
    new EverySecond(this);
    new Attention(
      this,
      () => ({
        desk: this.#desk()?.desk,
        busy: this.orders?.state.busy !== undefined,
        sound: habits.state.sound,
      }),
      (code) => this.strip?.show(this.#locale.t("auto-called", { code })),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKey, { capture: true });
    window.addEventListener("click", this.#afterClick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKey, { capture: true });
    window.removeEventListener("click", this.#afterClick);
  }

  override render() {
    const known = this.#desk();
    if (!known) return nothing;
    const { hall, desk, now } = known;
    const [standing, busy] = [this.#standing(hall), this.#orders.state?.busy !== undefined];
    return html`
      <main class=${standing.cut ? "stale" : ""} @desk-action=${this.#onAction}>
        <desk-strip
          class="strip"
          .hall=${hall}
          .desk=${desk}
          .line=${this.#hall.state}
          .standing=${standing}
          .now=${now}
          ?busy=${busy}
        ></desk-strip>
        ${this.#visitor(known)}
        <action-panel class="box acts" .desk=${desk} .standing=${standing} ?busy=${busy}></action-panel>
        ${this.#waiting(known)}
        <desk-bar class="box bar" .hall=${hall} .desk=${desk} .standing=${standing}></desk-bar>
      </main>
      <hall-confirm></hall-confirm>
      <div id="dialogs"></div>
    `;
  }

  #visitor({ hall, desk, now }: KnownDesk) {
    return html`<now-panel
      class="box now"
      tabindex="0"
      role="region"
      aria-label=${this.#locale.t("now")}
      .hall=${hall}
      .desk=${desk}
      .now=${now}
      .reads=${this.reads}
      .because=${this.because}
    ></now-panel>`;
  }

  #waiting({ hall, desk, now }: KnownDesk) {
    return html`<line-panel
      class="box line"
      tabindex="0"
      role="region"
      aria-label=${this.#locale.t("line")}
      .hall=${hall}
      .desk=${desk}
      .now=${now}
      .next=${this.#next.answer}
    ></line-panel>
    <aside-panel
      class="box asides"
      tabindex="0"
      role="region"
      aria-label=${this.#locale.t("asides")}
      .hall=${hall}
      .desk=${desk}
      .now=${now}
    ></aside-panel>`;
  }

  /** Focus is never lost: where nothing has it any more, it goes to the main key. */
  override updated(): void {
    if (this.asking || this.held || document.activeElement !== document.body) return;
    void this.actions?.updateComplete.then(() => this.actions?.focusMain());
  }

  #standing(hall: HallSnapshot): Standing {
    return standingOf(hall, this.#hall.state, this.permissions, this.#locale.language);
  }

  #desk(): KnownDesk | undefined {
    return this.live && knownDesk(this.live, this.clerkId);
  }

  readonly #onAction = ({ asked }: DeskActionEvent): void => {
    if (this.#guard.allows(asked.source)) void this.#do(asked);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (isOurFunctionKey(event)) event.preventDefault();
    const known = this.#desk();
    const elsewhere = this.asking || this.held;
    // A key held down must neither scroll the page nor press the focused button again and again.
    if (!elsewhere && event.repeat && (event.key === " " || event.key === "Enter")) event.preventDefault();
    if (!known || elsewhere || event.repeat || event.isComposing) return;
    const action = actionOfKey(event, placeOf(known.desk), habits.state.letters);
    if (!action || belongsToFocus(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#guard.allows(event.key)) void this.#do({ action, source: event.key });
  };

  /** A clicked button must not keep the keyboard: the next Space would press it again. */
  readonly #afterClick = ({ detail }: MouseEvent): void => {
    if (detail > 0 && !this.asking && !this.held) this.actions?.focusMain();
  };

  async #do({ action }: Asked): Promise<void> {
    const known = this.#desk();
    const { live, orders, reads, strip, permissions } = this;
    if (!known || !live || !orders || !reads || !strip || this.asking || orders.state.busy) return;
    const why = whyNot(action, known.desk, this.#standing(known.hall));
    if (why) return strip.show(whyText(why, this.#locale.t));
    if (action === "sign-out") return void this.dispatchEvent(new Event("sign-out"));
    this.asking = true;
    const mayEndOthers = permissions.includes("end-others-step");
    const voices = voicesOf(strip, this.renderRoot, (visitId, explain) => {
      this.because = { visitId, explain };
    });
    const { t } = this.#locale;
    try {
      await doWork(action, { ...known, live, orders, reads, voices, t, mayEndOthers });
    } finally {
      this.asking = false;
    }
    await this.updateComplete;
    this.actions?.focusMain();
  }

  static override styles = deskStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "clerk-desk": ClerkDesk;
  }
}
