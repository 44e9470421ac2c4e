import type { HallSnapshot } from "@hall/contract";
import { EnrolledScreen, HubSession, LiveController, type LiveHall, onBroadcast } from "@hall/contract/live";
import { controls, LocaleController, NewScreens } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { camerasNote, camerasNoteStyles } from "../cameras-note.ts";
import { pageOf } from "../kiosk/choices.ts";
import { NewDay } from "../kiosk/new-day.ts";
import { words } from "../messages/words.ts";
import { Announcer } from "./announcer.ts";
import { boardStyles } from "./board-styles.ts";
import { BoardVoice } from "./board-voice.ts";
import { calledRows, rollRows, waitingQueues } from "./called-rows.ts";
import "./board-called.ts";
import "./board-waiting.ts";

const ROWS = 8;
const QUEUES = 6;
const PAGE_MS = 8_000;

/** The called board: who goes where, spoken and shown; who waits; and whether it can be trusted. */
@customElement("hall-board")
export class HallBoard extends LitElement {
  readonly screen = new EnrolledScreen("board");
  readonly session = new HubSession({ credential: this.screen, language: "zh-CN" });

  @state() private bright: ReadonlySet<string> = new Set();
  @state() private page = 0;
  @state() private sounds = true;

  readonly #locale = new LocaleController(this, words, () => this.#live?.state.hall);
  readonly #inside = new LiveController(this, () => this.session);
  readonly #state = new LiveController(this, () => this.#live);
  readonly #voice = new BoardVoice();
  readonly #announcer = new Announcer({ voice: this.#voice, bright: (visitIds) => this.#hold(visitIds) });
  #undo: (() => void)[] = [];

  constructor() {
    super();
    new NewDay(this, () => this.#live);
    new NewScreens(this, () => this.bright.size === 0 && this.#state.state?.phase === "live");
  }

  get #live(): LiveHall | undefined {
    const inside = this.session.state;
    return inside.phase === "inside" ? inside.live : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const pages = setInterval(() => {
      this.page += 1;
    }, PAGE_MS);
    this.#undo = [() => clearInterval(pages), this.session.subscribe(() => this.#listen())];
    void this.session.start();
    void this.#allowSound();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const undo of this.#undo.splice(0)) undo();
    this.#announcer.stop();
    this.session.stop();
  }

  override render() {
    const inside = this.#inside.state;
    if (inside?.phase === "outside")
      return html`<hall-enrol
        .session=${this.session}
        .screen=${this.screen}
        .fault=${inside.fault}
        what=${this.#locale.t("board-name")}
      ></hall-enrol>`;
    const state = this.#state.state;
    if (!state?.hall || !this.#live)
      return html`<hall-connection .live=${this.#live}></hall-connection><hall-empty loading></hall-empty>`;
    return this.#board(this.#live, state.hall, state.phase === "live");
  }

  #board(live: LiveHall, hall: HallSnapshot, fresh: boolean) {
    const { t, language } = this.#locale;
    const { items, page, pages } = pageOf([...rollRows(hall), ...calledRows(hall)], this.page, ROWS);
    return html`
      <header>
        <h1>${hall.name[language]}</h1>
        ${pages > 1 ? html`<span>${t("board-page", { page: page + 1, pages })}</span>` : nothing}
        <hall-clock .live=${live} with-date></hall-clock>
      </header>
      <hall-connection .live=${live}>${t("board-offline")}</hall-connection>
      <main class=${fresh ? "" : "stale"}>
        <board-called .rows=${items} .bright=${fresh ? this.bright : new Set()}></board-called>
        <div class="aside">
          <board-waiting .queues=${pageOf(waitingQueues(hall), this.page, QUEUES).items}></board-waiting>
          ${this.#own(hall)} ${camerasNote(hall, t)}
        </div>
      </main>
      ${this.#notice(hall)}
      <footer>
        <span>${t("board-follow")}</span>
        ${this.sounds ? nothing : html`<button @click=${this.#allowSound} title=${t("board-sound-why")}>🔇 ${t("board-sound")}</button>`}
        <hall-language></hall-language>
      </footer>
    `;
  }

  /** The way back to one's own ticket, for a phone that has opened it before; it gives nobody a ticket. */
  #own({ ownTicketUrl }: HallSnapshot) {
    const { t } = this.#locale;
    if (!ownTicketUrl) return nothing;
    return html`<p class="own">
      <hall-qr text=${ownTicketUrl} label=${t("board-own")}></hall-qr>
      <span><b>${t("board-own")}</b><br />${t("board-own-hint")}</span>
    </p>`;
  }

  /** What the hall tells everybody, in both languages: nobody stands here to switch. */
  #notice({ ticketing }: HallSnapshot) {
    if (!ticketing?.stopped || !ticketing.notice) return html`<div role="status"></div>`;
    const { notice } = ticketing;
    return html`<div role="status" class="notice">
      <b>${notice["zh-CN"]}</b>${notice.en === notice["zh-CN"] ? nothing : html`<span lang="en">${notice.en}</span>`}
    </div>`;
  }

  #listen(): void {
    const inside = this.session.state;
    if (inside.phase !== "inside") return;
    this.#undo.push(onBroadcast(inside.socket, "call:announced", (call) => this.#announcer.announce(call)));
  }

  #hold(visitIds: ReadonlySet<string>): void {
    if (visitIds.size > this.bright.size) this.page = 0; // the newest stands on the first page
    this.bright = visitIds;
  }

  async #allowSound(): Promise<void> {
    this.sounds = await this.#voice.allow();
  }

  static override styles = [controls, camerasNoteStyles, boardStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-board": HallBoard;
  }
}
