import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "./words.ts";
import { isWithin, limitsOf, type NumberField } from "./zone-limits.ts";

/** A number that may be empty. */
export type NumberOf = {
  label: string;
  value: number | undefined;
  change: (value: number | undefined) => void;
};

export function text(label: string, value: string, change: (value: string) => void): TemplateResult {
  return html`<label>${label}<input .value=${value} maxlength="200" @change=${(event: Event) => change(typed(event))} /></label>`;
}

/** A number of an area: one that the hub would refuse stays as it was typed, with what it may be in words. */
export function areaNumber(field: NumberField, { label, value, change }: NumberOf, t: Words): TemplateResult {
  const limits = limitsOf(field);
  const wrong = !isWithin(field, value);
  const problem = `${field}-problem`;
  return html`<div class="field">
    <label
      >${label}<input
        type="number"
        min=${limits.min}
        max=${limits.max}
        step="1"
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${wrong ? problem : nothing}
        .value=${live(shown(value))}
        @change=${(event: Event) => change(numberIn(event))}
    /></label>
    ${wrong ? html`<span class="problem" id=${problem}>${t("out-of-limits", limits)}</span>` : nothing}
  </div>`;
}

/** A length on the floor. */
export function metres({ label, value, change }: NumberOf): TemplateResult {
  return html`<label
    >${label}<input
      type="number"
      min="0"
      step="0.1"
      .value=${live(shown(value))}
      @change=${(event: Event) => change(numberIn(event))}
  /></label>`;
}

export function choice(
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label
    >${label}<select @change=${(event: Event) => change(typed(event))}>
      ${options.map(([one, said]) => html`<option value=${one} ?selected=${one === value}>${said}</option>`)}
    </select></label
  >`;
}

function shown(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

function numberIn(event: Event): number | undefined {
  const said = typed(event);
  return said === "" ? undefined : Number(said);
}

function typed(event: Event): string {
  const { target } = event;
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}
