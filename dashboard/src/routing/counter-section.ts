import type { HallConfiguration } from "@hall/contract";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import type { Path } from "./path-edits.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";
import { profileWords } from "./rule-words.ts";

type Counter = HallConfiguration["counters"][number];
type Entry = Counter["profile"][number];

/** The work profile of each counter: its queues with priority, ratio and condition, and auto-call. */
@customElement("counter-section")
export class CounterSection extends RoutingSection {
  protected override body(draft: RoutingDraft, { configuration, editable }: DraftState, fields: Fields) {
    const { t } = this.locale;
    return html`<section aria-labelledby="title">
      <div class="head"><h2 id="title">${t("counters")}</h2></div>
      <ul class="items">
        ${configuration.counters.map((counter, index) => this.#counter(counter, index, draft, fields, editable))}
      </ul>
    </section>`;
  }

  #counter(counter: Counter, index: number, draft: RoutingDraft, fields: Fields, editable: boolean) {
    const { t } = this.locale;
    const hall = draft.state?.configuration;
    if (!hall) return nothing;
    const at = ["counters", index];
    const said = profileWords(counter, this.speech(hall));
    const name = t("counter-number", { number: counter.number });
    const wrong = fields.problemsAt(at).length > 0;
    const unfolded = this.open === index;
    return html`<li class=${wrong ? "item wrong" : "item"}>
      <b>${name}</b>
      <div>
        ${said.length === 0 ? t("counter-nothing") : said.join(" · ")}
        ${wrong && !unfolded ? fields.problems(at) : nothing}
      </div>
      <span class="acts">
        ${
          editable
            ? html`<button aria-expanded=${unfolded} aria-label=${`${name}: ${t("edit")}`} @click=${() => this.turn(index)}>
                ${t(unfolded ? "done" : "edit")}
              </button>`
            : nothing
        }
      </span>
      ${unfolded ? this.#form(counter, at, hall, draft, fields) : nothing}
    </li>`;
  }

  #form(counter: Counter, at: Path, hall: HallConfiguration, draft: RoutingDraft, fields: Fields) {
    const { t } = this.locale;
    const profile = [...at, "profile"];
    const used = counter.profile.map(({ queueId }) => queueId);
    const free = this.queues(hall).filter(({ value }) => !used.includes(value));
    const [next] = free;
    return html`<div class="form">
      ${fields.checks([...at, "queueIds"], t("queues"), this.queues(hall), true)}
      ${counter.profile.map((entry, index) => this.#entry(entry, [...profile, index], hall, draft, fields))}
      <div class="row">
        ${
          next
            ? html`<button @click=${() => draft.add(profile, { queueId: next.value, priority: 1 })}>
                ${t("profile-add")}
              </button>`
            : nothing
        }
        ${fields.number([...at, "autoCallSeconds"], t("counter-auto"), { min: 3, max: 3600, placeholder: t("counter-auto-off") })}
      </div>
    </div>`;
  }

  #entry(entry: Entry, at: Path, hall: HallConfiguration, draft: RoutingDraft, fields: Fields) {
    const { t } = this.locale;
    const when = [...at, "when"];
    const kind = entry.when === undefined ? "" : entry.when.waitsOverMinutes === undefined ? "count" : "wait";
    const choose = (chosen: string): void => {
      const queueId = entry.when?.queueId ?? entry.queueId;
      if (chosen === "") draft.remove(when);
      else
        draft.set(when, chosen === "wait" ? { queueId, waitsOverMinutes: 20 } : { queueId, waitingOver: 10 });
    };
    const conditions = [
      { value: "wait", label: t("profile-when-wait") },
      { value: "count", label: t("profile-when-count") },
    ];
    return html`<div class="row">
      ${fields.select([...at, "queueId"], t("profile-queue"), this.queues(hall))}
      ${fields.number([...at, "priority"], t("profile-priority"), { min: 1, max: 9 })}
      ${fields.number([...at, "share"], t("profile-share"), { min: 1, max: 9, placeholder: "—" })}
      ${fields.choose(when, t("profile-when"), { choices: conditions, now: kind, none: t("profile-always") }, choose)}
      ${entry.when ? fields.select([...when, "queueId"], t("profile-when-queue"), this.queues(hall)) : nothing}
      ${kind === "wait" ? fields.number([...when, "waitsOverMinutes"], t("profile-when-wait")) : nothing}
      ${kind === "count" ? fields.number([...when, "waitingOver"], t("profile-when-count")) : nothing}
      <button class="severe" @click=${() => draft.remove(at)}>${t("remove")}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "counter-section": CounterSection;
  }
}
