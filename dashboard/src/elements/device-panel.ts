import type { DeviceView, HallSnapshot } from "@hall/contract";
import { clockTime, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { deviceName } from "../alert-text.ts";
import { atCounter, byHealth, differs, isTroubled } from "../device-health.ts";
import { words as liveWords } from "../live/words.ts";
import { words } from "../messages/words.ts";
import { panelStyles } from "./panel-styles.ts";

/** Kiosks and other devices of the whole hall with their health; those of a counter stand in its cell. */
@customElement("device-panel")
export class DevicePanel extends LitElement {
  @property({ attribute: false }) hall?: HallSnapshot;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LocaleController(this, liveWords);

  override render() {
    const { hall } = this;
    if (!hall) return nothing;
    const { t } = this.#locale;
    const { devices } = hall;
    const elsewhere = devices.filter((device) => !atCounter(device, hall) || isTroubled(device));
    const online = devices.filter(({ status }) => status === "online").length;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t("devices")}</h2>
        <span class="quiet small">${t("devices-fine", { online, all: devices.length })}</span>
      </div>
      ${devices.length === 0 ? html`<hall-empty>${t("devices-none")}</hall-empty>` : nothing}
      <ul>
        ${repeat(
          byHealth(elsewhere),
          ({ deviceId }) => deviceId,
          (device) => this.#device(device, hall),
        )}
      </ul>
    </section>`;
  }

  #device(device: DeviceView, hall: HallSnapshot) {
    const { t, language } = this.#locale;
    const { status, since, wanted = "", shown = "" } = device;
    const blank = t("device-shows-nothing");
    const wrong = differs(device);
    const troubled = wrong || device.fault !== undefined || device.skewSeconds !== undefined;
    return html`<li class=${troubled && status === "online" ? "wrong" : status}>
      <span>${deviceName(hall, device.deviceId, t, language)}</span>
      <hall-chip .state=${status}></hall-chip>
      ${
        status === "offline" && since
          ? html`<span class="more">${t("device-since", { time: clockTime(since, hall.timeZone, language) })}</span>`
          : nothing
      }
      ${this.#trouble(device)}
      ${
        wrong
          ? html`<span class="more">${t("device-differs", { wanted: wanted || blank, shown: shown || blank })}</span>`
          : nothing
      }
    </li>`;
  }

  /** A clock that is off, and a printer that cannot print. */
  #trouble({ skewSeconds, fault }: DeviceView) {
    const { t } = this.#live;
    const seconds = Math.abs(skewSeconds ?? 0);
    return html`${fault ? html`<b class="more fault">${t(`fault-${fault}`)}</b>` : nothing}
    ${
      skewSeconds === undefined
        ? nothing
        : html`<b class="more fault">${t(skewSeconds > 0 ? "clock-ahead" : "clock-behind", { seconds })}</b>`
    }`;
  }

  static override styles = [
    panelStyles,
    css`
      :host {
        padding-block: 4px;
      }
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--hall-space-2);
      }
      .head {
        order: 1;
        margin: 0;
      }
      ul,
      hall-empty {
        order: 2;
      }
      ul {
        flex: 1;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px var(--hall-space-1);
        font-size: var(--hall-text-14);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        column-gap: 0.5em;
        padding: 2px 8px;
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
      }
      li.offline {
        border-color: var(--hall-severe);
        background: var(--hall-severe-ground);
      }
      li.wrong {
        border-color: var(--hall-warning);
        background: var(--hall-warning-ground);
      }
      li.never-seen {
        border-style: dashed;
        border-color: var(--hall-edge);
      }
      .fault.fault {
        color: var(--hall-warning);
      }
      .more {
        color: var(--hall-ink);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "device-panel": DevicePanel;
  }
}
