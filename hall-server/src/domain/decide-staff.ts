import type { Context, Deciders } from "./commands.ts";
import { startDay } from "./decide-day.ts";
import type { HallEvent } from "./events.ts";
import { clerkWhoAsks, codeAt, counterNumber, counterOf, mustBeAt, OFF_RULES } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { Clerk, Counter, HallState } from "./state.ts";

/** Counters that open, pause and close; clerks who come, rest and go. */
export const staffing: Deciders<
  | "counter:open"
  | "counter:pause"
  | "counter:close"
  | "clerk:take-counter"
  | "clerk:leave-counter"
  | "clerk:break"
  | "clerk:back-office"
  | "clerk:away"
  | "clerk:back"
> = {
  "counter:open": (state, { counterId }, context) => {
    const { began, hall } = startDay(state, context);
    const counter = counterOf(hall, counterId);
    mustBeFreeFor(hall, counter, context.by.id, () => mustBeAt(hall, counterId, context.by));
    if (counter.state === "open")
      throw new RuleBroken("already-open", { counter: counterNumber(hall, counterId) });
    return [...began, { type: "counter-opened", at: context.at, counterId }];
  },

  "counter:pause": (state, { counterId, reason }, { at, by }) => {
    const counter = counterOf(state, counterId);
    mustBeAt(state, counterId, by);
    if (counter.state === "closed")
      throw new RuleBroken("counter-closed", { counter: counterNumber(state, counterId) });
    return [{ type: "counter-paused", at, counterId, reason }];
  },

  "counter:close": (state, { counterId }, { at, by }) => {
    const counter = counterOf(state, counterId);
    mustBeFreeFor(state, counter, by.id, () => mustBeAt(state, counterId, by));
    const number = counterNumber(state, counterId);
    if (counter.state === "closed") throw new RuleBroken("counter-is-closed", { counter: number });
    if (counter.visitId !== undefined)
      throw new RuleBroken("counter-busy", { counter: number, code: codeAt(state, counter) });
    return [{ type: "counter-closed", at, counterId }];
  },

  "clerk:take-counter": (state, { counterId }, context) => {
    const { at, by } = context;
    const { began, hall } = startDay(state, context); // a clerk whom yesterday forgot signs in anew
    const counter = counterOf(hall, counterId);
    const mine = hall.clerks.get(by.id);
    if (mine?.counterId === counterId) return []; // taken already: the same answer again
    if (mine) throw new RuleBroken("clerk-elsewhere", { counter: counterNumber(hall, mine.counterId) });
    if (counter.clerkId !== undefined) {
      const clerk = hall.clerks.get(counter.clerkId)?.name ?? counter.clerkId;
      throw new RuleBroken("counter-taken", { counter: counterNumber(hall, counterId), clerk });
    }
    const { id: clerkId, name, username } = by;
    const who = { clerkId, name, ...(username === undefined ? {} : { username }) };
    return [...began, { type: "clerk-took-counter", at, counterId, ...who }];
  },

  "clerk:leave-counter": (state, { counterId }, { at, by }) => {
    const counter = counterOf(state, counterId);
    mustBeAt(state, counterId, by);
    const number = counterNumber(state, counterId);
    if (counter.clerkId === undefined) throw new RuleBroken("counter-unmanned", { counter: number });
    if (counter.visitId !== undefined)
      throw new RuleBroken("counter-busy", { counter: number, code: codeAt(state, counter) });
    const left: HallEvent[] = [{ type: "clerk-left-counter", at, counterId, clerkId: counter.clerkId }];
    // A counter without a clerk that says "open" would lie to the hall.
    return counter.state === "closed" ? left : [...left, { type: "counter-closed", at, counterId }];
  },

  "clerk:break": (state, { reason }, context) =>
    goOff(state, context, "break", (clerkId) => ({
      type: "clerk-went-on-break",
      at: context.at,
      clerkId,
      reason: reason ?? "break",
    })),

  "clerk:back-office": (state, { reason }, context) =>
    goOff(state, context, "back-office", (clerkId) => ({
      type: "clerk-went-to-back-office",
      at: context.at,
      clerkId,
      reason: reason ?? "back-office",
    })),

  "clerk:away": (state, { reason }, context) =>
    goOff(state, context, "away", (clerkId) => ({
      type: "clerk-went-away",
      at: context.at,
      clerkId,
      reason,
    })),

  "clerk:back": (state, _request, { at, by }) => {
    const clerk = clerkWhoAsks(state, by);
    if (!clerk.off) throw new RuleBroken("clerk-not-on-break");
    return [{ type: "clerk-came-back", at, clerkId: clerk.clerkId }];
  },
};

/** A counter that nobody has taken may be opened and closed by whoever may; a taken one by its clerk alone. */
function mustBeFreeFor(state: HallState, counter: Counter, clerkId: string, otherwise: () => void): void {
  if (counter.clerkId === undefined || state.clerks.get(clerkId)?.counterId === counter.counterId) return;
  otherwise();
}

/** From the counter, or from another such state: each span is a time of its own. Nobody leaves a visitor at the counter. */
function goOff(
  state: HallState,
  { by }: Context,
  where: NonNullable<Clerk["off"]>["state"],
  event: (clerkId: string) => HallEvent,
): HallEvent[] {
  const clerk = clerkWhoAsks(state, by);
  const counter = counterOf(state, clerk.counterId);
  if (clerk.off?.state === where) throw new RuleBroken(OFF_RULES[where]);
  if (counter.visitId !== undefined) throw new RuleBroken("clerk-busy", { code: codeAt(state, counter) });
  return [event(clerk.clerkId)];
}
