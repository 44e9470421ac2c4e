import { html, nothing, type TemplateResult } from "lit";
import { type Path, valueAt } from "./path-edits.ts";
import type { RoutingDraft, RoutingProblem } from "./routing-draft.ts";
import type { Words } from "./words.ts";

export type Choice = { value: string; label: string };
type NumberLimits = { min?: number; max?: number; step?: number; placeholder?: string };

/** The fields of a form over a draft: each shows its part of the configuration, changes it, and says what is wrong with it. */
export class Fields {
  readonly #draft: RoutingDraft;
  readonly t: Words;

  constructor(draft: RoutingDraft, t: Words) {
    this.#draft = draft;
    this.t = t;
  }

  /** What is wrong at a place or inside of it. */
  problemsAt(path: Path): RoutingProblem[] {
    const problems = this.#draft.state?.problems ?? [];
    return problems.filter((problem) => path.every((part, at) => problem.path[at] === part));
  }

  /** An empty number is absent. */
  number(
    path: Path,
    label: string,
    { min = 0, max, step = 1, placeholder }: NumberLimits = {},
  ): TemplateResult {
    const value = this.#at(path);
    return this.#labelled(
      path,
      label,
      html`<input
        id=${idOf(path)}
        type="number"
        min=${min}
        max=${max ?? nothing}
        step=${step}
        placeholder=${placeholder ?? nothing}
        aria-invalid=${this.#wrong(path)}
        aria-describedby=${this.#describes(path)}
        ?disabled=${this.#locked()}
        .value=${typeof value === "number" ? String(value) : ""}
        @change=${(event: Event) => {
          const typed = textOf(event);
          this.#draft.set(path, typed === "" ? undefined : Number(typed));
        }}
      />`,
    );
  }

  text(path: Path, label: string): TemplateResult {
    return this.#labelled(
      path,
      label,
      this.#input(path, String(this.#at(path) ?? ""), (typed) => typed),
    );
  }

  /** Spans of hours, with commas between; empty is absent. `single`: one span. */
  hours(path: Path, label: string, { single = false, hint = "" } = {}): TemplateResult {
    const value = this.#at(path);
    const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
    const read = (typed: string): unknown => {
      const spans = typed.split(/[,，;；\s]+/).filter((span) => span !== "");
      if (single) return spans[0] ?? "";
      return spans.length === 0 ? undefined : spans;
    };
    return this.#labelled(path, label, this.#input(path, text, read, hint));
  }

  /** One of what exists; with `none`, its absence too. */
  select(path: Path, label: string, choices: readonly Choice[], none?: string): TemplateResult {
    const value = this.#at(path);
    const now = value === undefined ? "" : String(value);
    return this.choose(path, label, { choices, now, none }, (chosen) =>
      this.#draft.set(path, chosen === "" ? undefined : chosen),
    );
  }

  /** As `select`, for whoever knows better what to do with the choice. */
  choose(
    path: Path,
    label: string,
    { choices, now, none }: { choices: readonly Choice[]; now: string; none?: string | undefined },
    chosen: (value: string) => void,
  ): TemplateResult {
    return this.#labelled(
      path,
      label,
      html`<select
        id=${idOf(path)}
        aria-invalid=${this.#wrong(path)}
        aria-describedby=${this.#describes(path)}
        ?disabled=${this.#locked()}
        .value=${now}
        @change=${(event: Event) => chosen(textOf(event))}
      >
        ${none === undefined ? nothing : html`<option value="" ?selected=${now === ""}>${none}</option>`}
        ${choices.map(({ value, label: word }) => html`<option value=${value} ?selected=${value === now}>${word}</option>`)}
      </select>`,
    );
  }

  /** Yes, no, or no matter. */
  tristate(path: Path, label: string): TemplateResult {
    const value = this.#at(path);
    const choices = [
      { value: "yes", label: this.t("yes") },
      { value: "no", label: this.t("no") },
    ];
    const now = value === undefined ? "" : value === true ? "yes" : "no";
    return this.choose(path, label, { choices, now, none: this.t("any") }, (chosen) =>
      this.#draft.set(path, chosen === "" ? undefined : chosen === "yes"),
    );
  }

  /** Several of what exists; with `keepEmpty` none of them is an empty list, otherwise it is absent. */
  checks(path: Path, label: string, choices: readonly Choice[], keepEmpty = false): TemplateResult {
    const value = this.#at(path);
    const now = Array.isArray(value) ? value.map(String) : [];
    const turn = (id: string, on: boolean): void => {
      const next = choices
        .map((choice) => choice.value)
        .filter((one) => (one === id ? on : now.includes(one)));
      this.#draft.set(path, next.length === 0 && !keepEmpty ? undefined : next);
    };
    return html`<fieldset aria-describedby=${this.#describes(path)}>
      <legend>${label}</legend>
      ${choices.map(
        (choice) =>
          html`<label
            ><input
              type="checkbox"
              value=${choice.value}
              ?disabled=${this.#locked()}
              .checked=${now.includes(choice.value)}
              @change=${(event: Event) => turn(choice.value, isChecked(event))}
            />${choice.label}</label
          >`,
      )}
      ${this.problems(path)}
    </fieldset>`;
  }

  /** What is wrong there, in words. */
  problems(path: Path, problems = this.problemsAt(path)): TemplateResult | typeof nothing {
    if (problems.length === 0) return nothing;
    return html`<span class="problem" id=${`${idOf(path)}-problem`}>${problems.map(({ message }) => html`<span>${message}</span>`)}</span>`;
  }

  /** What is wrong with the thing itself, beside what is wrong inside of it. */
  ownProblems(path: Path): TemplateResult | typeof nothing {
    const own = this.problemsAt(path).filter((problem) => problem.path.length === path.length);
    return own.length === 0 ? nothing : this.problems(path, own);
  }

  #input(path: Path, text: string, read: (typed: string) => unknown, hint = ""): TemplateResult {
    return html`<input
      id=${idOf(path)}
      placeholder=${hint || nothing}
      aria-invalid=${this.#wrong(path)}
      aria-describedby=${this.#describes(path)}
      ?disabled=${this.#locked()}
      .value=${text}
      @change=${(event: Event) => this.#draft.set(path, read(textOf(event).trim()))}
    />`;
  }

  #labelled(path: Path, label: string, control: TemplateResult): TemplateResult {
    return html`<label class="field"><span>${label}</span>${control}${this.problems(path)}</label>`;
  }

  #at(path: Path): unknown {
    return valueAt(this.#draft.state?.configuration, path);
  }

  #locked(): boolean {
    return !this.#draft.state?.editable;
  }

  #wrong(path: Path): "true" | "false" {
    return this.problemsAt(path).length > 0 ? "true" : "false";
  }

  #describes(path: Path) {
    return this.problemsAt(path).length > 0 ? `${idOf(path)}-problem` : nothing;
  }
}

/** A form's id for a place in the configuration. */
export function idOf(path: Path): string {
  return path.join("-");
}

/** Is the checkbox that changed checked now? */
export function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked; // as: listens on our own checkboxes
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value; // as: listens on our own controls
}
