import type { HallSnapshot, Request, Text } from "@hall/contract";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { words } from "../messages/words.ts";

/** What is asked of whoever takes a number by hand, beside the services. */
export type Facts = Omit<Request<"visit:take-ticket">, "serviceIds" | "phone" | "identity">;
export const UNASKED: Facts = { language: "zh-CN", partySize: 1 };

/** Group, class, language, party and return visit of somebody who takes a number by hand; the hall's rules do the rest. */
@customElement("who-asks")
export class WhoAsks extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;
  @property({ attribute: false }) facts: Facts = UNASKED;

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t } = this.#locale;
    const { facts } = this;
    const { classes = [], groups = [] } = this.hall ?? {};
    const kinds = groups.map(({ groupId, name }) => [groupId, name] as const);
    const weights = classes.map(({ classId, name }) => [classId, name] as const);
    return html`${this.#select(t("ticket-group"), facts.group, kinds, (group) => ({ group }))}
      ${this.#select(t("ticket-class"), facts.class, weights, (visitClass) => ({ class: visitClass }))}
      <label
        >${t("ticket-language")}
        <select @change=${(event: Event) => this.#become({ language: chosenIn(event) === "en" ? "en" : "zh-CN" })}>
          <option value="zh-CN" ?selected=${facts.language !== "en"}>${t("language-zh-CN")}</option>
          <option value="en" ?selected=${facts.language === "en"}>${t("language-en")}</option>
        </select></label
      >
      <label
        >${t("ticket-party")}
        <input type="number" min="1" max="50" .value=${String(facts.partySize ?? 1)} @change=${this.#count}
      /></label>
      <label
        ><input
          type="checkbox"
          .checked=${facts.returnVisit ?? false}
          @change=${() => this.#become({ returnVisit: !facts.returnVisit })}
        />${t("ticket-again")}</label
      >`;
  }

  #select(
    label: string,
    chosen: string | undefined,
    choices: readonly (readonly [id: string, name: Text])[],
    part: (id: string) => Partial<Facts>,
  ) {
    const { t, language } = this.#locale;
    if (choices.length === 0) return nothing;
    return html`<label
      >${label}
      <select @change=${(event: Event) => this.#become(part(chosenIn(event)))}>
        <option value="" ?selected=${!chosen}>${t("ticket-by-rule")}</option>
        ${choices.map(([id, name]) => html`<option value=${id} ?selected=${chosen === id}>${name[language]}</option>`)}
      </select></label
    >`;
  }

  readonly #count = (event: Event): void => {
    const count = (event.target as HTMLInputElement).valueAsNumber; // as: listens on our own input
    this.#become({ partySize: Number.isFinite(count) ? Math.min(50, Math.max(1, Math.round(count))) : 1 });
  };

  #become(part: Partial<Facts>): void {
    const known = Object.entries({ ...this.facts, ...part }).filter(
      ([, value]) => value !== "" && value !== false,
    );
    this.facts = Object.fromEntries(known);
    this.dispatchEvent(new Event("change"));
  }

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hall-space-1) var(--hall-space-2);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
      }
      input[type="number"] {
        width: 5em;
      }
      input[type="checkbox"] {
        min-height: 0;
        width: 1.2em;
        height: 1.2em;
        accent-color: var(--hall-brand);
      }
    `,
  ];
}

function chosenIn(event: Event): string {
  return (event.target as HTMLSelectElement).value; // as: listens on our own select
}

declare global {
  interface HTMLElementTagNameMap {
    "who-asks": WhoAsks;
  }
}
