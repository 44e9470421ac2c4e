import type { StatisticsRow } from "@hall/contract";
import { html, svg } from "lit";
import { minutesOf } from "./figures-text.ts";
import type { Words } from "./words.ts";

const WIDE = 48;
const HIGH = 150;
/** A morning with two hours looks like the beginning of a day. */
const FEWEST = 12;

/** How many came in each hour, and how long eight in ten of them waited. The table beside it says the same. */
export function hoursChart(rows: readonly StatisticsRow[], t: Words) {
  const hours = rows.filter(({ key }) => key !== null);
  const mostIssued = Math.max(1, ...hours.map(({ issued }) => issued));
  const longest = Math.max(1, ...hours.map(({ wait }) => wait.p80 ?? 0));
  const x = (index: number): number => index * WIDE + WIDE / 2;
  const y = (minutes: number): number => HIGH - (minutes / longest) * (HIGH - 20);
  const points = hours.flatMap(({ wait }, index) =>
    wait.p80 === null ? [] : [`${x(index)},${y(wait.p80)}`],
  );
  return html`<figure>
    <figcaption>${t("chart-hours")}</figcaption>
    <svg viewBox="0 0 ${Math.max(FEWEST, hours.length) * WIDE} ${HIGH + 24}" role="img" aria-label=${t("chart-hours")}>
      ${hours.map(({ key, issued, wait }, index) => {
        const tall = (issued / mostIssued) * (HIGH - 20);
        return svg`<rect class="issued" x=${x(index) - 14} y=${HIGH - tall} width="28" height=${tall} rx="3" />
          <text x=${x(index)} y=${HIGH - 5}>${issued}</text>
          <text class="axis" x=${x(index)} y=${HIGH + 18}>${key}</text>
          ${wait.p80 === null ? "" : svg`<circle class="wait" cx=${x(index)} cy=${y(wait.p80)} r="4"><title>${minutesOf(wait.p80)}</title></circle>`}`;
      })}
      <polyline class="wait-line" points=${points.join(" ")} />
    </svg>
  </figure>`;
}
