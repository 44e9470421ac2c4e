import type { HallConfiguration } from "@hall/contract";
import type { Deciders } from "./commands.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState } from "./state.ts";
import { isOpen } from "./state.ts";

/** A queue or service that people are in now and another configuration has no longer. */
export type Dropped = {
  what: "queue" | "service";
  id: string;
  name: HallConfiguration["name"];
  people: number;
};

/** Queues and services that this configuration would take away from under people who wait, are called, served or may come back. */
export function droppedInUse(state: HallState, configuration: HallConfiguration): Dropped[] {
  const open = [...state.visits.values()].filter(isOpen);
  const queues = new Set(configuration.queues.map(({ queueId }) => queueId));
  const services = new Set(configuration.services.map(({ serviceId }) => serviceId));
  const dropped: Dropped[] = [
    ...state.configuration.queues
      .filter(({ queueId }) => !queues.has(queueId))
      .map(({ queueId, name }) => ({
        what: "queue" as const,
        id: queueId,
        name,
        people: open.filter((visit) => visit.queueId === queueId).length,
      })),
    ...state.configuration.services
      .filter(({ serviceId }) => !services.has(serviceId))
      .map(({ serviceId, name }) => ({
        what: "service" as const,
        id: serviceId,
        name,
        people: open.filter((visit) => visit.serviceIds.includes(serviceId)).length,
      })),
  ];
  return dropped.filter(({ people }) => people > 0);
}

/** What the rule `queue-in-use` or `service-in-use` says of it. */
export function inUse({ what, name, people }: Dropped): RuleBroken {
  const words = { name: name["zh-CN"], nameEn: name.en, people: String(people) };
  return new RuleBroken(what === "queue" ? "queue-in-use" : "service-in-use", words);
}

/**
 * A new configuration of the hall; the same one again is nothing. RuleBroken `configuration-changed` when somebody else
 * saved after `replaces`, and `queue-in-use` or `service-in-use` when people would lose their place in line.
 */
export const configuring: Deciders<"hall:configure"> = {
  "hall:configure": (state, { configuration, replaces }, { at }) => {
    if (state.seq > 0 && JSON.stringify(configuration) === JSON.stringify(state.configuration)) return [];
    if (replaces !== undefined && replaces !== state.configuredSeq)
      throw new RuleBroken("configuration-changed");
    const [first] = state.seq > 0 ? droppedInUse(state, configuration) : [];
    if (first) throw inUse(first);
    return [{ type: "hall-configured", at, configuration }];
  },
};
