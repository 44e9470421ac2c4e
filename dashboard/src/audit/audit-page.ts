import { AuditEntry, type Fault, type HallSnapshot, JournalLine, type Result } from "@hall/contract";
import { get, type HubSession } from "@hall/contract/live";
import { controls, currentLanguage, faultText, type HallToast, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { z } from "zod";
import { downloadTable } from "../download.ts";
import { auditStyles } from "./audit-styles.ts";
import { houseTable, journalTable } from "./audit-tables.ts";
import { commandText, NAMED_COMMANDS, words } from "./words.ts";

const PAGE = 100;
const NEWEST = Number.MAX_SAFE_INTEGER;
const VIEWS = ["hall", "house"] as const;
type View = (typeof VIEWS)[number];
type Filter = { by: string; command: string; code: string };

/** Who did what when: in the hall, and to accounts and devices; filtered, page by page, as a file. */
@customElement("audit-page")
export class AuditPage extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "token">;
  @property({ attribute: false }) hall?: HallSnapshot;
  /** How records are read; the tests give their own. */
  @property({ attribute: false }) read: typeof get = get;
  @state() private view: View = "hall";
  @state() private filter: Filter = { by: "", command: "", code: "" };
  @state() private upTo = NEWEST;
  @state() private lines: readonly JournalLine[] | undefined;
  @state() private entries: readonly AuditEntry[] | undefined;
  @state() private fault: Fault | undefined;
  /** Everybody who has appeared so far, for the filter. */
  @state() private people: ReadonlyMap<string, string> = new Map();
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);
  #asked = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("hall") && this.hall && this.lines === undefined && this.#asked === 0) void this.#read();
  }

  override render() {
    const { t, language } = this.#locale;
    return html`<h1>${t("title")}</h1>
      <div class="choices">
        <nav aria-label=${t("views")}>
          ${VIEWS.map(
            (view) =>
              html`<button aria-pressed=${view === this.view} @click=${() => this.#go(view)}>${t(`view-${view}`)}</button>`,
          )}
        </nav>
        ${this.#filters()}
        <button class="edge" @click=${this.#download}>${t("csv")}</button>
      </div>
      ${
        this.fault
          ? html`<p class="fault" role="alert">
              ${this.fault.code === "forbidden" && this.view === "house" ? t("house-only") : faultText(this.fault, language)}
              <button @click=${this.#read}>${t("again")}</button>
            </p>`
          : this.#table()
      }
      <div class="choices">
        <button ?disabled=${this.upTo === NEWEST} @click=${() => this.#turn(NEWEST)}>${t("newest")}</button>
        <button ?disabled=${this.#oldest() === undefined} @click=${() => this.#turn(this.#oldest() ?? NEWEST)}>
          ${t("older")}
        </button>
      </div>
      <hall-toast></hall-toast>`;
  }

  #filters() {
    const { t } = this.#locale;
    const { by, command, code } = this.filter;
    return html`<form @submit=${this.#apply}>
      <label>
        ${t("person")}
        <select name="by">
          <option value="">${t("anybody")}</option>
          ${[...this.people].map(([id, name]) => html`<option value=${id} ?selected=${id === by}>${name}</option>`)}
        </select>
      </label>
      ${
        this.view === "hall"
          ? html`<label>
                ${t("command")}
                <select name="command">
                  <option value="">${t("any-command")}</option>
                  ${NAMED_COMMANDS.map((one) => html`<option value=${one} ?selected=${one === command}>${commandText(one, t)}</option>`)}
                </select>
              </label>
              <label>${t("code")} <input name="code" size="6" maxlength="12" .value=${code} /></label>`
          : nothing
      }
      <button>${t("filter")}</button>
    </form>`;
  }

  #table() {
    const { t, language } = this.#locale;
    const rows = this.view === "hall" ? this.lines : this.entries;
    if (!rows) return html`<hall-empty loading></hall-empty>`;
    if (rows.length === 0) return html`<hall-empty>${t("none")}</hall-empty>`;
    const speech = { t, language, hall: this.hall };
    return this.view === "hall"
      ? journalTable(this.lines ?? [], speech)
      : houseTable(this.entries ?? [], speech);
  }

  /** The number that the next older page ends before; undefined at the end. */
  #oldest(): number | undefined {
    const rows = this.view === "hall" ? this.lines : this.entries;
    if (!rows || rows.length < PAGE) return undefined;
    const last = rows.at(-1);
    return last && ("seq" in last ? last.seq : last.number);
  }

  #go(view: View): void {
    this.view = view;
    this.filter = { by: "", command: "", code: "" };
    this.people = new Map();
    this.#turn(NEWEST);
  }

  #turn(before: number): void {
    this.upTo = before;
    void this.#read();
  }

  readonly #apply = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement); // as: listens on our own form
    const text = (name: string): string => String(form.get(name) ?? "").trim();
    this.filter = { by: text("by"), command: text("command"), code: text("code").toUpperCase() };
    this.#turn(NEWEST);
  };

  readonly #read = async (): Promise<void> => {
    this.#asked += 1;
    const mine = this.#asked;
    const options = { token: this.session?.token, language: currentLanguage() };
    if (this.view === "hall") {
      const answer = await this.read(this.#path(PAGE), z.array(JournalLine), options);
      if (mine !== this.#asked) return;
      this.lines = this.#taken(answer);
      this.#meet((this.lines ?? []).map(({ by }) => [by.id, by.name ?? by.id]));
    } else {
      const answer = await this.read(this.#path(PAGE), z.array(AuditEntry), options);
      if (mine !== this.#asked) return;
      this.entries = this.#taken(answer);
      this.#meet((this.entries ?? []).map(({ actor, actorName }) => [actor, actorName ?? actor]));
    }
  };

  #taken<T>(answer: Result<T>): T | undefined {
    this.fault = answer.ok ? undefined : answer.fault;
    return answer.ok ? answer.value : undefined;
  }

  /** Visitors are nobody to be chosen: their ids say nothing. */
  #meet(people: [string, string][]): void {
    const known = people.filter(([id, name]) => name !== id || !/^[0-9a-f-]{36}$/.test(id));
    this.people = new Map([...this.people, ...known]);
  }

  #path(limit: number): string {
    const { by, command, code } = this.filter;
    const asked = new URLSearchParams({ before: String(this.upTo), limit: String(limit) });
    if (by !== "") asked.set(this.view === "hall" ? "by" : "actor", by);
    if (command !== "") asked.set("command", command);
    if (code !== "") asked.set("code", code);
    const hallId = encodeURIComponent(this.hall?.hallId ?? "");
    return this.view === "hall" ? `/api/halls/${hallId}/journal?${asked}` : `/api/audit?${asked}`;
  }

  readonly #download = async (): Promise<void> => {
    const name = `${this.hall?.hallId ?? "hall"}-${this.view}-audit.csv`;
    const options = { token: this.session?.token, language: currentLanguage() };
    const fault = await downloadTable(this.#path(1000), name, options);
    if (fault) this.toast?.refuse(fault);
  };

  static override styles = [controls, auditStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "audit-page": AuditPage;
  }
}
