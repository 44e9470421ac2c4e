import type { HallSnapshot, Permission } from "@hall/contract";
import { LiveController, type LiveHall, type LiveSource, type LiveState } from "@hall/contract/live";
import {
  clockTime,
  EverySecond,
  type HallConfirm,
  type HallReason,
  type HallToast,
  LocaleController,
} from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type Standing, type Why, whyNot } from "../actions.ts";
import { type Desk, deskOf } from "../desk.ts";
import { doWork, type Voices } from "../desk-work.ts";
import type { FinishDialog } from "../dialogs/finish-dialog.ts";

import type { TicketDialog } from "../dialogs/ticket-dialog.ts";
import type { TransferDialog } from "../dialogs/transfer-dialog.ts";
import { actionOfKey, isOurFunctionKey } from "../keys.ts";
import { words } from "../messages/words.ts";
import type { Orders } from "../orders.ts";
import { PressGuard } from "../press-guard.ts";
import { whyText } from "../texts.ts";
import type { ActionPanel } from "./action-panel.ts";
import type { Asked, DeskActionEvent } from "./desk-action.ts";
import { deskStyles } from "./desk-styles.ts";
import type { Explain } from "./line-panel.ts";
import type { ReadVisit } from "./now-panel.ts";
import "../dialogs/finish-dialog.ts";

import "../dialogs/ticket-dialog.ts";
import "../dialogs/transfer-dialog.ts";
import "./action-panel.ts";
import "./aside-panel.ts";
import "./desk-bar.ts";
import "./line-panel.ts";
import "./now-panel.ts";

/** The hall as the desk follows it. */
export type HallLine = LiveSource<LiveState> & Pick<LiveHall, "now">;

/** The clerk's one screen: who is here, what can be done, who waits; every key works wherever the focus is. */
@customElement("clerk-desk")
export class ClerkDesk extends LitElement {
  @property({ attribute: false }) live?: HallLine;
  @property({ attribute: false }) orders?: Orders;
  @property({ attribute: false }) clerkId = "";
  @property({ attribute: false }) permissions: readonly Permission[] = [];
  @property({ attribute: false }) explain?: Explain;
  @property({ attribute: false }) read?: ReadVisit;
  /** The page around the desk asks something: keys belong to it. */
  @property({ attribute: false }) held = false;
  /** A dialog is open: keys belong to it. */
  @state() private asking = false;
  @query("action-panel") private actions: ActionPanel | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #hall = new LiveController(this, () => this.live);
  readonly #orders = new LiveController(this, () => this.orders);
  readonly #guard = new PressGuard(() => performance.now());

  constructor() {
    super();
    new EverySecond(this);
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
    const hall = this.#hall.state?.hall;
    const now = this.live?.now();
    const desk = hall && now && deskOf(hall, this.clerkId, now);
    if (!hall || !now || !desk) return nothing;
    const standing = this.#standing(hall);
    const busy = this.#orders.state?.busy !== undefined;
    return html`
      <main class=${standing.cut ? "stale" : ""} @desk-action=${this.#onAction}>
        <now-panel class="box now" .hall=${hall} .desk=${desk} .now=${now} .read=${this.read}></now-panel>
        <action-panel class="box" .desk=${desk} .standing=${standing} ?busy=${busy}></action-panel>
        <line-panel
          class="box line"
          .hall=${hall}
          .desk=${desk}
          .standing=${standing}
          .now=${now}
          .explain=${this.explain}
          ?busy=${busy}
        ></line-panel>
        ${this.#asides(hall, desk, standing, busy)}
        <desk-bar class="box bar" .hall=${hall} .desk=${desk} .standing=${standing} ?busy=${busy}></desk-bar>
      </main>
      <finish-dialog></finish-dialog>
      <transfer-dialog></transfer-dialog>
      <hall-reason></hall-reason>
      <ticket-dialog></ticket-dialog>
      <hall-confirm></hall-confirm>
      <hall-toast></hall-toast>
    `;
  }

