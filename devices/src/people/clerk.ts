import type { CounterView, VisitView } from "@hall/contract";
import { type ClerkWorld, Desk } from "./desk.ts";
import type { PlannedClerk, PlannedPause } from "./plan.ts";
import type { Person } from "./room.ts";
import { wishOf } from "./visitor.ts";

const RECALL_AFTER_SECONDS = 60;
const GIVE_UP_AFTER_SECONDS = 140;
/** After closing, those who still wait are served for so long. */
const OVERTIME_MINUTES = 40;
const STRANGER_MINUTES = 2;

/**
 * One clerk's day at one counter. Each round looks at what the hub says is true and does the next thing, so that a
 * restart, a lost line or somebody else's deed never confuses it.
 */
export class Clerk {
  readonly #plan: PlannedClerk;
  readonly #world: ClerkWorld;
  readonly #desk: Desk;
  readonly #ends: Date;
  readonly #pauses: { at: Date; pause: PlannedPause }[];
  readonly #recalled = new Set<string>();
  #seen: { deed: string; at: Date } | undefined;

  /** `minuteOf` gives the instant of a minute of this day. */
  constructor(plan: PlannedClerk, ends: Date, minuteOf: (minute: number) => Date, world: ClerkWorld) {
    this.#plan = plan;
    this.#world = world;
    this.#desk = new Desk(plan.counterId, world);
    this.#ends = ends;
    this.#pauses = plan.pauses.map((pause) => ({ at: minuteOf(pause.at), pause }));
  }

