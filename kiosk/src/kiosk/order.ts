import { MOST_SERVICES } from "@hall/contract";

/** What a visitor has chosen so far; forgotten when they have gone. */
export type Order = {
  serviceIds: readonly string[];
  /** Several services are being put on one ticket. */
  several: boolean;
  /** The special group that the visitor belongs to, if they said so. */
  group?: string;
};

export const NO_ORDER: Order = { serviceIds: [], several: false };

/** Puts a service on the list, or takes it off. */
export function toggleService(order: Order, serviceId: string): Order {
  if (order.serviceIds.includes(serviceId))
    return { ...order, serviceIds: order.serviceIds.filter((id) => id !== serviceId) };
  if (order.serviceIds.length >= MOST_SERVICES) return order;
  return { ...order, serviceIds: [...order.serviceIds, serviceId] };
}

/** The same group again means none. */
export function toggleGroup({ group: before, ...order }: Order, group: string | undefined): Order {
  return group === undefined || group === before ? order : { ...order, group };
}
