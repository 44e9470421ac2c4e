import { html, svg, type TemplateResult } from "lit";
import type { Words } from "./words.ts";

const WIDTH = 300;
const HEIGHT = 48;

/** How many an area would have counted over the last minutes, as steps and in words. */
export function trialOf(counts: readonly { at: number; people: number }[], t: Words): TemplateResult {
  if (counts.length === 0) return html`<h3>${t("trial")}</h3><p class="quiet">${t("trial-none")}</p>`;
  const most = Math.max(0, ...counts.map(({ people }) => people));
  const now = counts.at(-1)?.people ?? 0;
  const from = counts[0]?.at ?? 0;
  const span = Math.max(1, (counts.at(-1)?.at ?? 0) - from);
  const path = counts
    .map(({ at, people }, i) => {
      const x = ((at - from) / span) * WIDTH;
      const y = HEIGHT - 2 - (people / Math.max(1, most)) * (HEIGHT - 4);
      return i === 0 ? `M${x},${y}` : `H${x}V${y}`;
    })
    .join("");
  const said = t("trial-said", { now, most, minutes: Math.max(1, Math.round(span / 60_000)) });
  return html`<h3>${t("trial")}</h3>
    <svg class="trial" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${said}>
      ${svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="2"></path>`}
    </svg>
    <p>${said}</p>`;
}

/** How many a door line would have counted in and out over the last minutes; nothing before anybody was in a picture. */
export function doorTrialOf(
  across: { in: number; out: number; overMs: number } | undefined,
  t: Words,
): TemplateResult {
  if (!across) return html`<h3>${t("trial")}</h3><p class="quiet">${t("trial-door-none")}</p>`;
  const minutes = Math.max(1, Math.round(across.overMs / 60_000));
  return html`<h3>${t("trial")}</h3>
    <p>${t("trial-door-said", { in: across.in, out: across.out, minutes })}</p>`;
}
