import type { DepartmentView, HallSnapshot, QueueView, ServiceView } from "@hall/contract";

/** A department as a tile: how many wait for anything in it. */
export type DepartmentChoice = { department: DepartmentView; waiting: number; services: number };

/** A service with the line that it feeds. */
export type ServiceChoice = { service: ServiceView; queue: QueueView | undefined };

type Hall = Pick<HallSnapshot, "departments" | "services" | "queues">;

/** The departments that offer something, in the hall's order; a queue fed by several services counts once. */
export function departmentChoices(hall: Hall): DepartmentChoice[] {
  return hall.departments
    .map((department) => {
      const services = hall.services.filter((service) => service.departmentId === department.departmentId);
      const queueIds = new Set(services.map((service) => service.queueId));
      const waiting = hall.queues
        .filter((queue) => queueIds.has(queue.queueId))
        .reduce((sum, queue) => sum + queue.waiting, 0);
      return { department, waiting, services: services.length };
    })
    .filter((choice) => choice.services > 0);
}

/** The services of a department (of all without one), in the hall's order. */
export function serviceChoices(hall: Hall, departmentId?: string): ServiceChoice[] {
  const queues = new Map(hall.queues.map((queue) => [queue.queueId, queue]));
  return hall.services
    .filter((service) => departmentId === undefined || service.departmentId === departmentId)
    .map((service) => ({ service, queue: queues.get(service.queueId) }));
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
