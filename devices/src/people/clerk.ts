import type { CommandName, CounterView, Reply, Request, Result, VisitView } from "@hall/contract";
import type { Logger } from "pino";
import type { HallTime } from "./hall-time.ts";
import type { Line } from "./line.ts";
import type { PlannedClerk, PlannedPause } from "./plan.ts";
import type { Person, Room } from "./room.ts";
import { wishOf } from "./visitor.ts";

export type ClerkWorld = { line: Line; room: Room; time: HallTime; log: Logger; signal: AbortSignal };

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
  readonly #ends: Date;
  readonly #pauses: { at: Date; pause: PlannedPause }[];
  readonly #recalled = new Set<string>();
  #seen: { deed: string; at: Date } | undefined;

  /** `minuteOf` gives the instant of a minute of this day. */
  constructor(plan: PlannedClerk, ends: Date, minuteOf: (minute: number) => Date, world: ClerkWorld) {
    this.#plan = plan;
    this.#world = world;
    this.#ends = ends;
    this.#pauses = plan.pauses.map((pause) => ({ at: minuteOf(pause.at), pause }));
  }

  /** Resolves when the clerk has gone home. */
  async work(): Promise<void> {
    while (!(await this.#round())) this.#world.signal.throwIfAborted();
  }

  /** One deed; true when the day is over. */
  async #round(): Promise<boolean> {
    const counter = await this.#counter();
    const visit = this.#held(counter);
    if (visit) {
      await this.#goOnWith(visit, counter);
      return false;
    }
    this.#seen = undefined;
    if (this.#isOver()) return this.#goHome(counter);
    if (!counter.clerkId) await this.#act("clerk:take-counter");
    else if (counter.state !== "open") await this.#act("counter:open");
    else if (this.#isOnBreak(counter))
      await this.#call("clerk:back", {}); // left over from before a restart
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
    if (!this.#somebodyWaits(counter)) return this.#lookUp();
    await time.seconds(8 + this.#plan.pace * 12, signal); // puts papers away, sits down, presses the key
    const called = await this.#call("visit:call-next", { counterId });
    if (called.ok && called.value.visit) await this.#caughtUp(called.value.visit);
    else await time.seconds(15, signal);
  }

  async #goOnWith(visit: VisitView, counter: CounterView): Promise<void> {
    if (visit.status === "called") return this.#untilThere(visit);
    if (visit.status === "serving") return this.#serve(visit, counter);
    await this.#lookUp();
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
    if (room.find(this.#plan.counterId, visitId)) return this.#deed("visit:arrive", visit);
    const waited = (time.now().getTime() - this.#firstSeen(visit).getTime()) / 1_000;
    if (waited > GIVE_UP_AFTER_SECONDS) return this.#deed("visit:no-show", visit);
    if (waited > RECALL_AFTER_SECONDS && !this.#recalled.has(visitId)) {
      this.#recalled.add(visitId);
      await this.#call("visit:recall", { visitId });
    }
    await this.#lookUp(10);
  }

  async #serve(visit: VisitView, { counterId }: CounterView): Promise<void> {
    const { room, time, signal } = this.#world;
    const standing = room.find(counterId, visit.visitId);
    const person = standing?.person;
    const minutes = (person ? lengthNow(person) : STRANGER_MINUTES) * this.#plan.pace;
    await time.until(new Date(this.#firstSeen(visit).getTime() + minutes * 60_000), signal);
    if (person?.plan.parks && !person.hasParked) {
      person.hasParked = true;
      await this.#deed("visit:park", visit);
      return standing?.leave("come-back");
    }
    if (person?.plan.goesOnTo && !person.hasGoneOn) {
      person.hasGoneOn = true;
      const sent = await this.#call("visit:transfer", {
        visitId: visit.visitId,
        to: { queueId: person.plan.goesOnTo },
      });
      if (sent.ok) await this.#caughtUp(sent.value.visit);
      if (sent.ok) return standing?.leave("wait-again");
    }
    const done = visit.serviceIds.map((serviceId) => ({ serviceId, count: 1 }));
    const finished = await this.#call("visit:finish", { visitId: visit.visitId, done });
    if (finished.ok) await this.#caughtUp(finished.value.visit);
    standing?.leave("served");
  }

  /** Somebody with a paper fetched, or one who missed the call, stands at the counter. */
  #somebodyBack(): Promise<void> | undefined {
    const { room, line } = this.#world;
    for (const standing of [...room.at(this.#plan.counterId)]) {
      const visit = line.hall?.visits.find(({ visitId }) => visitId === standing.person.visitId);
      if (visit?.status === "parked") return this.#deed("visit:resume", visit);
      if (visit?.status === "missed")
        return this.#call("visit:return", { visitId: visit.visitId, place: "front" }).then(async (back) => {
          if (back.ok) await this.#caughtUp(back.value.visit);
          standing.leave("wait-again");
        });
      if (!visit || visit.status === "waiting" || visit.status === "called") standing.leave("wait-again");
      else if (visit.status !== "serving") standing.leave("served");
    }
    return undefined;
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
    const { time, line, signal } = this.#world;
    const { counterId } = this.#plan;
    const word = (list: readonly { "zh-CN": string }[] | undefined, at: number) =>
      list?.[at % (list.length || 1)]?.["zh-CN"];
    if (kind === "pause") {
      await this.#call("counter:pause", { counterId, reason: word(line.hall?.pauseReasons, 2) ?? "暂离" });
      await time.seconds(minutes * 60, signal);
      await this.#call("counter:open", { counterId });
      return;
    }
    await this.#call("clerk:break", {
      reason: word(line.hall?.breakReasons, kind === "lunch" ? 0 : 1) ?? "休息",
    });
    await time.seconds(minutes * 60, signal);
    await this.#call("clerk:back", {});
    await this.#lookUp(2);
  }

  #isOnBreak({ clerkId }: CounterView): boolean {
    return this.#world.line.hall?.clerks.find((clerk) => clerk.clerkId === clerkId)?.state === "break";
  }

  #isOver(): boolean {
    const { time } = this.#world;
    const late = time.now().getTime() - this.#ends.getTime();
    if (late < 0) return false;
    const counter = this.#world.line.hall?.counters.find(
      ({ counterId }) => counterId === this.#plan.counterId,
    );
    return late > OVERTIME_MINUTES * 60_000 || !counter || !this.#somebodyWaits(counter);
  }

  async #goHome(counter: CounterView): Promise<boolean> {
    if (counter.clerkId) await this.#call("clerk:leave-counter", { counterId: counter.counterId });
    for (const { leave } of [...this.#world.room.at(counter.counterId)]) leave("served"); // sent home
    return true;
  }

  #somebodyWaits({ queueIds }: CounterView): boolean {
    const queues = this.#world.line.hall?.queues ?? [];
    return queues.some(({ queueId, waiting }) => waiting > 0 && queueIds.includes(queueId));
  }

  #held({ visitId }: CounterView): VisitView | undefined {
    return visitId === undefined
      ? undefined
      : this.#world.line.hall?.visits.find((v) => v.visitId === visitId);
  }

  #counter(): Promise<CounterView> {
    const { line, signal } = this.#world;
    return line.when(
      (hall) => hall.counters.find(({ counterId }) => counterId === this.#plan.counterId),
      signal,
    );
  }

  /** Looks around again after some seconds, or at once when something moves in the room or the hall. */
  async #lookUp(seconds = 30): Promise<void> {
    const { room, time, signal, line } = this.#world;
    const enough = new AbortController();
    const either = AbortSignal.any([signal, enough.signal]);
    const moved = new Promise<void>((done) => {
      const undo = [room.subscribe(done), line.live.subscribe(done)];
      either.addEventListener("abort", () => undo.map((run) => run()));
    });
    const over = time.seconds(seconds, either).catch(() => undefined);
    await Promise.race([moved, over]);
    enough.abort();
    signal.throwIfAborted();
  }

  async #act(command: "clerk:take-counter" | "counter:open"): Promise<void> {
    const done = await this.#call(command, { counterId: this.#plan.counterId });
    if (done.ok) await this.#lookUp(2);
  }

  async #deed(
    command: "visit:arrive" | "visit:no-show" | "visit:park" | "visit:resume",
    { visitId }: VisitView,
  ): Promise<void> {
    const done = await this.#call(command, { visitId });
    if (done.ok) await this.#caughtUp(done.value.visit);
  }

  /** A refusal is an answer: something else happened meanwhile, so the clerk looks again. */
  async #call<K extends CommandName>(command: K, request: Request<K>): Promise<Result<Reply<K>>> {
    const { line, log, time, signal } = this.#world;
    const result = await line.call(command, request);
    if (!result.ok) {
      log.debug({ command, fault: result.fault, counter: this.#plan.counterId }, "refused");
      await time.seconds(20, signal);
    }
    return result;
  }

  /** The answer may be faster than the patch: wait until the own screen shows it, but not for ever. */
  async #caughtUp(visit: VisitView): Promise<void> {
    const { line, signal } = this.#world;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
    const shown = line.when(
      ({ visits }) =>
        visits.some((v) => v.visitId === visit.visitId && v.status === visit.status) || undefined,
      limit,
    );
    await shown.catch(() => signal.throwIfAborted());
  }
}

/** Half of it before the paper is fetched or the other queue is found out, the rest afterwards. */
function lengthNow({ plan, hasParked, hasGoneOn }: Person): number {
  const divided = plan.parks !== undefined || plan.goesOnTo !== undefined;
  return divided && !hasParked && !hasGoneOn
    ? plan.serveMinutes / 2
    : divided
      ? plan.serveMinutes / 2
      : plan.serveMinutes;
}
