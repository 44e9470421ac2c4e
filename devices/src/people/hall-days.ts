import { setMaxListeners } from "node:events";
import type { HallSnapshot } from "@hall/contract";
import type { Logger } from "pino";
import { seeded, seedFor } from "../simulators/random.ts";
import { Clerk } from "./clerk.ts";
import { type HallTime, hallTimeOf, localTime } from "./hall-time.ts";
import { Line } from "./line.ts";
import { type DayPlan, planDay } from "./plan.ts";
import { Room } from "./room.ts";
import { Visitor } from "./visitor.ts";
import { type Window, windowsOf } from "./windows.ts";

export type Cast = {
  hubUrl: string;
  hallId: string;
  kioskToken: string;
  clerks: readonly { username: string; token: string; counterId: string }[];
  seed: number;
};

const EARLY_MINUTES = 5;
const MINUTE_MS = 60_000;

/** Plays day after day in one hall, through the doors that everybody uses. */
export class HallDays {
  readonly #cast: Cast;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  readonly #kiosk: Line;
  readonly #desks: ReadonlyMap<string, Line>;
  readonly #time: HallTime;

  constructor(cast: Cast, log: Logger) {
    const { hubUrl: url, hallId, kioskToken, clerks } = cast;
    this.#cast = cast;
    this.#log = log;
    this.#kiosk = new Line({ url, hallId, token: kioskToken });
    this.#desks = new Map(
      clerks.map(({ counterId, token }) => [counterId, new Line({ url, hallId, token })]),
    );
    this.#time = hallTimeOf({
      now: () => this.#kiosk.live.now(),
      speed: () => this.#kiosk.hall?.clock.speed ?? 1,
    });
  }

  /** Rejects when the hub refuses a token, or with the reason of `stop`. */
  async play(): Promise<never> {
    const { signal } = this.#stopping;
    setMaxListeners(0, signal);
    for (const line of this.#lines()) this.#watch(line);
    await this.#kiosk.when(() => true, signal);
    for (let played = false; ; ) {
      const hall = await this.#freshHall();
      const { day, minute } = localTime(this.#time.now(), hall.timeZone);
      const [window] = windowsOf(hall.hours, minute, !played);
      if (window) await this.#playWindow(hall, day, window, minute);
      else await this.#time.until(this.#minuteOf(24 * 60 + 1, minute), signal);
      played ||= window !== undefined;
    }
  }

  stop(): void {
    this.#stopping.abort(new Error("stopped"));
    for (const line of this.#lines()) line.stop();
  }

  #lines(): Line[] {
    return [this.#kiosk, ...this.#desks.values()];
  }

  /** A token that the hub refuses cannot be mended here: whoever started this program has new ones. */
  #watch(line: Line): void {
    line.live.subscribe(() => {
      const { phase, fault } = line.live.state;
      if (phase === "refused")
        this.#stopping.abort(new Error(`the hub refuses a token: ${fault?.message ?? ""}`));
    });
    line.start();
  }

  async #freshHall(): Promise<HallSnapshot> {
    const asked = await this.#kiosk.call("hall:snapshot", {});
    this.#stopping.signal.throwIfAborted();
    if (!asked.ok) throw new Error(`no snapshot: ${asked.fault.message}`);
    return asked.value;
  }

  /** The instant of a minute of the day on which `now` was `minute`. */
  #minuteOf(wanted: number, minute: number): Date {
    const now = this.#time.now().getTime();
    return new Date(now - (now % MINUTE_MS) + (wanted - minute) * MINUTE_MS);
  }

  async #playWindow(hall: HallSnapshot, day: string, { from, to }: Window, minute: number): Promise<void> {
    const { signal } = this.#stopping;
    const midnight = this.#minuteOf(0, minute).getTime();
    const minuteOf = (wanted: number): Date => new Date(midnight + wanted * MINUTE_MS);
    await this.#time.until(minuteOf(from - EARLY_MINUTES), signal);
    const counters = hall.counters.filter(({ counterId }) => this.#desks.has(counterId));
    const random = seeded(seedFor(this.#cast.seed, `${day}/${from}`));
    const plan = planDay({ services: hall.services, counters, from, to }, random);
    this.#log.info(
      { day, from, to, visitors: plan.visitors.length, clerks: plan.clerks.length },
      "the day begins",
    );
    const over = new AbortController();
    const today = AbortSignal.any([signal, over.signal]);
    setMaxListeners(0, today); // everybody in the hall listens
    const room = new Room();
    const visitors = this.#bringIn(plan, room, minuteOf, today);
    await this.#open(plan, room, minuteOf, to, today);
    over.abort(new Error("the day is over"));
    await visitors;
    this.#log.info({ day }, "the day is over");
  }

  async #open(
    plan: DayPlan,
    room: Room,
    minuteOf: (m: number) => Date,
    to: number,
    signal: AbortSignal,
  ): Promise<void> {
    const time = this.#time;
    const working = plan.clerks.map(async (clerk) => {
      const line = this.#desks.get(clerk.counterId);
      if (!line) return;
      await time.until(minuteOf(clerk.comes), signal);
      await new Clerk(clerk, minuteOf(to), minuteOf, { line, room, time, log: this.#log, signal }).work();
    });
    await Promise.all(working);
  }

  /** One after the other as they arrive; each then lives on its own. Never rejects. */
  async #bringIn(
    plan: DayPlan,
    room: Room,
    minuteOf: (m: number) => Date,
    signal: AbortSignal,
  ): Promise<void> {
    const { hubUrl, hallId } = this.#cast;
    const world = { hubUrl, hallId, kiosk: this.#kiosk, room, time: this.#time, log: this.#log, signal };
    const inside: Promise<void>[] = [];
    const ended = (err: unknown): void => {
      if (!signal.aborted) this.#log.error({ err }, "a visitor is lost");
    };
    try {
      for (const visitor of plan.visitors) {
        await this.#time.until(minuteOf(visitor.arrives), signal);
        inside.push(new Visitor(visitor, world).play().catch(ended));
      }
    } catch (err) {
      ended(err);
    }
    await Promise.all(inside);
  }
}
