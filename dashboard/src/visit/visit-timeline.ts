import type { TimelineEntry } from "@hall/contract";
import { clockSeconds, controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { eventWords, explainWords } from "./event-words.ts";
import type { Names } from "./names.ts";
import { words } from "./words.ts";

/** What happened to a visit: when, what, who; and why it was called. */
@customElement("visit-timeline")
export class VisitTimeline extends LitElement {
  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];
  @property({ attribute: false }) names?: Names;
  @property({ attribute: false }) timeZone = "UTC";

  readonly #locale = new LocaleController(this, words);

  override render() {
    if (this.entries.length === 0) return html`<p class="quiet">${this.#locale.t("timeline-none")}</p>`;
    return html`<ol>${this.entries.map((entry) => this.#entry(entry))}</ol>`;
  }

  #entry(entry: TimelineEntry) {
    const { t, language } = this.#locale;
    const { names } = this;
    if (!names) return nothing;
    return html`<li>
      <time datetime=${entry.at}>${clockSeconds(entry.at, this.timeZone, language)}</time>
      <div>
        <b>${eventWords(entry, names, t)}</b>
        ${entry.by ? html`<span class="quiet">${t("by", { who: names.who(entry.by) })}</span>` : nothing}
        ${entry.explain ? explainWords(entry.explain, t).map((line) => html`<p>${line}</p>`) : nothing}
      </div>
    </li>`;
  }

  static override styles = [
    controls,
    css`
      ol {
        display: grid;
        gap: var(--hall-space-1);
      }
      li {
        display: grid;
        grid-template-columns: 5.5em 1fr;
        gap: var(--hall-space-1);
        padding-bottom: var(--hall-space-1);
        border-bottom: 1px solid var(--hall-line);
      }
      time {
        color: var(--hall-quiet);
      }
      p {
        color: var(--hall-quiet);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-timeline": VisitTimeline;
  }
}
