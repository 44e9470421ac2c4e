import type { DepartmentView, HallSnapshot, QueueView, ServiceView, Text } from "@hall/contract";

/** A department as a tile: how many wait for anything in it. */
export type DepartmentChoice = { department: DepartmentView; waiting: number; services: number };

/** A service with the line that it feeds. */
export type ServiceChoice = { service: ServiceView; queue: QueueView | undefined };

/** An occasion in life with the services that belong to it. */
export type LifeEventChoice = { lifeEventId: string; name: Text; services: ServiceView[] };

type Hall = Pick<HallSnapshot, "departments" | "services" | "queues" | "lifeEvents" | "kiosk">;

/** The services that this kiosk offers: all, or those of its configuration. */
export function offered(hall: Pick<HallSnapshot, "services" | "kiosk">): ServiceView[] {
  const only = hall.kiosk?.serviceIds;
  return only ? hall.services.filter(({ serviceId }) => only.includes(serviceId)) : hall.services;
}

/** The departments that offer something, in the hall's order; a queue fed by several services counts once. */
export function departmentChoices(hall: Hall): DepartmentChoice[] {
  return hall.departments
    .map((department) => {
      const services = offered(hall).filter((service) => service.departmentId === department.departmentId);
      const queueIds = new Set(services.map((service) => service.queueId));
      const waiting = hall.queues
        .filter((queue) => queueIds.has(queue.queueId))
        .reduce((sum, queue) => sum + queue.waiting, 0);
      return { department, waiting, services: services.length };
    })
    .filter((choice) => choice.services > 0);
}

/** The occasions of which this kiosk offers something. */
export function lifeEventChoices(hall: Hall): LifeEventChoice[] {
  return (hall.lifeEvents ?? [])
    .map(({ lifeEventId, name, serviceIds }) => ({
      lifeEventId,
      name,
      services: offered(hall).filter(({ serviceId }) => serviceIds.includes(serviceId)),
    }))
    .filter(({ services }) => services.length > 0);
}

/** The services of a department or of an occasion (of all without one), in the hall's order. */
export function serviceChoices(
  hall: Hall,
  { departmentId, lifeEventId }: { departmentId?: string | undefined; lifeEventId?: string | undefined } = {},
): ServiceChoice[] {
  const event = (hall.lifeEvents ?? []).find((one) => one.lifeEventId === lifeEventId);
  return offered(hall)
    .filter(
      (service) =>
        (departmentId === undefined || service.departmentId === departmentId) &&
        (event === undefined || event.serviceIds.includes(service.serviceId)),
    )
    .map((service) => withQueue(hall, service));
}

/** The services that what was typed may mean: by name, by pinyin, by its first letters. */
export function searchChoices(hall: Hall, typed: string): ServiceChoice[] {
  const wanted = typed.toLowerCase().replace(/\s/g, "");
  if (wanted === "") return [];
  return offered(hall)
    .map((service) => ({ service, rank: rankOf(service, wanted) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ service }) => withQueue(hall, service));
}

/** 0: begins with it; 1: holds it; 2: does not. */
function rankOf(service: ServiceView, wanted: string): 0 | 1 | 2 {
  const own = [service.name["zh-CN"], service.name.en].map((name) => name.toLowerCase().replace(/\s/g, ""));
  const words = [...own, ...(service.search ?? [])];
  if (words.some((word) => word.startsWith(wanted))) return 0;
  return words.some((word) => word.includes(wanted)) ? 1 : 2;
}

function withQueue(hall: Pick<HallSnapshot, "queues">, service: ServiceView): ServiceChoice {
  return { service, queue: hall.queues.find(({ queueId }) => queueId === service.queueId) };
}

/** How many people wait in the whole hall. */
export function peopleWaiting(hall: Hall): number {
  return hall.queues.reduce((sum, queue) => sum + queue.waiting, 0);
}

/** One page of a list and how many pages there are; a page past the end is the first again. */
export function pageOf<T>(
  items: readonly T[],
  page: number,
  size: number,
): { items: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = page % pages;
  return { items: items.slice(shown * size, (shown + 1) * size), page: shown, pages };
}
