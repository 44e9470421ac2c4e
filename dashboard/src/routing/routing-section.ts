import type { HallConfiguration } from "@hall/contract";
import { LiveController } from "@hall/contract/live";
import { LocaleController } from "@hall/contract/web";
import { type CSSResultGroup, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { type Choice, Fields } from "./fields.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import type { Speech } from "./rule-words.ts";
import { sectionStyles } from "./section-styles.ts";
import { words } from "./words.ts";

/** A part of the routing page: words and forms over the draft. */
export abstract class RoutingSection extends LitElement {
  @property({ attribute: false }) draft?: RoutingDraft;
  /** Which of its items is unfolded. */
  @state() protected open: number | undefined;

  protected readonly locale = new LocaleController(this, words);
  protected readonly live = new LiveController(this, () => this.draft);

  override render(): TemplateResult | typeof nothing {
    const { draft } = this;
    const state = draft?.state;
    return draft && state ? this.body(draft, state, new Fields(draft, this.locale.t)) : nothing;
  }

  protected abstract body(draft: RoutingDraft, state: DraftState, fields: Fields): TemplateResult;

  protected speech(hall: HallConfiguration): Speech {
    return { hall, language: this.locale.language, t: this.locale.t };
  }

  protected turn(index: number): void {
    this.open = this.open === index ? undefined : index;
  }

  protected queues({ queues }: HallConfiguration): Choice[] {
    return queues.map(({ queueId, name }) => ({ value: queueId, label: name[this.locale.language] }));
  }

  protected counters({ counters }: HallConfiguration): Choice[] {
    return counters.map(({ counterId, number }) => ({
      value: counterId,
      label: this.locale.t("counter-number", { number }),
    }));
  }

  static override styles: CSSResultGroup = sectionStyles;
}
