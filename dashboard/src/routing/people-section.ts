import type { ClerkView, HallConfiguration } from "@hall/contract";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Choice, type Fields, isChecked } from "./fields.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

/** Classes with their weights, skills of services and clerks, and the hall's guarantee and limits. */
@customElement("people-section")
export class PeopleSection extends RoutingSection {
  /** Those who are on duty may be listed. */
  @property({ attribute: false }) clerks: readonly ClerkView[] = [];

  protected override body(
    draft: RoutingDraft,
    { configuration: hall, editable }: DraftState,
    fields: Fields,
  ) {
    const { t, language } = this.locale;
    return html`<section aria-labelledby="classes">
        <div class="head">
          <h2 id="classes">${t("classes")}</h2>
          <span class="quiet">${t("classes-hint")}</span>
        </div>
        <div class="row">
          ${hall.classes.map(({ name }, index) =>
            fields.number(["classes", index, "weight"], `${name[language]} · ${t("class-weight")}`, {
              min: 1,
              max: 10,
              step: 0.5,
            }),
          )}
        </div>
      </section>
      <section aria-labelledby="figures">
        <div class="head"><h2 id="figures">${t("figures")}</h2></div>
        <div class="row">
          ${fields.number(["boundMinutes"], t("figure-bound"), { min: 5, max: 600 })}
          ${fields.number(["reservedMinutes"], t("figure-reserved"), { min: 1 })}
          ${fields.number(["recallMinutes"], t("figure-recall"))}
          ${fields.number(["maxCalls"], t("figure-calls"), { min: 1, max: 20 })}
          ${fields.number(["undoSeconds"], t("figure-undo"), { max: 60 })}
        </div>
        <p class="small quiet">${t("figure-bound-hint")}</p>
      </section>
      ${this.#skills(hall, draft, fields, editable)}`;
  }

  #skills(hall: HallConfiguration, draft: RoutingDraft, fields: Fields, editable: boolean) {
    const { t, language } = this.locale;
    const skills = hall.skills.map(({ skillId, name }) => ({ value: skillId, label: name[language] }));
    return html`<section aria-labelledby="skills">
      <div class="head">
        <h2 id="skills">${t("skills")}</h2>
        <span class="quiet">${t("skills-hint")}</span>
      </div>
      ${
        skills.length === 0
          ? html`<p class="quiet">${t("skills-none")}</p>`
          : html`${hall.services.map(({ name }, index) =>
              fields.checks(["services", index, "skillIds"], name[language], skills, true),
            )}
            ${hall.clerks.map(({ clerkId }, index) => this.#clerk(clerkId, index, skills, hall, draft))}
            ${fields.problems(["clerks"])} ${editable ? this.#unlisted(hall, draft, fields) : nothing}`
      }
    </section>`;
  }

  #clerk(
    clerkId: string,
    index: number,
    skills: readonly Choice[],
    hall: HallConfiguration,
    draft: RoutingDraft,
  ) {
    const { t } = this.locale;
    const known = hall.clerks[index]?.skills ?? [];
    const turn = (skillId: string, on: boolean): void => {
      const others = known.filter((skill) => skill.skillId !== skillId);
      draft.set(["clerks", index, "skills"], on ? [...others, { skillId, priority: 5 }] : others);
    };
    return html`<fieldset>
      <legend>${t("clerk-skills", { clerk: this.#nameOf(clerkId) })}</legend>
      ${skills.map(
        ({ value, label }) =>
          html`<label
            ><input
              type="checkbox"
              ?disabled=${!draft.state?.editable}
              .checked=${known.some(({ skillId }) => skillId === value)}
              @change=${(event: Event) => turn(value, isChecked(event))}
            />${label}</label
          >`,
      )}
      <button class="severe" ?disabled=${!draft.state?.editable} @click=${() => draft.remove(["clerks", index])}>${t("remove")}</button>
    </fieldset>`;
  }

  #unlisted(hall: HallConfiguration, draft: RoutingDraft, fields: Fields) {
    const { t } = this.locale;
    const listed = new Set(hall.clerks.map(({ clerkId }) => clerkId));
    const choices = this.clerks
      .filter(({ clerkId }) => !listed.has(clerkId))
      .map(({ clerkId, name }) => ({ value: clerkId, label: name }));
    if (choices.length === 0) return nothing;
    return fields.choose(
      ["new-clerk"],
      t("clerk-unlisted"),
      { choices, now: "", none: t("clerk-choose") },
      (clerkId) => {
        if (clerkId !== "") draft.add(["clerks"], { clerkId, skills: [] });
      },
    );
  }

  #nameOf(clerkId: string): string {
    return this.clerks.find((clerk) => clerk.clerkId === clerkId)?.name ?? clerkId;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "people-section": PeopleSection;
  }
}
