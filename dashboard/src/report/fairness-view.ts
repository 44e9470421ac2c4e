import type { Fairness, HallSnapshot, Spread } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { minutesOf, spreadText } from "./figures-text.ts";
import { reportStyles } from "./report-styles.ts";
import { words } from "./words.ts";

type Row = {
  who: string;
  n: number;
  wait: Spread;
  waitInOrder: Spread;
  gained: number | undefined;
  cost: number | undefined;
  passedOver: number;
  longest: number;
};

/** What classes and special groups cost the others, with the method in a sentence. */
@customElement("fairness-view")
export class FairnessView extends LitElement {
  @property({ attribute: false }) fairness?: Fairness;
  @property({ attribute: false }) hall?: HallSnapshot;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const { fairness, hall } = this;
    if (!fairness || !hall) return nothing;
    if (fairness.calls === 0) return html`<hall-empty>${t("none")}</hall-empty>`;
    const { mean, worst, delayed } = fairness.normal.cost;
    const heads = ["who", "n", "wait", "order", "gain", "cost-sum", "passed", "longest"] as const;
    return html`<p class="lead">
        ${delayed === 0 ? t("fair-no-cost") : t("fair-cost", { mean: minutesOf(mean), worst: minutesOf(worst), delayed })}
      </p>
      <p class="quiet">${t("fair-method")}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t("view-fairness")}>
        <table>
          <thead><tr>${heads.map((head) => html`<th scope="col">${t(`fair-${head}`)}</th>`)}</tr></thead>
          <tbody>
            ${this.#rows(fairness, hall).map(
              (row) => html`<tr>
                <th scope="row">${row.who}</th>
                <td>${row.n}</td>
                <td>${spreadText(row.wait, "p50", "p80")}</td>
                <td>${spreadText(row.waitInOrder, "p50", "p80")}</td>
                <td>${row.gained === undefined ? "" : minutesOf(row.gained)}</td>
                <td>${row.cost === undefined ? "" : minutesOf(row.cost)}</td>
                <td>${row.passedOver}</td>
                <td>${minutesOf(row.longest)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #rows({ normal, classes, groups }: Fairness, hall: HallSnapshot): Row[] {
    const { t, language } = this.#locale;
    const special = (who: string, one: Fairness["classes"][number] | Fairness["groups"][number]): Row => ({
      who,
      n: one.n,
      wait: one.wait,
      waitInOrder: one.waitInOrder,
      gained: one.gainedMinutes,
      cost: undefined,
      passedOver: one.passedOver,
      longest: one.longestOvertakingMinutes,
    });
    const { n, wait, waitInOrder, cost, passedOver, longestOvertakingMinutes: longest } = normal;
    return [
      {
        who: t("fair-normal"),
        n,
        wait,
        waitInOrder,
        gained: undefined,
        cost: cost.total,
        passedOver,
        longest,
      },
      ...classes.map((one) =>
        special(
          hall.classes?.find(({ classId }) => classId === one.classId)?.name[language] ?? one.classId,
          one,
        ),
      ),
      ...groups.map((one) =>
        special(
          hall.groups?.find(({ groupId }) => groupId === one.groupId)?.name[language] ?? one.groupId,
          one,
        ),
      ),
    ];
  }

  static override styles = reportStyles;
}

declare global {
  interface HTMLElementTagNameMap {
    "fairness-view": FairnessView;
  }
}
