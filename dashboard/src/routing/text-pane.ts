import { css, html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";
import { offsetOf } from "../administration/file-problems.ts";
import type { Fields } from "./fields.ts";
import type { DraftState, RoutingDraft, RoutingProblem } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";
import { sectionStyles } from "./section-styles.ts";

/** The whole configuration as text, in step with the forms. */
@customElement("text-pane")
export class TextPane extends RoutingSection {
  @query("textarea") private area: HTMLTextAreaElement | null | undefined;

  protected override body(
    draft: RoutingDraft,
    { text, readable, editable, problems }: DraftState,
    _fields: Fields,
  ) {
    const { t } = this.locale;
    return html`<section>
      ${readable ? nothing : html`<p class="problem" role="alert">${t("text-unreadable")}</p>`}
      <textarea
        aria-label=${t("text-label")}
        aria-invalid=${problems.length > 0}
        spellcheck="false"
        rows="34"
        ?readonly=${!editable}
        .value=${text}
        @input=${() => draft.write(this.area?.value ?? "")}
      ></textarea>
    </section>`;
  }

  /** Goes to the line of a problem. */
  show(problem: RoutingProblem): void {
    const area = this.area;
    if (!area) return;
    const offset = offsetOf(area.value, problem);
    const end = area.value.indexOf("\n", offset);
    area.focus();
    area.setSelectionRange(offset, end < 0 ? area.value.length : end);
    area.scrollTop = (problem.line - 3) * (area.scrollHeight / area.value.split("\n").length);
  }

  static override styles = [
    sectionStyles,
    css`
      textarea {
        display: block;
        width: 100%;
        font-family: Menlo, Consolas, "DejaVu Sans Mono", var(--hall-font);
        font-size: var(--hall-text-14);
        line-height: 1.4;
        white-space: pre;
        resize: vertical;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "text-pane": TextPane;
  }
}
