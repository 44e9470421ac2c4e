import type { HallSnapshot } from "@hall/contract";
import { css, html, nothing, type TemplateResult } from "lit";
import type { Say } from "./messages/words.ts";

/**
 * A small QR to the page that says what the cameras know, for a phone: a public screen never leaves its own page.
 * Nothing in a hall without cameras.
 */
export function camerasNote(
  { camerasPage, ownTicketUrl }: Pick<HallSnapshot, "camerasPage" | "ownTicketUrl">,
  t: Say,
): TemplateResult | typeof nothing {
  if (!camerasPage) return nothing;
  // the screen may know the hub by a name that phones do not: the ticket's address is the one for everybody
  const address = ownTicketUrl ? new URL(camerasPage, ownTicketUrl).href : camerasPage;
  return html`<p class="cameras">
    <hall-qr text=${address} label=${t("phone-cameras")}></hall-qr>
    <span>${t("phone-cameras")}<br />${t("cameras-hint")}</span>
  </p>`;
}

/** How the note looks wherever it stands. */
export const camerasNoteStyles = css`
  .cameras {
    display: flex;
    align-items: center;
    gap: var(--hall-space-2);
    margin: 0;
    color: var(--hall-quiet);
    font-size: var(--hall-text-20);
    line-height: 1.4;
  }
  .cameras hall-qr {
    flex: none;
    width: 5.5rem;
  }
`;
