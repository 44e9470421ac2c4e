import type { StatisticsRow } from "@hall/contract";
import { html } from "lit";
import type { Words } from "./words.ts";

/** What became of bookings, row by row as the figures above; rows that nobody was booked for are left out. */
export function bookingsTable(
  rows: readonly StatisticsRow[],
  name: (key: string | null) => string,
  head: string,
  t: Words,
) {
  const counts = ["booked", "came", "late", "missing", "cancelled"] as const;
  return html`<h2>${t("bookings")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${t("bookings")}>
      <table class="bookings">
        <thead>
          <tr><th scope="col">${head}</th>${counts.map((count) => html`<th scope="col">${t(`bookings-${count}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows
            .filter(({ bookings }) => bookings.booked > 0)
            .map(
              ({ key, bookings }) => html`<tr>
                <th scope="row">${name(key)}</th>
                ${counts.map((count) => html`<td>${bookings[count]}</td>`)}
              </tr>`,
            )}
        </tbody>
      </table>
    </div>
    <p class="quiet small">${t("bookings-hint")}</p>`;
}
