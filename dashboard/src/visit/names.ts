import type { HallSnapshot, Language } from "@hall/contract";
import { eventName } from "../happenings/event-name.ts";
import type { Words } from "./words.ts";

/** How the things of a hall are called; an id that nobody knows any more stays an id. */
export type Names = {
  counter(counterId: string): string;
  queue(queueId: string): string;
  service(serviceId: string): string;
  /** What has happened, in a word or two. */
  event(event: string): string;
  /** Who did it: a clerk on duty by name, the system, the visitor, a device. */
  who(id: string): string;
};

type Known = Pick<HallSnapshot, "counters" | "queues" | "services" | "clerks" | "devices">;

/** Names from what a screen knows of the hall. */
export function namesOf(hall: Known | undefined, visitId: string, t: Words, language: Language): Names {
  const named = (name: { [K in Language]: string } | undefined): string | undefined => name?.[language];
  return {
    counter: (id) => {
      const counter = hall?.counters.find(({ counterId }) => counterId === id);
      return counter ? t("counter-number", { number: counter.number }) : id;
    },
    queue: (id) => named(hall?.queues.find(({ queueId }) => queueId === id)?.name) ?? id,
    service: (id) => named(hall?.services.find(({ serviceId }) => serviceId === id)?.name) ?? id,
    event: (event) => eventName(event, language),
    who: (id) => {
      if (id === visitId) return t("by-visitor");
      if (id === "hub") return t("by-system"); // jobs and watches act as the hub itself
      const clerk = hall?.clerks.find(({ clerkId }) => clerkId === id)?.name;
      return clerk ?? named(hall?.devices.find(({ deviceId }) => deviceId === id)?.name) ?? id;
    },
  };
}
