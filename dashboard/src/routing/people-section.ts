import type { ClerkView, HallConfiguration } from "@hall/contract";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type ClerkChoice, clerksOf, isMeant } from "./clerks-of.ts";
import { type Choice, type Fields, isChecked } from "./fields.ts";
import { namedList } from "./named-list.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

/** Skills: which there are, which services need them, and which clerks have them, and how gladly. */
@customElement("people-section")
export class PeopleSection extends RoutingSection {
  /** Who is on duty: their names are known even to those who may not read accounts. */
  @property({ attribute: false }) clerks: readonly ClerkView[] = [];

  /** All who may be listed. */
  #known: readonly ClerkChoice[] = [];

  protected override body(
    draft: RoutingDraft,
    { configuration: hall, editable, accounts }: DraftState,
    fields: Fields,
  ) {
    this.#known = clerksOf(hall, accounts, this.clerks);
    return this.#skills(hall, draft, fields, editable);
  }

  #skills(hall: HallConfiguration, draft: RoutingDraft, fields: Fields, editable: boolean) {
    const { t, language } = this.locale;
    const skills = hall.skills.map(({ skillId, name }) => ({ value: skillId, label: name[language] }));
    return html`<section aria-labelledby="skills">
      <div class="head">
        <h2 id="skills">${t("skills")}</h2>
        <span class="quiet">${t("skills-hint")}</span>
      </div>
      ${namedList(
        {
          path: "skills",
          key: "skillId",
          add: t("skill-add"),
          fresh: { "zh-CN": "新技能", en: "New skill" },
        },
        hall.skills,
        draft,
        fields,
      )}
      ${
        skills.length === 0
          ? html`<p class="quiet">${t("skills-none")}</p>`
          : html`<h3>${t("skill-services")}</h3>
            ${hall.services.map(({ name }, index) =>
              fields.checks(["services", index, "skillIds"], name[language], skills, true),
            )}
            <h3>${t("skill-clerks")}</h3>
            ${hall.clerks.map(({ clerkId }, index) => this.#clerk(clerkId, index, skills, hall, draft, fields))}
            ${fields.ownProblems(["clerks"])} ${editable ? this.#unlisted(hall, draft, fields) : nothing}`
      }
    </section>`;
  }

  #clerk(
    clerkId: string,
    index: number,
    skills: readonly Choice[],
    hall: HallConfiguration,
    draft: RoutingDraft,
    fields: Fields,
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
      ${known.map(({ skillId }, k) => {
        const label = skills.find(({ value }) => value === skillId)?.label ?? skillId;
        const at = ["clerks", index, "skills", k];
        return html`${fields.number([...at, "priority"], t("skill-priority", { skill: label }), { min: 1, max: 9 })}
          ${fields.problems([...at, "skillId"])}`;
      })}
      <button class="severe" ?disabled=${!draft.state?.editable} @click=${() => draft.remove(["clerks", index])}>${t("remove")}</button>
    </fieldset>`;
  }

  #unlisted(hall: HallConfiguration, draft: RoutingDraft, fields: Fields) {
    const { t } = this.locale;
    const choices = this.#known.filter((one) => !hall.clerks.some(({ clerkId }) => isMeant(clerkId, one)));
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
    return this.#known.find((one) => isMeant(clerkId, one))?.label ?? clerkId;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "people-section": PeopleSection;
  }
}