  #asides(hall: HallSnapshot, desk: Desk, standing: Standing, busy: boolean) {
    const kinds = ["missed", "parked"] as const;
    return html`<div class="asides">
      ${kinds.map(
        (kind) => html`<aside-panel
          class="box"
          kind=${kind}
          .hall=${hall}
          .desk=${desk}
          .standing=${standing}
          ?busy=${busy}
        ></aside-panel>`,
      )}
    </div>`;
  }

  /** Focus is never lost: where nothing has it any more, it goes to the main key. */
  override updated(): void {
    if (this.asking || this.held || document.activeElement !== document.body) return;
    void this.actions?.updateComplete.then(() => this.actions?.focusMain());
  }

  #standing(hall: HallSnapshot): Standing {
    const { permissions } = this;
    const { phase, staleSince } = this.#hall.state ?? {};
    if (phase === "live") return { permissions };
    const time = staleSince && clockTime(staleSince, hall.timeZone, this.#locale.language);
    const cut: Why = time === undefined ? { because: "connecting" } : { because: "offline", time };
    return { permissions, cut };
  }

  #desk(): { hall: HallSnapshot; desk: Desk } | undefined {
    const hall = this.live?.state.hall;
    const now = this.live?.now();
    const desk = hall && now && deskOf(hall, this.clerkId, now);
    return hall && desk ? { hall, desk } : undefined;
  }

  readonly #onAction = ({ asked }: DeskActionEvent): void => {
    if (this.#guard.allows(asked.source)) void this.#do(asked);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (isOurFunctionKey(event)) event.preventDefault();
    const known = this.#desk();
    const elsewhere = this.asking || this.held;
    this.#swallowRepeat(event, elsewhere);
    if (!known || elsewhere || event.repeat || event.isComposing) return;
    const { situation, counter } = known.desk;
    const action = actionOfKey(event, situation, counter.state === "paused");
    if (!action || this.#belongsToFocus(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#guard.allows(event.key)) void this.#do({ action, source: event.key });
  };

  /** A button that was clicked must not keep the keyboard: the next Space would press it again. */
  readonly #afterClick = ({ detail }: MouseEvent): void => {
    if (detail > 0 && !this.asking && !this.held) this.actions?.focusMain();
  };

  /** A key held down must neither scroll the page nor press the focused button again and again. */
  #swallowRepeat(event: KeyboardEvent, elsewhere: boolean): void {
    if (!elsewhere && event.repeat && (event.key === " " || event.key === "Enter")) event.preventDefault();
  }

  /** Space and Enter press a button that the clerk has gone to, unless it is the main key or cannot be pressed now. */
  #belongsToFocus(event: KeyboardEvent): boolean {
    if (event.key !== " " && event.key !== "Enter") return false;
    const path = event.composedPath();
    if (path.some((one) => one instanceof HTMLElement && one.id === "main")) return false;
    return path.some(
      (one) =>
        one instanceof HTMLElement && one.matches("button:not([aria-disabled='true']), a, input, select"),
    );
  }

  async #do(asked: Asked): Promise<void> {
    const known = this.#desk();
    const { orders } = this;
    const voices = this.#voices();
    if (!known || !orders || !voices || this.asking || orders.state.busy) return;
    const { t } = this.#locale;
    const why = whyNot(asked.action, known.desk, this.#standing(known.hall));
    if (why) return voices.toast.show(whyText(why, t));
    this.asking = true;
    try {
      await doWork(asked, { ...known, orders, voices, t });
    } finally {
      this.asking = false;
    }
    await this.updateComplete;
    this.actions?.focusMain();
  }

  #voices(): Voices | undefined {
    const toast = this.renderRoot.querySelector<HallToast>("hall-toast");
    const confirm = this.renderRoot.querySelector<HallConfirm>("hall-confirm");
    const reason = this.renderRoot.querySelector<HallReason>("hall-reason");
    const finish = this.renderRoot.querySelector<FinishDialog>("finish-dialog");
    const transfer = this.renderRoot.querySelector<TransferDialog>("transfer-dialog");
    const ticket = this.renderRoot.querySelector<TicketDialog>("ticket-dialog");
    if (!toast || !confirm || !reason || !finish || !transfer || !ticket) return undefined;
    return { toast, confirm, reason, finish, transfer, ticket };
  }

  static override styles = deskStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "clerk-desk": ClerkDesk;
  }
}
