import type { DoorView, HallSnapshot } from "@hall/contract";
import { peopleOf, waitingOf } from "../../figures.ts";
import type { Words } from "./words.ts";

const IN_MINUTES = 120; // seconds from which minutes say it better

/** The doors of a hall, as each of its door cameras tells them; undefined where no camera watches one. */
export function doorsOf({ cameras }: HallSnapshot): DoorView | undefined {
  return cameras.find(({ doors }) => doors)?.doors;
}

/** How long it takes from the door to the ticket, in words. */
export function waitWords({ seconds }: DoorView, t: Words): string {
  if (!seconds) return t("few");
  const minutes = seconds.high >= IN_MINUTES;
  const [low, high] = [seconds.low, seconds.high].map((n) =>
    minutes ? Math.round(n / 60) : 5 * Math.round(n / 5),
  );
  const unit = minutes ? "minutes" : "seconds";
  if (low === high || low === undefined || high === undefined) return t(unit, { n: high ?? 0 });
  return t(`${unit}-range`, { low, high });
}

/** Waiting tickets against counted people; undefined in a hall whose waiting areas no camera counts. */
export function ticketsAgainstPeople(
  hall: HallSnapshot,
  t: Words,
): { facts: string; looks: string; apart: boolean } | undefined {
  if (!hall.zones.some(({ kind }) => kind === "waiting")) return undefined;
  const { count, unknown } = peopleOf(hall);
  if (count === "unknown" || unknown > 0) return { facts: t("unknown"), looks: "", apart: false };
  const tickets = waitingOf(hall);
  const facts = t("tickets-people", { tickets, people: count });
  const more = tickets - count;
  if (Math.abs(more) <= (hall.ticketsPeople ?? 0)) return { facts, looks: t("fits"), apart: false };
  return { facts, looks: t(more > 0 ? "ghosts" : "un-ticketed", { n: Math.abs(more) }), apart: true };
}
