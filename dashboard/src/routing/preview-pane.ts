import type { Explanation, HallConfiguration, RoutingPreview } from "@hall/contract";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import type { DraftState, RoutingDraft, RoutingProblem } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";
import { className, queueNameOf } from "./rule-words.ts";
import { sectionStyles } from "./section-styles.ts";

type Counter = RoutingPreview["counters"][number];
type Held = Counter["held"][number];
const HELD = [
  "reserved",
  "not-before",
  "too-soon",
  "no-skill",
  "calling-window",
  "closed-condition",
] as const;

/** A person wants to see where in the text a problem is. */
export class ShowLineEvent extends Event {
  readonly problem: RoutingProblem;
  constructor(problem: RoutingProblem) {
    super("show-line", { bubbles: true, composed: true });
    this.problem = problem;
  }
}

/** What the draft would make of those who wait now, or why it is refused. */
@customElement("preview-pane")
export class PreviewPane extends RoutingSection {
  protected override body(draft: RoutingDraft, state: DraftState, _fields: Fields) {
    const { t } = this.locale;
    const { preview, problems, configuration: hall } = state;
    return html`<section aria-labelledby="title" aria-busy=${state.checking}>
      <div class="head">
        <h2 id="title">${t("preview")}</h2>
        <span class="quiet">${t("preview-hint")}</span>
        <button class="again" @click=${() => draft.tryOut()}>${t("preview-again")}</button>
      </div>
      ${problems.length > 0 ? this.#refused(problems) : nothing}
      ${preview ? this.#preview(preview, hall) : nothing}
      ${!preview && problems.length === 0 && state.checking ? html`<hall-empty loading></hall-empty>` : nothing}
    </section>`;
  }

  #refused(problems: readonly RoutingProblem[]) {
    const { t } = this.locale;
    return html`<div class="refused" role="alert">
      <h3>${t("preview-refused")}</h3>
      <ul>
        ${problems.map(
          (problem) =>
            html`<li>
              <button class="plain" @click=${() => this.dispatchEvent(new ShowLineEvent(problem))}>
                ${problem.field || t("problem-line", { line: problem.line })}
              </button>
              ${problem.message}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #preview({ counters, moved, unreachable, unknownClerks }: RoutingPreview, hall: HallConfiguration) {
    const { t, language } = this.locale;
    const place = (queueId: string, classId: string) =>
      `${queueNameOf(hall, queueId, language)} · ${className(hall, classId, language)}`;
    return html`${
      unreachable.length > 0
        ? html`<p class="refused">${t("preview-unreachable", { codes: unreachable.map(({ code }) => code).join(" ") })}</p>`
        : nothing
    }
      ${unknownClerks.length > 0 ? this.#unknown(unknownClerks) : nothing}
      <h3>${t("preview-moved")}</h3>
      ${
        moved.length === 0
          ? html`<p class="quiet">${t("preview-moved-none")}</p>`
          : html`<ul>
              ${moved.map(
                (one) =>
                  html`<li>
                    ${t("preview-moved-one", {
                      code: one.code,
                      from: place(one.fromQueueId, one.fromClass),
                      to: place(one.queueId, one.class),
                    })}
                    ${one.segment ? html`<span class="quiet">${one.segment[language]}</span>` : nothing}
                  </li>`,
              )}
            </ul>`
      }
      <div class="counters">${counters.map((counter) => this.#counter(counter))}</div>`;
  }

  #unknown(clerks: RoutingPreview["unknownClerks"]) {
    const { t } = this.locale;
    return html`<div class="refused">
      ${t("preview-unknown-clerks")}
      <ul>
        ${clerks.map((clerk) => html`<li>${t("preview-unknown-clerk", clerk)}</li>`)}
      </ul>
    </div>`;
  }

  #counter({ number, line, more, held, calling }: Counter) {
    const { t } = this.locale;
    const [first, ...rest] = line;
    const then = rest.slice(0, 6).map(({ code }) => code);
    const over = rest.length - then.length + more;
    return html`<article>
      <h3>${t("preview-next", { number })}</h3>
      ${first ? html`<p><b class="code">${first.code}</b> ${this.#why(first.explain)}</p>` : html`<p class="quiet">${t("preview-nobody")}</p>`}
      ${then.length > 0 ? html`<p class="small">${t("preview-then", { codes: then.join(" ") })} ${over > 0 ? t("preview-more", { n: over }) : nothing}</p>` : nothing}
      ${held.slice(0, 4).map((one) => html`<p class="small quiet">${t("preview-held", { code: one.code, why: this.#held(one) })}</p>`)}
      ${calling ? nothing : html`<p class="small quiet">${t("preview-not-calling")}</p>`}
    </article>`;
  }

  #why({ rule, waitedMinutes, segment }: Explanation) {
    const { t, language } = this.locale;
    const waited =
      waitedMinutes === undefined ? "" : ` · ${t("waited-minutes", { n: Math.round(waitedMinutes) })}`;
    return `${t(`rule-${rule}`)}${waited}${segment ? ` · ${segment[language]}` : ""}`;
  }

  #held({ because }: Held): string {
    const known = HELD.find((one) => one === because);
    return known ? this.locale.t(`why-${known}`) : because;
  }

  static override styles = [
    sectionStyles,
    css`
      h3 {
        margin-top: var(--hall-space-1);
      }
      .again {
        min-height: 2.25rem;
        margin-inline-start: auto;
        font-size: var(--hall-text-14);
      }
      .refused {
        padding: var(--hall-space-1) var(--hall-space-2);
        border-radius: var(--hall-radius);
        background: var(--hall-severe-ground);
        color: var(--hall-severe);
        overflow-wrap: anywhere;
      }
      .refused button {
        min-height: 2rem;
        padding: 0 4px;
        color: inherit;
        text-decoration: underline;
      }
      .counters {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        gap: var(--hall-space-1) var(--hall-space-2);
      }
      article {
        padding-top: 4px;
        border-top: 1px solid var(--hall-line);
      }
      .code {
        color: var(--hall-called);
        font-size: var(--hall-text-20);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "preview-pane": PreviewPane;
  }
}
