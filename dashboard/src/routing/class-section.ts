import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import { namedList } from "./named-list.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

/** Classes with their weights, and the special groups that a visitor may belong to. */
@customElement("class-section")
export class ClassSection extends RoutingSection {
  protected override body(draft: RoutingDraft, { configuration: hall }: DraftState, fields: Fields) {
    const { t } = this.locale;
    const weight = { min: 1, max: 10, step: 0.5 };
    return html`<section aria-labelledby="classes">
        <div class="head">
          <h2 id="classes">${t("classes")}</h2>
          <span class="quiet">${t("classes-hint")}</span>
        </div>
        ${namedList(
          {
            path: "classes",
            key: "classId",
            add: t("class-add"),
            fresh: { "zh-CN": "新类别", en: "New class", weight: 2 },
            more: (at) => fields.number([...at, "weight"], t("class-weight"), weight),
            least: 1,
          },
          hall.classes,
          draft,
          fields,
        )}
      </section>
      <section aria-labelledby="groups">
        <div class="head">
          <h2 id="groups">${t("groups")}</h2>
          <span class="quiet">${t("groups-hint")}</span>
        </div>
        ${namedList(
          {
            path: "groups",
            key: "groupId",
            add: t("group-add"),
            fresh: { "zh-CN": "新群体", en: "New group" },
          },
          hall.groups,
          draft,
          fields,
        )}
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "class-section": ClassSection;
  }
}
