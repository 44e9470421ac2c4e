import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

const LIST = ["clusters"];

/** Counters that serve some queues together, over departments. */
@customElement("cluster-section")
export class ClusterSection extends RoutingSection {
  protected override body(
    draft: RoutingDraft,
    { configuration: hall, editable }: DraftState,
    fields: Fields,
  ) {
    const { t, language } = this.locale;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("clusters")}</h2>
        <span class="quiet">${t("clusters-hint")}</span>
      </div>
      ${hall.clusters.length === 0 ? html`<p class="quiet">${t("clusters-none")}</p>` : nothing}
      ${fields.ownProblems(LIST)}
      ${hall.clusters.map(({ name }, index) => {
        const at = [...LIST, index];
        return html`<div class="form" role="group" aria-label=${name[language]}>
          ${fields.ownProblems(at)} ${fields.problems([...at, "clusterId"])}
          <div class="row">
            ${fields.text([...at, "name", "zh-CN"], t("name-zh"))} ${fields.text([...at, "name", "en"], t("name-en"))}
            ${editable ? html`<button class="severe" @click=${() => draft.remove(at)}>${t("remove")}</button>` : nothing}
          </div>
          ${fields.checks([...at, "counterIds"], t("cluster-counters"), this.counters(hall), true)}
          ${fields.checks([...at, "queueIds"], t("cluster-queues"), this.queues(hall), true)}
        </div>`;
      })}
      ${editable ? html`<button @click=${() => this.#add(draft)}>${t("cluster-add")}</button>` : nothing}
    </section>`;
  }

  #add(draft: RoutingDraft): void {
    const taken = new Set(draft.state?.configuration.clusters.map(({ clusterId }) => clusterId));
    let n = 1;
    while (taken.has(`cluster-${n}`)) n += 1;
    const { counters = [], queues = [] } = draft.state?.configuration ?? {};
    draft.add(LIST, {
      clusterId: `cluster-${n}`,
      name: { "zh-CN": "新窗口组", en: "New cluster" },
      counterIds: counters.slice(0, 1).map(({ counterId }) => counterId),
      queueIds: queues.slice(0, 1).map(({ queueId }) => queueId),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "cluster-section": ClusterSection;
  }
}
