import {
  ClerkStatistics,
  Fairness,
  type Fault,
  type HallSnapshot,
  Statistics,
  StatisticsBy,
} from "@hall/contract";
import { get, type HubSession } from "@hall/contract/live";
import { controls, currentLanguage, faultText, type HallToast, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { downloadTable } from "../download.ts";
import "./clerks-view.ts";
import "./fairness-view.ts";
import { dayBefore } from "./figures-text.ts";
import { pageStyles } from "./page-styles.ts";
import "./times-view.ts";
import { words } from "./words.ts";

const VIEWS = ["times", "clerks", "fairness"] as const;
type View = (typeof VIEWS)[number];
type Read = { times?: Statistics; clerks?: ClerkStatistics; fairness?: Fairness };

/** What was, in figures: times, clerks, and what special groups cost the others. */
@customElement("reports-page")
export class ReportsPage extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "token">;
  @property({ attribute: false }) hall?: HallSnapshot;
  /** How figures are read; the tests give their own. */
  @property({ attribute: false }) read: typeof get = get;
  @state() private view: View = "times";
  @state() private by: StatisticsBy = "queue";
  @state() private from = "";
  @state() private to = "";
  @state() private known: Read = {};
  @state() private loading = true;
  @state() private fault: Fault | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);
  #asked = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    const day = this.hall?.businessDay;
    if (!changed.has("hall") || day === undefined || this.from !== "") return;
    this.from = day;
    this.to = day;
    void this.#read();
  }

  override render() {
    const { t, language } = this.#locale;
    if (!this.hall) return html`<hall-empty loading></hall-empty>`;
    return html`<h1>${t("title")}</h1>
      ${this.#choices()}
      ${
        this.fault
          ? html`<p class="fault" role="alert">
              ${faultText(this.fault, language)} <button @click=${this.#read}>${t("again")}</button>
            </p>`
          : nothing
      }
      <div class=${this.loading ? "body loading" : "body"} aria-busy=${this.loading}>${this.#body(this.hall)}</div>
      <hall-toast></hall-toast>`;
  }

  #choices() {
    const { t } = this.#locale;
    const today = this.hall?.businessDay ?? "";
    const spans = [
      ["today", 0],
      ["week", 6],
      ["month", 29],
    ] as const;
    return html`<div class="choices">
      <nav aria-label=${t("views")}>
        ${VIEWS.map(
          (view) =>
            html`<button aria-pressed=${view === this.view} @click=${() => this.#go(view)}>${t(`view-${view}`)}</button>`,
        )}
      </nav>
      <label>${t("from")} <input type="date" .value=${this.from} max=${this.to} @change=${(event: Event) => this.#span(chosenIn(event), this.to)} /></label>
      <label>${t("to")} <input type="date" .value=${this.to} min=${this.from} @change=${(event: Event) => this.#span(this.from, chosenIn(event))} /></label>
      ${spans.map(
        ([name, days]) =>
          html`<button
            aria-pressed=${this.to === today && this.from === dayBefore(today, days)}
            @click=${() => this.#span(dayBefore(today, days), today)}
          >
            ${t(name)}
          </button>`,
      )}
      ${this.view === "times" ? this.#grouping() : nothing}
      <button class="edge" @click=${this.#download}>${t("csv")}</button>
    </div>`;
  }

  #grouping() {
    const { t } = this.#locale;
    return html`<label>
      ${t("by")}
      <select @change=${(event: Event) => this.#group(chosenIn(event))}>
        ${StatisticsBy.options.map((by) => html`<option value=${by} ?selected=${by === this.by}>${t(`by-${by}`)}</option>`)}
      </select>
    </label>`;
  }

  #body(hall: HallSnapshot) {
    const { times, clerks, fairness } = this.known;
    const people = new Map(clerks?.clerks.map(({ clerkId, name }) => [clerkId, name]));
    const empty = this.loading ? html`<hall-empty loading></hall-empty>` : nothing;
    switch (this.view) {
      case "times":
        return times
          ? html`<times-view .statistics=${times} .hall=${hall} .by=${times.by ?? "queue"} .people=${people}></times-view>`
          : empty;
      case "clerks":
        return clerks
          ? html`<clerks-view .statistics=${clerks} .timeZone=${hall.timeZone}></clerks-view>`
          : empty;
      case "fairness":
        return fairness ? html`<fairness-view .fairness=${fairness} .hall=${hall}></fairness-view>` : empty;
    }
  }

  #go(view: View): void {
    this.view = view;
    void this.#read();
  }

  #span(from: string, to: string): void {
    if (from === "" || to === "") return;
    [this.from, this.to] = from <= to ? [from, to] : [to, from];
    this.known = {};
    void this.#read();
  }

  #group(by: string): void {
    this.by = StatisticsBy.catch("queue").parse(by);
    void this.#read();
  }

  readonly #read = async (): Promise<void> => {
    this.#asked += 1;
    const mine = this.#asked;
    this.loading = true;
    const options = { token: this.session?.token, language: currentLanguage() };
    const needsClerks = this.view === "clerks" || (this.view === "times" && this.by === "clerk");
    const [times, clerks, fairness] = await Promise.all([
      this.view === "times" ? this.read(this.#path("times"), Statistics, options) : undefined,
      needsClerks ? this.read(this.#path("clerks"), ClerkStatistics, options) : undefined,
      this.view === "fairness" ? this.read(this.#path("fairness"), Fairness, options) : undefined,
    ]);
    if (mine !== this.#asked) return; // something else has been asked since
    this.loading = false;
    const failed = [times, clerks, fairness].find((answer) => answer && !answer.ok);
    this.fault = failed && !failed.ok ? failed.fault : undefined;
    this.known = {
      ...this.known,
      ...(times?.ok ? { times: times.value } : {}),
      ...(clerks?.ok ? { clerks: clerks.value } : {}),
      ...(fairness?.ok ? { fairness: fairness.value } : {}),
    };
  };

  #path(view: View): string {
    const base = `/api/halls/${encodeURIComponent(this.hall?.hallId ?? "")}/statistics`;
    const days = `from=${this.from}&to=${this.to}`;
    return view === "times" ? `${base}?${days}&by=${this.by}` : `${base}/${view}?${days}`;
  }

  readonly #download = async (): Promise<void> => {
    const what = this.view === "times" ? this.by : this.view;
    const name = `${this.hall?.hallId ?? "hall"}-${what}-${this.from}-${this.to}.csv`;
    const options = { token: this.session?.token, language: currentLanguage() };
    const fault = await downloadTable(this.#path(this.view), name, options);
    if (fault) this.toast?.refuse(fault);
  };

  static override styles = [controls, pageStyles];
}

function chosenIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value; // as: listens on our own controls
}

declare global {
  interface HTMLElementTagNameMap {
    "reports-page": ReportsPage;
  }
}
