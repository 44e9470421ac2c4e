import type { HallConfiguration } from "@hall/contract";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

type Queue = HallConfiguration["queues"][number];

/** The queues with target, maximum, calling window and quotas. */
@customElement("queue-section")
export class QueueSection extends RoutingSection {
  protected override body(draft: RoutingDraft, { configuration, editable }: DraftState, fields: Fields) {
    const { t } = this.locale;
    return html`<section aria-labelledby="title">
      <div class="head"><h2 id="title">${t("queues")}</h2></div>
      ${fields.ownProblems(["queues"])}
      <ul class="items">
        ${configuration.queues.map((queue, index) => this.#queue(queue, index, draft, fields, editable))}
      </ul>
    </section>`;
  }

  #queue(queue: Queue, index: number, draft: RoutingDraft, fields: Fields, editable: boolean) {
    const { t, language } = this.locale;
    const at = ["queues", index];
    const name = queue.name[language];
    return html`<li class="item" style="grid-template-columns: 9rem minmax(0, 1fr)" aria-label=${name}>
      <b>${name}</b>
      <div class="row">
        ${fields.number([...at, "targetMinutes"], t("queue-target"), { min: 1, max: 600 })}
        ${fields.number([...at, "maximumMinutes"], t("queue-maximum"), { min: 1, max: 600 })}
        ${fields.number([...at, "dailyQuota"], t("queue-quota"), { min: 1, placeholder: t("queue-unlimited") })}
        ${fields.hours([...at, "callingWindow"], t("queue-window"), { hint: t("queue-window-hint") })}
        ${(queue.quotas ?? []).map((_quota, q) => this.#quota([...at, "quotas", q], queue, draft, fields, editable))}
        ${
          editable
            ? html`<button
                @click=${() => draft.add([...at, "quotas"], { hours: "09:00-12:00", tickets: 50 })}
              >
                ${t("queue-quotas")}: ${t("quota-add")}
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  #quota(at: (string | number)[], queue: Queue, draft: RoutingDraft, fields: Fields, editable: boolean) {
    const { t } = this.locale;
    const last = queue.quotas?.length === 1;
    return html`${fields.hours([...at, "hours"], t("quota-hours"), { single: true })}
      ${fields.number([...at, "tickets"], t("quota-tickets"), { min: 1 })}
      ${
        editable
          ? html`<button class="severe" @click=${() => draft.remove(last ? at.slice(0, -1) : at)}>${t("remove")}</button>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "queue-section": QueueSection;
  }
}
