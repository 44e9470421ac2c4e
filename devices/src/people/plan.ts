import type { RatingAnswer } from "../hardware/grade-keys.ts";
import { opinion } from "../simulators/opinion.ts";
import { exponential, normal, pick, type Random } from "../simulators/random.ts";
import { rush } from "./day-curve.ts";

/** The hall as a day is planned for it. Times in minutes of the day. */
export type DayInput = {
  services: readonly { serviceId: string; queueId: string; expectedMinutes: number }[];
  /** Only counters that somebody sits at. */
  counters: readonly { counterId: string; queueIds: readonly string[] }[];
  from: number;
  to: number;
};

/** One visitor as decided in the morning: what is wanted, and how this person behaves. Minutes unless named otherwise. */
export type PlannedVisitor = {
  arrives: number;
  serviceIds: string[];
  class: "normal" | "priority";
  language: "zh-CN" | "en";
  partySize: number;
  /** `hand`: asks a clerk instead of the kiosk. */
  channel: "kiosk" | "hand";
  /** Follows the place in line on a phone; others watch the board. */
  phone: boolean;
  /** Gives up after so long a wait. */
  patience: number;
  /** From hearing the call to standing at the counter, in seconds; undefined: never comes. */
  walkSeconds: number | undefined;
  serveMinutes: number;
  /** Fetches a paper in the middle, away for so long. */
  parks?: number;
  /** Turns out to need another queue as well. */
  goesOnTo?: string;
  /** What is thought of it; undefined: does not rate. */
  opinion: RatingAnswer | undefined;
};

export type PlannedPause = { at: number; minutes: number; kind: "break" | "lunch" | "pause" };
/** One clerk's day; `pace` above 1 is slower than expected. */
export type PlannedClerk = { counterId: string; comes: number; pace: number; pauses: PlannedPause[] };
export type DayPlan = { visitors: PlannedVisitor[]; clerks: PlannedClerk[] };

/** Between two visitors: walking, greeting, a look at the screen. */
const OVERHEAD_MINUTES = 1.4;
/** Breaks, lunch and pauses take this share of a clerk's time away. */
const PRESENT = 0.8;
const CROWD_AT_THE_DOORS = 2.4;

/** The whole day from one row of random numbers: the same seed gives the same day. Pure. */
export function planDay(input: DayInput, random: Random): DayPlan {
  const clerks = input.counters.map((counter, index) => planClerk(counter.counterId, index, input, random));
  const visitors: PlannedVisitor[] = [];
  for (const queue of queuesOf(input)) {
    for (const arrives of arrivals(queue.perMinute, input, random))
      visitors.push(planVisitor(arrives, queue, input, random));
  }
  return { visitors: visitors.sort((a, b) => a.arrives - b.arrives), clerks };
}

type PlannedQueue = { queueId: string; services: DayInput["services"]; perMinute: number };

/** Each counter gives an equal share of its time to each of its queues; a queue's visitors fill what it gets. */
function queuesOf({ services, counters }: DayInput): PlannedQueue[] {
  const served = [...new Set(services.map(({ queueId }) => queueId))];
  return served.flatMap((queueId) => {
    const own = services.filter((service) => service.queueId === queueId);
    const counterShare = counters
      .filter(({ queueIds }) => queueIds.includes(queueId))
      .reduce((sum, { queueIds }) => sum + 1 / queueIds.length, 0);
    const minutes = own.reduce((sum, { expectedMinutes }) => sum + expectedMinutes, 0) / own.length;
    const perMinute = (counterShare * PRESENT) / (minutes + OVERHEAD_MINUTES);
    return counterShare > 0 ? [{ queueId, services: own, perMinute }] : [];
  });
}

/** Some stand at the doors already; then a Poisson stream that follows the day's curve. */
function arrivals(perMinute: number, { from, to }: DayInput, random: Random): number[] {
  const times: number[] = [];
  const crowd = perMinute * 10 * CROWD_AT_THE_DOORS;
  for (let i = 0; i < crowd - random(); i += 1) times.push(from + random() * 3);
  const ceiling = 2;
  for (let at = from; ; ) {
    at += exponential(random, 1 / (perMinute * ceiling));
    if (at >= to) return times;
    if (random() * ceiling < rush(at, to)) times.push(at); // thinning
  }
}

function planVisitor(arrives: number, queue: PlannedQueue, input: DayInput, random: Random): PlannedVisitor {
  const service = pick(
    random,
    queue.services.map((one) => [one, 1] as const),
  );
  const second = pick(
    random,
    queue.services.map((one) => [one, 1] as const),
  );
  const both = random() < 0.06 && second !== service;
  const expected = service.expectedMinutes + (both ? second.expectedMinutes * 0.6 : 0);
  const elsewhere = input.services.filter(
    ({ queueId }) =>
      queueId !== queue.queueId && input.counters.some(({ queueIds }) => queueIds.includes(queueId)),
  );
  const next = elsewhere[Math.floor(random() * elsewhere.length)];
  const goesOn = random() < 0.03;
  const parks = random() < 0.04 ? 4 + random() * 10 : undefined;
  return {
    arrives,
    serviceIds: both ? [service.serviceId, second.serviceId] : [service.serviceId],
    class: random() < 0.1 ? "priority" : "normal",
    language: random() < 0.04 ? "en" : "zh-CN",
    partySize: pick(random, [
      [1, 80],
      [2, 16],
      [3, 4],
    ] as const),
    channel: random() < 0.05 ? "hand" : "kiosk",
    phone: random() < 0.3,
    patience: Math.max(12, normal(random, 65, 20)),
    walkSeconds: walk(random),
    serveMinutes: expected * Math.exp(normal(random, -0.12, 0.5)), // log-normal with about the expected mean
    ...(parks === undefined ? {} : { parks }),
    ...(goesOn && next ? { goesOnTo: next.queueId } : {}),
    opinion: opinion(random),
  };
}

function walk(random: Random): number | undefined {
  const behaviour = pick(random, [
    ["comes", 93],
    ["late", 4],
    ["never", 3],
  ] as const);
  const seconds = 15 + random() * 50;
  const late = 200 + random() * 300;
  return behaviour === "never" ? undefined : behaviour === "late" ? late : seconds;
}

function planClerk(counterId: string, index: number, { from, to }: DayInput, random: Random): PlannedClerk {
  const pauses: PlannedPause[] = [
    { at: 10 * 60 + 30 + index * 9, minutes: 10 + random() * 5, kind: "break" },
    { at: 11 * 60 + 30 + (index % 3) * 45, minutes: 35 + random() * 8, kind: "lunch" },
    { at: 15 * 60 + 50 + index * 12, minutes: 10 + random() * 5, kind: "break" },
  ];
  const errand = from + 30 + random() * (to - from);
  const lunchTime = errand > 11 * 60 && errand < 14 * 60;
  if (random() < 0.5 && !lunchTime) pauses.push({ at: errand, minutes: 3 + random() * 6, kind: "pause" });
  const within = pauses.filter(({ at }) => at > from + 20 && at < to - 30);
  return {
    counterId,
    comes: from - 4 + random() * 3,
    pace: 0.85 + random() * 0.3,
    pauses: within.sort((a, b) => a.at - b.at),
  };
}
