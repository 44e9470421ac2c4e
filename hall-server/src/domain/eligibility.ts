import { type Explanation, meansClerk, type ProfileWords } from "@hall/contract";
import { isWithin } from "./calendar.ts";
import type { Clerk, HallState, Visit, WaitingVisit } from "./state.ts";
import { profileOf } from "./work-profile.ts";

/** By which right a counter may call a visit now. */
export type Right = "reserved-for-counter" | "reserved-for-clerk" | "line";
/** Why it may not, though the visit waits in one of its queues. */
export type Held = Extract<
  Explanation["passedOver"][number]["because"],
  "reserved" | "not-before" | "too-soon" | "no-skill" | "calling-window" | "closed-condition"
>;
export const isRight = (standing: Right | Held): standing is Right =>
  standing === "line" || standing === "reserved-for-counter" || standing === "reserved-for-clerk";

/** What needs no skill, and what a clerk knows without a priority, is in the middle. */
const USUAL_SKILL = 5;

/** Looks at waiting visits with the eyes of one counter at one moment; what is asked twice is worked out once. */
export class Desk {
  readonly profile: ReadonlyMap<string, ProfileWords>;
  readonly #state: HallState;
  readonly #counterId: string;
  readonly #clerk: Clerk | undefined;
  readonly #now: string;
  /** Whoever was called after this instant was called too lately. */
  readonly #recallable: string;
  readonly #conditions = new Map<string, boolean>();
  readonly #windows = new Map<string, boolean>();
  readonly #here = new Map<string, boolean>();
  readonly #skills = new Map<string, number | undefined>();

  constructor(state: HallState, counterId: string, now: string) {
    this.#state = state;
    this.#counterId = counterId;
    this.#clerk = state.clerks.get(state.counters.get(counterId)?.clerkId ?? "");
    this.#now = now;
    this.#recallable = new Date(Date.parse(now) - state.configuration.recallMinutes * 60_000).toISOString();
    this.profile = profileOf(state.configuration, counterId);
  }

  /** By which right this counter could call the visit at some time; undefined when it is none of its business. */
  rightTo(visit: Pick<Visit, "reservedFor" | "reservedUntil" | "queueId">): Right | "reserved" | undefined {
    const { reservedFor, reservedUntil, queueId } = visit;
    const mine = reservedFor && this.#isMine(reservedFor);
    if (!mine && !this.profile.has(queueId)) return undefined;
    if (!reservedFor || (reservedUntil !== undefined && reservedUntil <= this.#now)) return "line";
    return mine ?? (this.#onDuty(reservedFor) ? "reserved" : "line");
  }

  /** The right to call it now, or why not yet; undefined when it is none of this counter's business. */
  standing(visit: WaitingVisit): Right | Held | undefined {
    const right = this.rightTo(visit);
    if (right === undefined || right === "reserved") return right;
    if (this.skill(visit.serviceId) === undefined) return "no-skill";
    if (visit.notBefore !== undefined && visit.notBefore > this.#now) return "not-before";
    if (visit.lastCallAt !== undefined && visit.lastCallAt > this.#recallable && wasMissed(visit))
      return "too-soon";
    if (!this.#windowOpen(visit.queueId)) return "calling-window";
    // Nobody waits past the bound for a condition to become true.
    if (right === "line" && visit.boundAt > this.#now && !this.#conditionTrue(visit.queueId))
      return "closed-condition";
    return right;
  }

  /** Rank of the clerk's skill for a service, 1 first; undefined when the clerk may not do it. */
  skill(serviceId: string): number | undefined {
    if (!this.#skills.has(serviceId)) this.#skills.set(serviceId, this.#skillFor(serviceId));
    return this.#skills.get(serviceId);
  }

  #skillFor(serviceId: string): number | undefined {
    const { clerks, services } = this.#state.configuration;
    const clerk = clerks.find(({ clerkId }) => this.#isClerk(clerkId));
    const wanted = services.find((service) => service.serviceId === serviceId)?.skillIds ?? [];
    if (!clerk || wanted.length === 0) return USUAL_SKILL;
    const ranks = wanted.map((id) => clerk.skills.find(({ skillId }) => skillId === id)?.priority);
    return ranks.some((rank) => rank === undefined) ? undefined : Math.min(...ranks.map((rank) => rank ?? 0));
  }

  #isMine({ counterId, clerkId }: NonNullable<Visit["reservedFor"]>): Right | undefined {
    if (counterId === this.#counterId) return "reserved-for-counter";
    return clerkId !== undefined && this.#isClerk(clerkId) ? "reserved-for-clerk" : undefined;
  }

  #isClerk(said: string): boolean {
    return this.#clerk !== undefined && meansClerk(said, this.#clerk);
  }

  /** A visit kept for somebody who has gone home would wait for ever: it is anybody's again. */
  #onDuty({ counterId, clerkId }: NonNullable<Visit["reservedFor"]>): boolean {
    const { counters, clerks } = this.#state;
    return (
      (counterId !== undefined && counters.get(counterId)?.clerkId !== undefined) ||
      (clerkId !== undefined &&
        remembered(this.#here, clerkId, () => [...clerks.values()].some((one) => meansClerk(clerkId, one))))
    );
  }

  #windowOpen(queueId: string): boolean {
    return remembered(this.#windows, queueId, () => {
      const { queues, timeZone } = this.#state.configuration;
      const window = queues.find((queue) => queue.queueId === queueId)?.callingWindow;
      return !window || isWithin(window, new Date(this.#now), timeZone);
    });
  }

  #conditionTrue(queueId: string): boolean {
    const when = this.profile.get(queueId)?.when;
    return !when || remembered(this.#conditions, queueId, () => isTrueNow(this.#state, when, this.#now));
  }
}

function remembered(known: Map<string, boolean>, key: string, work: () => boolean): boolean {
  const value = known.get(key);
  if (value !== undefined) return value;
  const worked = work();
  known.set(key, worked);
  return worked;
}

/** "When queue X waits longer than 20 minutes": judged on the hall as it is now; all that is said must be true. */
export function isTrueNow(
  { lines }: HallState,
  { queueId, waitingOver, waitsOverMinutes }: NonNullable<ProfileWords["when"]>,
  now: string,
): boolean {
  const line = lines.get(queueId) ?? [];
  if (waitingOver !== undefined && line.length <= waitingOver) return false;
  if (waitsOverMinutes === undefined) return true;
  const before = new Date(Date.parse(now) - waitsOverMinutes * 60_000).toISOString();
  return line.some((visit) => visit.lineSince < before);
}

/** Did it come back in line from being missed? */
export function wasMissed({ periods }: Pick<Visit, "periods">): boolean {
  return periods.findLast(({ state }) => state !== "waiting")?.state === "missed";
}
