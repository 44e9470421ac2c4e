import type { Language, ZoneView } from "@hall/contract";
import { html, nothing, type TemplateResult } from "lit";
import { countText, type DoorLine, type Fact, lineCounts, zoneFacts } from "./tile-facts.ts";
import type { Words } from "./words.ts";

/** Each zone with all that is known of it, one line each. */
export function zoneRows(
  zones: readonly ZoneView[],
  camera: string,
  language: Language,
  t: Words,
): TemplateResult {
  return html`<ul aria-label=${t("zones", { camera })}>
    ${zones.map(
      (zone) => html`<li>
        <span>${zone.name[language]}</span>
        <span class="facts">${countOf(zone, t)}${zoneFacts(zone, t).map(factOf)}</span>
      </li>`,
    )}
  </ul>`;
}

/** Each door line with who came and went; no list where there is none. */
export function lineRows(
  lines: readonly DoorLine[],
  camera: string,
  language: Language,
  t: Words,
): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<ul aria-label=${t("lines", { camera })}>
    ${lines.map(
      (line) => html`<li>
        <span>${line.name[language]}</span>
        <span class="facts">${lineCounts(line, t) ?? html`<hall-unknown></hall-unknown>`}</span>
      </li>`,
    )}
  </ul>`;
}

function countOf(zone: ZoneView, t: Words): TemplateResult {
  if (zone.count === "unknown") return html`<hall-unknown></hall-unknown>`;
  return html`<b>${countText(zone, t)}</b>`;
}

function factOf({ text, known }: Fact): TemplateResult {
  return html` · ${text}${known ? nothing : html` <hall-unknown></hall-unknown>`}`;
}
