import type { HallConfiguration } from "@hall/contract";
import { endOfDay } from "./calendar.ts";
import type { Deciders } from "./commands.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";
import { isOpen } from "./state.ts";

/** What another configuration would do to people who are in the hall or have booked: the field, and the rule it breaks. */
export type Harm = { field: "queues" | "services" | "openingHours"; broken: RuleBroken };

/**
 * Nobody is configured away: not a queue or service from under people who wait, are called, served, may come back or
 * have booked, nor the day from under all of them.
 */
export function harmOf(state: HallState, configuration: HallConfiguration, now: Date): Harm[] {
  const visits = [...state.visits.values()];
  const open = visits.filter(isOpen);
  const queues = new Set(configuration.queues.map(({ queueId }) => queueId));
  const services = new Set(configuration.services.map(({ serviceId }) => serviceId));
  const harm: Harm[] = [];
  for (const { queueId, name } of state.configuration.queues) {
    const people = open.filter((visit) => visit.queueId === queueId).length;
    if (!queues.has(queueId) && people > 0)
      harm.push({ field: "queues", broken: new RuleBroken("queue-in-use", inWords(name, people)) });
  }
  const expected = visits.filter((visit) => isOpen(visit) || visit.status === "booked");
  for (const { serviceId, name } of state.configuration.services) {
    const people = expected.filter((visit) => visit.serviceIds.includes(serviceId)).length;
    if (!services.has(serviceId) && people > 0)
      harm.push({ field: "services", broken: new RuleBroken("service-in-use", inWords(name, people)) });
  }
  if (open.length + state.clerks.size > 0 && wouldEnd(state, configuration, now))
    harm.push({
      field: "openingHours",
      broken: new RuleBroken("day-would-end", { people: String(open.length) }),
    });
  return harm;
}

/** Would the day that runs be over at once? */
function wouldEnd(
  { day, dayEnded, configuration: before }: HallState,
  after: HallConfiguration,
  now: Date,
): boolean {
  if (day === undefined || dayEnded) return false;
  return now < endOfDay(before, day) && now >= endOfDay(after, day);
}

function inWords(name: HallConfiguration["name"], people: number) {
  return { name: name["zh-CN"], nameEn: name.en, people: String(people) };
}

/**
 * A new configuration of the hall; the same one again is nothing. RuleBroken `configuration-changed` when somebody else
 * saved after `replaces`, and the first harm when people would lose their place.
 */
export const configuring: Deciders<"hall:configure"> = {
  "hall:configure": (state, { configuration, replaces }, { at, now }) => {
    if (state.seq > 0 && JSON.stringify(configuration) === JSON.stringify(state.configuration)) return [];
    if (replaces !== undefined && replaces !== state.configuredSeq)
      throw new RuleBroken("configuration-changed");
    const [first] = state.seq > 0 ? harmOf(state, configuration, now) : [];
    if (first) throw first.broken;
    return [{ type: "hall-configured", at, configuration }];
  },
};
