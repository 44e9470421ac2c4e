import type { ClerkView, Fault, JournalLine } from "@hall/contract";
import { clockSeconds, controls, faultText, LocaleController, longDate } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { HubDesk } from "./hub-desk.ts";
import { panelStyles } from "./panel-styles.ts";
import { words } from "./words.ts";

const PAGE = 100;

/** A hall's journal, newest first, page by page in both directions, with a filter by event. */
@customElement("journal-list")
export class JournalList extends LitElement {
  @property({ attribute: false }) desk?: HubDesk;
  @property({ attribute: false }) timeZone = "UTC";
  /** The hall's last number; the newest page is shown first. */
  @property({ attribute: false }) seq = 0;
  /** Those who are on duty are called by name. */
  @property({ attribute: false }) clerks: readonly ClerkView[] = [];
  @state() private lines: readonly JournalLine[] | undefined;
  @state() private wanted = "";
  @state() private fault: Fault | undefined;

  readonly #locale = new LocaleController(this, words);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("desk")) void this.#read(Math.max(0, this.seq - PAGE), PAGE);
  }

  override render() {
    const { t, language } = this.#locale;
    return html`<h2>${t("journal-title")}</h2>
      ${this.#choice()}
      ${this.fault ? html`<p class="fault" role="alert">${faultText(this.fault, language)}</p>` : nothing}
      <div><button ?hidden=${!this.lines} @click=${this.#newer}>${t("journal-newer")}</button></div>
      ${this.#table()}
      <div>
        <button ?hidden=${this.#first() <= 1} @click=${this.#older}>${t("journal-older", { n: PAGE })}</button>
      </div>`;
  }

  #choice() {
    const { t } = this.#locale;
    const events = [...new Set(this.lines?.map(({ event }) => event))].sort();
    return html`<form class="fields" @submit=${this.#from}>
      <label>
        <span>${t("journal-filter")}</span>
        <select @change=${this.#filter}>
          <option value="">${t("journal-all")}</option>
          ${events.map((event) => html`<option value=${event} ?selected=${event === this.wanted}>${event}</option>`)}
        </select>
      </label>
      <label>
        <span>${t("journal-start")}</span>
        <input name="after" type="number" min="1" required />
      </label>
      <button>${t("journal-read")}</button>
    </form>`;
  }

  #table() {
    const { t } = this.#locale;
    if (!this.lines) return this.fault ? nothing : html`<hall-empty loading></hall-empty>`;
    if (this.lines.length === 0) return html`<hall-empty>${t("journal-none")}</hall-empty>`;
    const shown = this.lines.filter(({ event }) => this.wanted === "" || event === this.wanted).reverse();
    if (shown.length === 0) return html`<hall-empty>${t("journal-none-found")}</hall-empty>`;
    const heads = ["seq", "time", "event", "by", "details"] as const;
    return html`<div class="scroll">
      <table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${t(`journal-${head}`)}</th>`)}</tr></thead>
        <tbody>${shown.map((line) => this.#row(line))}</tbody>
      </table>
    </div>`;
  }

  #row({ seq, at, event, by, details }: JournalLine) {
    const { language } = this.#locale;
    return html`<tr>
      <td>${seq}</td>
      <td><time datetime=${at} title=${longDate(at, this.timeZone, language)}>${clockSeconds(at, this.timeZone, language)}</time></td>
      <td>${event}</td>
      <td>${this.clerks.find(({ clerkId }) => clerkId === by.id)?.name ?? `${by.kind} ${by.id}`}</td>
      <td class="details">${JSON.stringify(details).slice(0, 400)}</td>
    </tr>`;
  }

  readonly #filter = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.wanted = event.target.value;
  };

  readonly #from = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const first = Number(new FormData(event.target).get("after"));
    this.lines = undefined;
    void this.#read(Math.max(0, first - 1), PAGE);
  };

  readonly #newer = (): void => {
    void this.#read(this.lines?.at(-1)?.seq ?? 0, PAGE);
  };

  readonly #older = (): void => {
    const last = this.#first() - 1;
    const after = Math.max(0, last - PAGE);
    void this.#read(after, last - after);
  };

  /** The number of the oldest line that was read; 0 where there is none. */
  #first(): number {
    return this.lines?.[0]?.seq ?? 0;
  }

  /** Reads the lines after a number, and puts them with those that are here already. */
  async #read(after: number, limit: number): Promise<void> {
    const { desk } = this;
    const answer = await desk?.journal(after, limit);
    if (!answer || desk !== this.desk) return;
    this.fault = answer.ok ? undefined : answer.fault;
    if (!answer.ok) return;
    const bySeq = new Map([...(this.lines ?? []), ...answer.value].map((line) => [line.seq, line]));
    this.lines = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  }

  static override styles = [controls, panelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "journal-list": JournalList;
  }
}