  /** Resolves when the clerk has gone home. */
  async work(): Promise<void> {
    while (!(await this.#round())) this.#world.signal.throwIfAborted();
  }

  /** One deed; true when the day is over. */
  async #round(): Promise<boolean> {
    const counter = await this.#desk.counter();
    const visit = this.#desk.visit(counter.visitId);
    if (visit) {
      await this.#goOnWith(visit, counter);
      return false;
    }
    this.#seen = undefined;
    if (this.#isOver(counter)) return this.#goHome(counter);
    if (!counter.clerkId) await this.#sit("clerk:take-counter");
    else if (counter.state !== "open") await this.#sit("counter:open");
    else if (this.#desk.isOnBreak(counter))
      await this.#desk.press("clerk:back", {}); // left over from before a restart
    else await this.#nextDeed(counter);
    return false;
  }

  async #nextDeed(counter: CounterView): Promise<void> {
    const { room, time, signal } = this.#world;
    const { counterId } = this.#plan;
    const returning = this.#somebodyBack();
    if (returning) return returning;
    if (room.somebodyAsks) return this.#numberByHand();
    const due = this.#pauses[0];
    if (due && due.at <= time.now()) {
      this.#pauses.shift();
      return this.#rest(due.pause);
    }
    if (!this.#desk.somebodyWaits(counter)) return this.#desk.lookUp();
    await time.seconds(8 + this.#plan.pace * 12, signal); // puts papers away, sits down, presses the key
    const called = await this.#desk.press("visit:call-next", { counterId });
    if (called.ok && called.value.visit) await this.#desk.shows(called.value.visit);
    else await time.seconds(15, signal);
  }

  async #goOnWith(visit: VisitView, counter: CounterView): Promise<void> {
    if (visit.status === "called") return this.#untilThere(visit);
    if (visit.status === "serving") return this.#serve(visit, counter);
    await this.#desk.lookUp();
  }

  /** Since when this clerk has had the visit in this state: by one clock alone, or a hub that starts anew confuses it. */
  #firstSeen({ visitId, status }: VisitView): Date {
    const deed = `${visitId}/${status}`;
    if (this.#seen?.deed !== deed) this.#seen = { deed, at: this.#world.time.now() };
    return this.#seen.at;
  }

  /** Calls again after a minute, gives up after two; the hall's own timer may be faster. */
  async #untilThere(visit: VisitView): Promise<void> {
    const { room, time } = this.#world;
    const { visitId } = visit;
    if (room.find(this.#plan.counterId, visitId)) return this.#does("visit:arrive", visitId);
    const waited = (time.now().getTime() - this.#firstSeen(visit).getTime()) / 1_000;
    if (waited > GIVE_UP_AFTER_SECONDS) return this.#does("visit:no-show", visitId);
    if (waited > RECALL_AFTER_SECONDS && !this.#recalled.has(visitId)) {
      this.#recalled.add(visitId);
      await this.#does("visit:recall", visitId);
    }
    await this.#desk.lookUp(10);
  }

  async #serve(visit: VisitView, { counterId }: CounterView): Promise<void> {
    const { room, time, signal } = this.#world;
    const standing = room.find(counterId, visit.visitId);
    const person = standing?.person;
    const minutes = (person ? lengthNow(person) : STRANGER_MINUTES) * this.#plan.pace;
    await time.until(new Date(this.#firstSeen(visit).getTime() + minutes * 60_000), signal);
    if (person?.plan.parks && !person.hasParked) {
      person.hasParked = true;
      await this.#does("visit:park", visit.visitId);
      return standing?.leave("come-back");
    }
    if (person?.plan.goesOnTo && !person.hasGoneOn) {
      person.hasGoneOn = true;
      const to = { queueId: person.plan.goesOnTo };
      if (await this.#desk.deed("visit:transfer", { visitId: visit.visitId, to }))
        return standing?.leave("wait-again");
    }
    const fields = this.#desk.wantedFields(visit);
    if (Object.keys(fields).length > 0)
      await this.#desk.deed("visit:set-fields", { visitId: visit.visitId, fields });
    const done = visit.serviceIds.map((serviceId) => ({ serviceId, count: 1 }));
    await this.#desk.deed("visit:finish", { visitId: visit.visitId, done });
    standing?.leave("served");
  }

  /** Somebody with a paper fetched, or one who missed the call, stands at the counter. */
  #somebodyBack(): Promise<void> | undefined {
    const { room } = this.#world;
    for (const standing of [...room.at(this.#plan.counterId)]) {
      const visit = this.#desk.visit(standing.person.visitId);
      if (visit?.status === "parked") return this.#does("visit:resume", visit.visitId);
      if (visit?.status === "missed") return this.#takeBack(visit).then(() => standing.leave("wait-again"));
      if (!visit || visit.status === "waiting" || visit.status === "called") standing.leave("wait-again");
      else if (visit.status !== "serving") standing.leave("served");
    }
    return undefined;
  }

  /** In front, as long as the hall allows it; who was called too often asks again, and stands at the back. */
  #takeBack({ visitId, missedForGood }: VisitView): Promise<boolean> {
    return missedForGood
      ? this.#desk.deed("visit:rejoin", { visitId })
      : this.#desk.deed("visit:return", { visitId, place: "front" });
  }

  async #numberByHand(): Promise<void> {
    const { room, time, signal, line } = this.#world;
    const asking = room.takeAsking();
    if (!asking) return;
    await time.seconds(30, signal);
    const taken = await line.call("visit:take-ticket", wishOf(asking.plan));
    asking.give(taken.ok ? taken.value : undefined);
  }

  async #rest({ kind, minutes }: PlannedPause): Promise<void> {
    const { time, signal } = this.#world;
    const { counterId } = this.#plan;
    const desk = this.#desk;
    if (kind === "pause")
      await desk.press("counter:pause", { counterId, reason: desk.reason("pauseReasons", 2) });
    else await desk.press("clerk:break", { reason: desk.reason("breakReasons", kind === "lunch" ? 0 : 1) });
    await time.seconds(minutes * 60, signal);
    if (kind === "pause") await desk.press("counter:open", { counterId });
    else await desk.press("clerk:back", {});
    await desk.lookUp(2);
  }

  #isOver(counter: CounterView): boolean {
    const late = this.#world.time.now().getTime() - this.#ends.getTime();
    return late > OVERTIME_MINUTES * 60_000 || (late >= 0 && !this.#desk.somebodyWaits(counter));
  }

  async #sit(command: "clerk:take-counter" | "counter:open"): Promise<void> {
    const { counterId } = this.#plan;
    const done = await this.#desk.press(command, { counterId });
    if (done.ok) await this.#desk.lookUp(2);
  }

  async #does(
    command: "visit:arrive" | "visit:no-show" | "visit:recall" | "visit:park" | "visit:resume",
    visitId: string,
  ): Promise<void> {
    await this.#desk.deed(command, { visitId });
  }

  async #goHome(counter: CounterView): Promise<boolean> {
    if (counter.clerkId) await this.#desk.press("clerk:leave-counter", { counterId: counter.counterId });
    for (const { leave } of [...this.#world.room.at(counter.counterId)]) leave("served"); // sent home
    return true;
  }
}

/** Half of it before the paper is fetched or the other queue is found out, the rest afterwards. */
function lengthNow({ plan }: Person): number {
  const divided = plan.parks !== undefined || plan.goesOnTo !== undefined;
  return divided ? plan.serveMinutes / 2 : plan.serveMinutes;
}
