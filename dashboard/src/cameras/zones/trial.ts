import { html, nothing, svg, type TemplateResult } from "lit";
import type { PeopleTrace } from "./people-trace.ts";
import type { Words } from "./words.ts";
import type { Drawing, ShapeRef } from "./zone-draft.ts";

const WIDTH = 300;
const HEIGHT = 48;

/** What the chosen area or door line would have counted, were it saved already. */
export function trialOfChosen(
  { zones, lines }: Drawing,
  chosen: ShapeRef | undefined,
  trace: PeopleTrace,
  t: Words,
): TemplateResult | typeof nothing {
  const zone = zones.find(({ zoneId }) => chosen?.kind === "zone" && zoneId === chosen.id);
  if (zone) return trialOf(trace.inside(zone.polygon, zone.anchor), t);
  const line = lines.find(({ lineId }) => chosen?.kind === "line" && lineId === chosen.id);
  return line ? doorTrialOf(trace.isEmpty ? undefined : trace.across(line), t) : nothing;
}

/** How many an area would have counted over the last minutes, as steps and in words. */
function trialOf(counts: readonly { at: number; people: number }[], t: Words): TemplateResult {
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
function doorTrialOf(
  across: { in: number; out: number; overMs: number } | undefined,
  t: Words,
): TemplateResult {
  if (!across) return html`<h3>${t("trial")}</h3><p class="quiet">${t("trial-door-none")}</p>`;
  const minutes = Math.max(1, Math.round(across.overMs / 60_000));
  return html`<h3>${t("trial")}</h3>
    <p>${t("trial-door-said", { in: across.in, out: across.out, minutes })}</p>`;
}
