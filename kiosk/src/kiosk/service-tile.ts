import type { Language } from "@hall/contract";
import { html, nothing } from "lit";
import type { Say } from "../messages/words.ts";
import { type Closed, closedText } from "./availability.ts";
import type { ServiceChoice } from "./choices.ts";

export type TileFacts = {
  choice: ServiceChoice;
  /** Why it cannot be had now. */
  closed: Closed | undefined;
  /** Its line is called from then on, `10:00`. */
  calledFrom: string | undefined;
  /** Waiting people and waits are known. */
  fresh: boolean;
  /** On the list of several; undefined while one touch takes a number. */
  chosen: boolean | undefined;
  language: Language;
  t: Say;
};

/** One service with what waiting for it means; one that is closed stays visible and says why. */
export function serviceTile(facts: TileFacts, choose: () => void) {
  const { choice, closed, chosen, language, t } = facts;
  const { service } = choice;
  return html`<button
    aria-pressed=${chosen === undefined ? nothing : chosen ? "true" : "false"}
    aria-disabled=${closed ? "true" : "false"}
    @click=${() => !closed && choose()}
  >
    <strong>${chosen ? "✓ " : nothing}${service.name[language]}</strong>
    ${closed ? html`<span class="closed">${closedText(closed, t)}</span>` : waiting(facts)}
    ${service.bring ? html`<span class="quiet">${t("service-bring", { bring: service.bring[language] })}</span>` : nothing}
  </button>`;
}

function waiting({ choice: { queue }, calledFrom, fresh, t }: TileFacts) {
  if (!queue) return nothing;
  if (!fresh) return html`<span class="facts"><hall-unknown>${t("wait-not-known")}</hall-unknown></span>`;
  return html`<span class="facts">
      <span>${t("service-waiting", { n: queue.waiting })}</span>
      <hall-wait .range=${queue.wait}></hall-wait>
      ${queue.quota ? html`<span>${t("service-left", { n: queue.quota.left })}</span>` : nothing}
    </span>
    ${calledFrom ? html`<span class="note">${t("service-called-from", { time: calledFrom })}</span>` : nothing}
    ${queue.openCounters === 0 && !calledFrom ? html`<span class="note">${t("service-no-counter")}</span>` : nothing}`;
}
