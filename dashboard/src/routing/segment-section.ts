import type { SegmentRule } from "@hall/contract";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";
import { thenWords, whenWords } from "./rule-words.ts";
import { segmentForm } from "./segment-form.ts";

const LIST = ["segmentation"];

/** The segmentation rules in order: read, moved by keyboard, edited. */
@customElement("segment-section")
export class SegmentSection extends RoutingSection {
  @state() private told = "";

  protected override body(draft: RoutingDraft, { configuration, editable }: DraftState, fields: Fields) {
    const { t } = this.locale;
    const rules = configuration.segmentation;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("segments")}</h2>
        <span class="quiet">${t("segments-hint")}</span>
      </div>
      ${rules.length === 0 ? html`<p class="quiet">${t("segments-none")}</p>` : nothing}
      <ol class="items">
        ${rules.map((rule, index) => this.#rule(rule, index, rules.length, draft, fields))}
      </ol>
      <p class="unseen" role="status">${this.told}</p>
      ${editable ? html`<button @click=${() => this.#add(draft, rules.length)}>${t("segment-add")}</button>` : nothing}
    </section>`;
  }

  #rule(rule: SegmentRule, index: number, all: number, draft: RoutingDraft, fields: Fields) {
    const { t, language } = this.locale;
    const hall = draft.state?.configuration;
    if (!hall) return nothing;
    const speech = this.speech(hall);
    const at = [...LIST, index];
    const wrong = fields.problemsAt(at).length > 0;
    const unfolded = this.open === index;
    return html`<li class=${wrong ? "item wrong" : "item"} @keydown=${(event: KeyboardEvent) => this.#onKey(event, index, draft)}>
      <b aria-label=${t("segment-of", { n: index + 1 })}>${index + 1}</b>
      <div>
        <b>${rule.name[language]}</b>
        <div>${whenWords(rule.when, speech)} <span class="then">→ ${thenWords(rule.then, speech)}</span></div>
        ${wrong && !unfolded ? fields.problems(at) : nothing}
      </div>
      ${draft.state?.editable ? this.#acts(index, all, draft) : html`<span></span>`}
      ${unfolded ? segmentForm({ rule, at, draft, fields, speech }) : nothing}
    </li>`;
  }

  #acts(index: number, all: number, draft: RoutingDraft) {
    const { t } = this.locale;
    const name = t("segment-of", { n: index + 1 });
    return html`<span class="acts">
      <button
        data-act="up"
        aria-label=${`${name}: ${t("move-up")}`}
        title=${`${t("move-up")} (Alt+↑)`}
        ?disabled=${index === 0}
        @click=${() => this.#move(index, index - 1, draft, "up")}
      >
        ↑
      </button>
      <button
        data-act="down"
        aria-label=${`${name}: ${t("move-down")}`}
        title=${`${t("move-down")} (Alt+↓)`}
        ?disabled=${index === all - 1}
        @click=${() => this.#move(index, index + 1, draft, "down")}
      >
        ↓
      </button>
      <button data-act="edit" aria-expanded=${this.open === index} aria-label=${`${name}: ${t("edit")}`} @click=${() => this.turn(index)}>
        ${t(this.open === index ? "done" : "edit")}
      </button>
      <button class="severe" aria-label=${`${name}: ${t("remove")}`} @click=${() => this.#remove(index, draft)}>
        ${t("remove")}
      </button>
    </span>`;
  }

  #move(from: number, to: number, draft: RoutingDraft, act: "up" | "down"): void {
    const all = draft.state?.configuration.segmentation.length ?? 0;
    if (to < 0 || to >= all) return;
    draft.move(LIST, from, to);
    if (this.open === from) this.open = to;
    else if (this.open === to) this.open = from;
    this.told = this.locale.t("moved-to", { n: to + 1 });
    void this.#focus(to, act);
  }

  /** The focus goes with the rule; where it can go no further, to the way back. */
  async #focus(index: number, act: "up" | "down"): Promise<void> {
    await this.updateComplete;
    const item = this.renderRoot.querySelectorAll("li")[index];
    const wanted = item?.querySelector<HTMLButtonElement>(`[data-act=${act}]`);
    const other = item?.querySelector<HTMLButtonElement>("[data-act]:not(:disabled)");
    (wanted && !wanted.disabled ? wanted : other)?.focus();
  }

  #onKey(event: KeyboardEvent, index: number, draft: RoutingDraft): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    if (!draft.state?.editable) return;
    event.preventDefault();
    const up = event.key === "ArrowUp";
    this.#move(index, up ? index - 1 : index + 1, draft, up ? "up" : "down");
  }

  #add(draft: RoutingDraft, index: number): void {
    const hall = draft.state?.configuration;
    const classId = hall?.classes[1]?.classId ?? hall?.classes[0]?.classId;
    const name = { "zh-CN": "新规则", en: "New rule" };
    const groups = hall?.groups[0] ? { groups: [hall.groups[0].groupId] } : { booked: true };
    draft.add(LIST, { name, when: groups, then: { classId } });
    this.open = index;
    void this.#focus(index, "up");
  }

  #remove(index: number, draft: RoutingDraft): void {
    draft.remove([...LIST, index]);
    this.open = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "segment-section": SegmentSection;
  }
}
