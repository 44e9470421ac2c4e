import type { ConfigurationSave } from "@hall/contract";
import { longDate } from "@hall/contract/web";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Fields } from "./fields.ts";
import { differences } from "./path-edits.ts";
import type { DraftState, RoutingDraft } from "./routing-draft.ts";
import { RoutingSection } from "./routing-section.ts";

const NAMED = 4;

/** Who saved the configuration when, and what was changed; any of them can be taken back as a draft. */
@customElement("saves-pane")
export class SavesPane extends RoutingSection {
  protected override body(draft: RoutingDraft, state: DraftState, _fields: Fields) {
    const { t } = this.locale;
    const { saves } = state;
    return html`<section aria-labelledby="title">
      <div class="head"><h2 id="title">${t("saves")}</h2></div>
      ${saves.length === 0 ? html`<hall-empty>${t("saves-none")}</hall-empty>` : nothing}
      <ol class="items">
        ${saves.map((save, index) => this.#save(save, saves[index + 1], draft, state))}
      </ol>
    </section>`;
  }

  #save(
    save: ConfigurationSave,
    before: ConfigurationSave | undefined,
    draft: RoutingDraft,
    state: DraftState,
  ) {
    const { t, language } = this.locale;
    const { at, by, version, configuration } = save;
    const now = version === state.version;
    return html`<li class="item">
      <span class="quiet">#${version}</span>
      <div>
        <b>${by.name ?? by.id}</b> <time datetime=${at}>${longDate(at, configuration.timeZone, language)}</time>
        <div class="small quiet">${before ? this.#changed(save, before) : t("saves-first")}</div>
      </div>
      ${
        now
          ? html`<span class="small">${t("saves-now")}</span>`
          : state.editable
            ? html`<button @click=${() => draft.takeUp(configuration)}>${t("saves-take")}</button>`
            : nothing
      }
    </li>`;
  }

  #changed({ configuration }: ConfigurationSave, before: ConfigurationSave): string {
    const { t } = this.locale;
    const paths = differences(before.configuration, configuration).map((path) => path.join("."));
    const named = paths.slice(0, NAMED).join(", ");
    const more = paths.length - NAMED;
    return `${t("saves-changed", { places: named })}${more > 0 ? ` ${t("saves-more", { n: more })}` : ""}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "saves-pane": SavesPane;
  }
}
