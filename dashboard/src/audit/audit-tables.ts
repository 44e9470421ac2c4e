import type { AuditEntry, HallSnapshot, JournalLine, Language } from "@hall/contract";
import { clockSeconds, longDate } from "@hall/contract/web";
import { html, nothing } from "lit";
import { eventName } from "../happenings/event-name.ts";
import { commandText, type Words } from "./words.ts";

type Speech = { t: Words; language: Language; hall: HallSnapshot | undefined };

/** The journal of a hall: when, who, which command, which event, and its facts to be unfolded. */
export function journalTable(lines: readonly JournalLine[], speech: Speech) {
  const { t } = speech;
  const heads = ["at", "who", "what", "event", "details"] as const;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("view-hall")}>
    <table>
      <thead><tr><th scope="col">#</th>${heads.map((head) => html`<th scope="col">${t(`head-${head}`)}</th>`)}</tr></thead>
      <tbody>
        ${lines.map(
          ({ seq, at, by, command, event, details }) => html`<tr>
            <td class="quiet">${seq}</td>
            <td>${moment(at, speech)}</td>
            <td>${whoText(by, speech)}</td>
            <td>${commandText(command, t)}</td>
            <td><span title=${event}>${eventName(event, speech.language)}</span>${codeOf(details, speech)}</td>
            <td>${factsOf(details, t)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What was done to accounts, sessions and devices. */
export function houseTable(entries: readonly AuditEntry[], speech: Speech) {
  const { t } = speech;
  const heads = ["at", "who", "what", "subject"] as const;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t("view-house")}>
    <table>
      <thead><tr><th scope="col">#</th>${heads.map((head) => html`<th scope="col">${t(`head-${head}`)}</th>`)}</tr></thead>
      <tbody>
        ${entries.map(
          ({ number, at, actor, actorName, action, subject, address, hallId }) => html`<tr>
            <td class="quiet">${number}</td>
            <td>${moment(at, speech)}</td>
            <td>${actorName ?? actor}</td>
            <td>${t(`action-${action}`)}</td>
            <td>${subject} <span class="quiet">${[hallId, address].filter(Boolean).join(" · ")}</span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function moment(at: string, { language, hall }: Speech) {
  const zone = hall?.timeZone ?? "UTC";
  return html`<time datetime=${at}>${longDate(at, zone, language)} ${clockSeconds(at, zone, language)}</time>`;
}

function whoText(by: JournalLine["by"], { t, language, hall }: Speech): string {
  if (by.kind === "system") return t("by-hub");
  if (by.kind === "visitor") return t("by-visitor");
  const device = hall?.devices.find(({ deviceId }) => deviceId === by.id)?.name?.[language];
  return by.name ?? device ?? by.id;
}

/** The ticket that an event is about, where this screen knows it. */
function codeOf(details: JournalLine["details"], { hall }: Speech) {
  const code = details.code ?? hall?.visits.find(({ visitId }) => visitId === details.visitId)?.code;
  return typeof code === "string" ? html` <b>${code}</b>` : nothing;
}

function factsOf(details: JournalLine["details"], t: Words) {
  if (Object.keys(details).length === 0) return nothing;
  return html`<details>
    <summary>${t("details")}</summary>
    <pre>${JSON.stringify(details, null, 1)}</pre>
  </details>`;
}
