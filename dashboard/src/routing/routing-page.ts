import type { ClerkView } from "@hall/contract";
import { type HubSession, LiveController } from "@hall/contract/live";
import {
  controls,
  currentLanguage,
  faultText,
  type HallConfirm,
  type HallToast,
  LocaleController,
} from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { HubDesk } from "../administration/hub-desk.ts";
import { UnsavedWork } from "../unsaved-work.ts";
import "./class-section.ts";
import "./cluster-section.ts";
import "./counter-section.ts";
import "./figure-section.ts";
import "./people-section.ts";
import type { ShowLineEvent } from "./preview-pane.ts";
import "./preview-pane.ts";
import "./queue-section.ts";
import { pageStyles } from "./page-styles.ts";
import { type DraftState, RoutingDraft } from "./routing-draft.ts";
import "./saves-pane.ts";
import "./segment-section.ts";
import type { TextPane } from "./text-pane.ts";
import "./text-pane.ts";
import { words } from "./words.ts";

const PANES = ["preview", "text", "saves"] as const;
type Pane = (typeof PANES)[number];

/** The routing of a hall in words, as forms and as text; tried out before it is saved. */
@customElement("routing-page")
export class RoutingPage extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "token">;
  @property({ attribute: false }) hallId = "";
  @property({ attribute: false }) clerks: readonly ClerkView[] = [];
  /** What is worked on; made of the session and the hall, unless it is given. */
  @property({ attribute: false }) draft: RoutingDraft | undefined;
  @state() private pane: Pane = "preview";
  @query("hall-confirm") private confirm: HallConfirm | null | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;
  @query("text-pane") private text: TextPane | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.draft);

  constructor() {
    super();
    new UnsavedWork(this, () => this.draft?.state?.changed === true);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { session, hallId } = this;
    if ((changed.has("session") || changed.has("hallId")) && session && hallId) {
      const options = () => ({ token: session.token, language: currentLanguage() });
      this.draft = new RoutingDraft(new HubDesk(hallId, options));
    }
    if (changed.has("draft") || !this.draft?.state) void this.#readOnce();
  }

  override render() {
    const { t, language } = this.#locale;
    const state = this.#live.state;
    const failed = this.draft?.failed;
    if (!state && failed)
      return html`<p class="fault" role="alert">
        ${faultText(failed, language)} <button @click=${() => this.draft?.read()}>${t("again")}</button>
      </p>`;
    if (!state || !this.draft) return html`<hall-empty loading></hall-empty>`;
    return html`${this.#head(state)} ${this.#conflict(state)}
      <div class="columns">
        <div class="forms">
          <segment-section .draft=${this.draft}></segment-section>
          <counter-section .draft=${this.draft}></counter-section>
          <queue-section .draft=${this.draft}></queue-section>
          <class-section .draft=${this.draft}></class-section>
          <figure-section .draft=${this.draft}></figure-section>
          <people-section .draft=${this.draft} .clerks=${this.clerks}></people-section>
          <cluster-section .draft=${this.draft}></cluster-section>
        </div>
        ${this.#beside(this.draft)}
      </div>
      <hall-confirm></hall-confirm>
      <hall-toast></hall-toast>`;
  }

  #head(state: DraftState) {
    const { t } = this.#locale;
    if (!state.editable)
      return html`<div class="bar"><h1>${t("title")}</h1><span class="quiet">${t("read-only")}</span></div>`;
    const before = state.saves.find(({ version }) => version < state.version);
    return html`<div class="bar">
      <h1>${t("title")}</h1>
      <span class=${state.problems.length > 0 ? "state wrong" : "state"} role="status">${this.#stands(state)}</span>
      <span class="tools">
        <hall-button .why=${before ? undefined : t("why-no-save")} title=${t("undo-save-hint")} @click=${this.#undo}
          >${t("undo-save")}</hall-button
        >
        <hall-button .why=${state.changed ? undefined : t("why-same")} @click=${this.#discard}>${t("discard")}</hall-button>
        <hall-button id="save" kind="main" .why=${this.#whyNot(state)} ?busy=${state.saving} @click=${this.#save}
          >${state.saving ? t("saving") : t("save")}</hall-button
        >
      </span>
    </div>`;
  }

  #beside(draft: RoutingDraft) {
    const { t } = this.#locale;
    return html`<div class="beside" @show-line=${this.#showLine}>
      <nav aria-label=${t("panes")}>
        ${PANES.map(
          (pane) =>
            html`<button aria-pressed=${pane === this.pane} @click=${() => this.#go(pane)}>${t(pane)}</button>`,
        )}
      </nav>
      <preview-pane ?hidden=${this.pane !== "preview"} .draft=${draft}></preview-pane>
      <text-pane ?hidden=${this.pane !== "text"} .draft=${draft}></text-pane>
      <saves-pane ?hidden=${this.pane !== "saves"} .draft=${draft}></saves-pane>
    </div>`;
  }

  #conflict({ fault }: DraftState) {
    const { t, language } = this.#locale;
    if (!fault) return nothing;
    const conflict = fault.details?.rule === "configuration-changed";
    return html`<p class="fault" role="alert">
      ${conflict ? t("conflict") : faultText(fault, language)}
      ${conflict ? html`<button @click=${() => this.draft?.read()}>${t("read-again")}</button>` : nothing}
    </p>`;
  }

  #stands({ problems, checking, changed }: DraftState): string {
    const { t } = this.#locale;
    if (checking) return t("state-checking");
    if (problems.length > 0) return t("state-wrong", { n: problems.length });
    return t(changed ? "state-changed" : "state-same");
  }

  #whyNot({ changed, checking, problems, readable }: DraftState): string | undefined {
    const { t } = this.#locale;
    if (!changed) return t("why-same");
    if (!readable) return t("why-unreadable");
    if (problems.length > 0) return t("why-wrong", { n: problems.length });
    return checking ? t("why-checking") : undefined;
  }

  #go(pane: Pane): void {
    this.pane = pane;
  }

  async #readOnce(): Promise<void> {
    if (this.draft && !this.draft.state && !this.draft.failed) await this.draft.read();
    this.requestUpdate();
  }

  readonly #showLine = async ({ problem }: ShowLineEvent): Promise<void> => {
    this.pane = "text";
    await this.updateComplete;
    this.text?.show(problem);
  };

  readonly #save = async (): Promise<void> => {
    if (await this.draft?.save()) this.toast?.show(this.#locale.t("saved"));
  };

  readonly #discard = async (): Promise<void> => {
    const { t } = this.#locale;
    if (await this.confirm?.ask({ title: t("discard-ask"), yes: t("discard") })) await this.draft?.read();
  };

  readonly #undo = (): void => {
    const { state } = this.draft ?? {};
    const before = state?.saves.find(({ version }) => version < state.version);
    if (before) this.draft?.takeUp(before.configuration);
  };

  static override styles = [controls, pageStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "routing-page": RoutingPage;
  }
}
