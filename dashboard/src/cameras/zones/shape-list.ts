import type { Fault, Language } from "@hall/contract";
import { faultText } from "@hall/contract/web";
import { html, nothing, type TemplateResult } from "lit";
import { problemsOf } from "../../administration/file-problems.ts";
import type { Words } from "./words.ts";
import { type Drawing, outlines, type ShapeRef, sameShape } from "./zone-draft.ts";

type Names = { t: Words; nameOf: (ref: ShapeRef) => string };
type Acts = { choose: (ref: ShapeRef) => void; remove: (ref: ShapeRef) => void };

/** What a shape is called. */
export function nameOfShape(
  { zones, lines }: Pick<Drawing, "zones" | "lines">,
  ref: ShapeRef,
  language: Language,
  t: Words,
): string {
  if (ref.kind === "ground") return t("ground");
  const named =
    zones.find(({ zoneId }) => zoneId === ref.id) ?? lines.find(({ lineId }) => lineId === ref.id);
  const name = named?.name[language] ?? ref.id;
  return ref.kind === "service" ? t("service-of", { zone: name }) : name;
}

/** All shapes of a drawing, to choose one or take it away. */
export function shapeList(
  drawing: Drawing,
  chosen: ShapeRef | undefined,
  { t, nameOf }: Names,
  { choose, remove }: Acts,
): TemplateResult {
  const shapes = outlines(drawing);
  if (shapes.length === 0) return html`<p class="quiet">${t("none")}</p>`;
  return html`<ul aria-label=${t("shapes")}>
    ${shapes.map(
      ({ ref }) =>
        html`<li>
          <button aria-pressed=${sameShape(ref, chosen)} @click=${() => choose(ref)}>${nameOf(ref)}</button>
          <button aria-label="${t("remove")} ${nameOf(ref)}" @click=${() => remove(ref)}>✕</button>
        </li>`,
    )}
  </ul>`;
}

/** Why a drawing was not taken, each problem with its field. */
export function refusalText(fault: Fault | undefined, language: Language): TemplateResult | typeof nothing {
  if (!fault) return nothing;
  const problems = problemsOf(fault);
  if (problems.length === 0) return html`<div class="fault" role="alert">${faultText(fault, language)}</div>`;
  return html`<ul class="fault" role="alert">
    ${problems.map(({ field, message }) => html`<li><b>${field}</b> ${message}</li>`)}
  </ul>`;
}
