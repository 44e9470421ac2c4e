import type { HallSnapshot, KioskFacts, NumberBlock, OfflineTicket, Reply } from "@hall/contract";

/** What a kiosk keeps for the time without the hub: its numbers, today's hours, and what it shows. */
export type OfflinePack = Reply<"kiosk:reserve-numbers"> & {
  /** Services, queues and words; nothing of persons. */
  hall: HallSnapshot;
  /** When it was taken, by the hall's clock. */
  takenAt: string;
  /** The hall's clock minus the machine's own, in milliseconds. */
  aheadMs: number;
};

/** The last number that was given out, by day and prefix (`2026-11-24/A`). */
export type Given = Readonly<Record<string, number>>;

/** Why this kiosk cannot give a number by itself now; undefined when it can. */
export type OfflineRefusal = "nothing-reserved" | "closed" | "over" | "used-up" | "stopped";

/** What an order says to a ticket. */
export type OfflineOrder = Pick<OfflineTicket, "serviceIds" | "class" | "group" | "language">;

export function givenKey(day: string, prefix: string): string {
  return `${day}/${prefix}`;
}

/** The smallest number of the kiosk's blocks above the last one given, and above what the hub has seen used. */
export function nextNumber(blocks: readonly NumberBlock[], prefix: string, last: number): number | undefined {
  return blocks
    .filter((block) => block.prefix === prefix && block.to > last)
    .map(({ from, to, next = from }) => ({ number: Math.max(next, last + 1), to }))
    .filter(({ number, to }) => number <= to)
    .map(({ number }) => number)
    .sort((a, b) => a - b)[0];
}

/** Is this pack good for anything at this moment of the hall's clock? */
export function packRefusal(pack: OfflinePack | undefined, now: Date): OfflineRefusal | undefined {
  if (!pack || pack.blocks.length === 0) return "nothing-reserved";
  if (now.getTime() >= Date.parse(pack.validUntil) || localDay(now, pack.timeZone) !== pack.day)
    return "over";
  const minute = localTime(now, pack.timeZone);
  const open = pack.hours.some((span) => {
    const [from = "", to = ""] = span.split("-");
    return from <= minute && minute < to;
  });
  return open ? undefined : "closed";
}

/** The next ticket of this order, or why there is none. The state of the blocks comes from the store. */
export function offlineTicket(
  pack: OfflinePack | undefined,
  given: Given,
  order: OfflineOrder,
  { now, localId }: { now: Date; localId: string },
): OfflineTicket | OfflineRefusal {
  const refusal = packRefusal(pack, now);
  if (!pack || refusal) return refusal ?? "nothing-reserved";
  const first = pack.services.find(({ serviceId }) => serviceId === order.serviceIds[0]);
  if (!first) return "nothing-reserved";
  if (isStopped(pack.hall, first.queueId)) return "stopped";
  const number = nextNumber(pack.blocks, first.prefix, given[givenKey(pack.day, first.prefix)] ?? 0);
  if (number === undefined) return "used-up";
  const code = `${first.prefix}${String(number).padStart(3, "0")}`;
  return { ...order, localId, code, prefix: first.prefix, number, issuedAt: now.toISOString() };
}

function isStopped({ ticketing }: HallSnapshot, queueId: string): boolean {
  if (!ticketing?.stopped) return false;
  return ticketing.queueIds?.includes(queueId) ?? true;
}

/** A snapshot without persons and without what will be wrong soon. */
export function keptHall(hall: HallSnapshot): HallSnapshot {
  return {
    ...hall,
    ...(hall.kiosk ? { kiosk: withoutBell(hall.kiosk) } : {}),
    queues: hall.queues.map((queue) => ({ ...queue, waiting: 0, called: 0, oldestSince: null, wait: null })),
    counters: hall.counters.map(({ visitId: _visit, clerkId: _clerk, ...counter }) => counter),
    visits: [],
    clerks: [],
    alerts: [],
    zones: [],
    cameras: [],
    devices: [],
    roll: [],
  };
}

function withoutBell({ bell: _rung, ...kiosk }: KioskFacts): KioskFacts {
  return kiosk;
}

function localDay(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
}

function localTime(now: Date, timeZone: string): string {
  const clock = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", clock).format(now);
}
