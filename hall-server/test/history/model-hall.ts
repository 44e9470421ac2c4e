/**
 * A hall as `domain.md` describes it, written a second time, without the domain's code: plain lists, looked through from
 * the beginning. It says what a command would cause at an instant, and does it when told so. Times are in ms.
 */
import type { Asked, Brief } from "./operation.ts";

/** The facts of the hall that the model needs. */
export type ModelSettings = {
  services: Record<string, { queue: string; prefix: string }>;
  weights: Record<string, number>;
  counters: Record<string, { number: number; queues: readonly string[] }>;
  boundMs: number;
  reservedMs: number;
  recallMs: number;
  noShowMs: number;
  maxCalls: number;
};

type Status = "waiting" | "called" | "serving" | "parked" | "missed" | "finished" | "left" | "void";
type Visit = {
  id: string;
  code: string;
  number: number;
  status: Status;
  /** Its last state that was not waiting. */
  was: Status | undefined;
  queue: string;
  class: string;
  effectiveAt: number;
  lineSince: number;
  boundAt: number;
  reserved: { counter?: string | undefined; clerk?: string | undefined } | undefined;
  reservedUntil: number;
  notBefore: number;
  calls: number;
  lastCall: number;
  counter: string | undefined;
  clerk: string | undefined;
};
type Counter = {
  id: string;
  state: "open" | "paused" | "closed";
  clerk: string | undefined;
  visit: string | undefined;
};

/** One event as the model foresees it: its type and what it is about. */
export type Effect = { type: string } & Record<string, string | number | undefined>;
/** What a command would do at an instant: refuse by a rule, or cause these effects. */
export type Plan =
  | { rule: string }
  | {
      rule?: undefined;
      effects: Effect[];
      act: (ids: readonly (string | undefined)[]) => void;
      brief: () => Brief;
    };

class Refused extends Error {
  readonly rule: string;
  constructor(rule: string) {
    super(rule);
    this.rule = rule;
  }
}

export class ModelHall {
  readonly #settings: ModelSettings;
  #day: string | undefined;
  #ended = false;
  #numbers = new Map<string, number>();
  #issued = 0;
  #visits = new Map<string, Visit>();
  #waiting: Visit[] = [];
  readonly #counters = new Map<string, Counter>();
  #clerks = new Map<string, { counter: string; off: boolean }>();

  constructor(settings: ModelSettings) {
    this.#settings = settings;
    for (const id of Object.keys(settings.counters))
      this.#counters.set(id, { id, state: "closed", clerk: undefined, visit: undefined });
  }

  /** Codes for words; the visit may be one of yesterday. */
  codeOf(visitId: string): string {
    return this.#visits.get(visitId)?.code ?? visitId;
  }

  /** What `asked` would do now. Nothing happens before `act`, which takes the ids that the journal gave. */
  plan(asked: Asked, atText: string): Plan {
    const at = Date.parse(atText);
    const command = COMMANDS[asked.name];
    if (!command) throw new Error(`the model does not know ${asked.name}`);
    try {
      return command.call(this, asked.request as Request, asked.by, at);
    } catch (error) {
      if (error instanceof Refused) return { rule: error.rule };
      throw error;
    }
  }

  /** What a look at the hall must show. */
  seen(counterId: string, atText: string): Brief {
    const count = (queue: string) => this.#waiting.filter((visit) => visit.queue === queue).length;
    const brief: Brief = { at: this.#counters.get(counterId)?.visit ?? null };
    for (const queue of new Set(Object.values(this.#settings.services).map((service) => service.queue)))
      brief[`waiting ${queue}`] = count(queue);
    return { ...brief, next: this.#choose(counterId, Date.parse(atText), this.#waiting)?.id ?? null };
  }

  // ── the day

  /** Effects of beginning the day, and what does it; nothing when it runs. */
  startDay(at: number): { effects: Effect[]; act: () => void; fresh: boolean } {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day === this.#day && !this.#ended) return { effects: [], act: () => undefined, fresh: false };
    const running = this.#day !== undefined && !this.#ended;
    const effects = running ? this.#endEffects() : [];
    const act = (): void => {
      if (running) this.#end();
      if (day !== this.#day) {
        this.#numbers = new Map();
        this.#issued = 0;
      }
      this.#day = day;
      this.#ended = false;
    };
    return { effects: [...effects, { type: "day-started" }], act, fresh: true };
  }

  #endEffects(): Effect[] {
    const effects: Effect[] = [];
    for (const visit of this.#visits.values())
      if (!["finished", "left", "void"].includes(visit.status))
        effects.push({ type: "visit-abandoned", visitId: visit.id });
    for (const [clerk, { counter }] of this.#clerks)
      effects.push({ type: "clerk-left-counter", clerkId: clerk, counterId: counter });
    for (const counter of this.#counters.values())
      if (counter.state !== "closed") effects.push({ type: "counter-closed", counterId: counter.id });
    return [...effects, { type: "day-ended" }];
  }

  #end(): void {
    this.#visits = new Map();
    this.#waiting = [];
    this.#clerks = new Map();
    for (const counter of this.#counters.values())
      Object.assign(counter, { state: "closed", clerk: undefined, visit: undefined });
    this.#ended = true;
  }

  endDay(day: string, at: number): Plan {
    const midnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
    if (this.#day !== day || this.#ended || at < midnight) return nothing();
    return plan(this.#endEffects(), () => this.#end());
  }

  // ── who is next

  #right(visit: Visit, counter: Counter, at: number): "counter" | "clerk" | "line" | "reserved" | undefined {
    const { reserved } = visit;
    const queues = this.#settings.counters[counter.id]?.queues ?? [];
    const mine =
      reserved?.counter === counter.id && reserved.counter !== undefined
        ? "counter"
        : reserved?.clerk !== undefined && reserved.clerk === counter.clerk
          ? "clerk"
          : undefined;
    if (!mine && !queues.includes(visit.queue)) return undefined;
    if (!reserved || visit.reservedUntil <= at) return "line";
    if (mine) return mine;
    const there =
      (reserved.counter !== undefined && this.#counters.get(reserved.counter)?.clerk !== undefined) ||
      (reserved.clerk !== undefined && this.#clerks.has(reserved.clerk));
    return there ? "reserved" : "line";
  }

  #tooSoon(visit: Visit, at: number): boolean {
    return visit.was === "missed" && visit.lastCall > at - this.#settings.recallMs;
  }

  #choose(counterId: string, at: number, waiting: readonly Visit[]): Visit | undefined {
    const counter = this.#counters.get(counterId);
    if (!counter) return undefined;
    let best: { visit: Visit; rank: number } | undefined;
    for (const visit of waiting) {
      const right = this.#right(visit, counter, at);
      if (right === undefined || right === "reserved") continue;
      if (visit.notBefore > at || this.#tooSoon(visit, at)) continue;
      const rank = right === "counter" ? 0 : right === "clerk" ? 1 : 2;
      if (!best || this.#before({ visit, rank }, best, at)) best = { visit, rank };
    }
    return best?.visit;
  }

  #before(a: { visit: Visit; rank: number }, b: { visit: Visit; rank: number }, at: number): boolean {
    const dueA = a.visit.boundAt <= at;
    const dueB = b.visit.boundAt <= at;
    if (dueA !== dueB) return dueA;
    if (dueA) return order(a.visit.lineSince - b.visit.lineSince, a.visit, b.visit);
    if (a.rank !== b.rank) return a.rank < b.rank;
    const [ours, theirs] = [a.visit, b.visit].map(
      (visit) => (this.#settings.weights[visit.class] ?? 1) * Math.max(0, at - visit.effectiveAt),
    );
    if (ours !== theirs) return (ours ?? 0) > (theirs ?? 0);
    return order(a.visit.effectiveAt - b.visit.effectiveAt, a.visit, b.visit);
  }

  // ── tickets

  takeTicket({ serviceIds, class: wanted = "normal" }: Request, at: number): Plan {
    const service = this.#settings.services[serviceIds?.[0] ?? ""] ?? refuse("unknown-service");
    const day = this.startDay(at);
    const number = (day.fresh && this.#day !== dayOf(at) ? 0 : (this.#numbers.get(service.prefix) ?? 0)) + 1;
    const code = `${service.prefix}${String(number).padStart(3, "0")}`;
    const line = day.fresh ? [] : this.#waiting.filter((visit) => visit.queue === service.queue);
    const ahead = line.length;
    let id = "";
    return plan(
      [...day.effects, { type: "ticket-issued", code, queueId: service.queue, class: wanted }],
      (ids) => {
        day.act();
        id = ids.at(-1) ?? "";
        this.#issued += 1;
        this.#numbers.set(service.prefix, number);
        const visit: Visit = {
          id,
          code,
          number: this.#issued,
          status: "waiting",
          was: undefined,
          queue: service.queue,
          class: wanted,
          effectiveAt: at,
          lineSince: at,
          boundAt: at + this.#settings.boundMs,
          reserved: undefined,
          reservedUntil: Number.POSITIVE_INFINITY,
          notBefore: Number.NEGATIVE_INFINITY,
          calls: 0,
          lastCall: Number.NEGATIVE_INFINITY,
          counter: undefined,
          clerk: undefined,
        };
        this.#visits.set(id, visit);
        this.#waiting.push(visit);
      },
      () => ({ visitId: id, code, ahead }),
    );
  }

  // ── calling

  #ready(counterId: string, by: By, leaving?: Visit): Counter & { clerk: string } {
    const counter = this.#counters.get(counterId) ?? refuse("unknown-counter");
    if (this.#clerks.get(by.id)?.counter !== counterId) refuse("not-your-counter");
    const clerk = counter.clerk ?? refuse("counter-unmanned");
    if (counter.state === "closed") refuse("counter-closed");
    if (counter.state === "paused") refuse("counter-paused");
    if (this.#clerks.get(clerk)?.off) refuse("clerk-on-break");
    if (counter.visit !== undefined && counter.visit !== leaving?.id) refuse("counter-busy");
    return { ...counter, clerk };
  }

  callNext({ counterId = "" }: Request, by: By, at: number): Plan {
    const counter = this.#ready(counterId, by);
    const visit = this.#choose(counterId, at, this.#waiting);
    if (!visit) return { ...nothing(), brief: () => ({ visitId: null }) };
    return this.#call(visit, counter, at);
  }

  #call(
    visit: Visit,
    { id: counterId, clerk }: { id: string; clerk: string },
    at: number,
  ): Plan & { rule?: undefined } {
    const effect = { type: "visit-called", visitId: visit.id, counterId, clerkId: clerk };
    const act = (): void => {
      this.#hold(visit, "called", counterId, clerk);
      visit.calls += 1;
      visit.lastCall = at;
      visit.notBefore = Number.NEGATIVE_INFINITY;
    };
    return plan([effect], act, () => briefOf(visit));
  }

  cherryPick({ visitId = "", counterId = "" }: Request, by: By, at: number): Plan {
    const visit = this.#visit(visitId);
    if ((visit.status === "called" || visit.status === "serving") && visit.counter !== counterId)
      refuse("visit-taken");
    this.#in(visit, "waiting");
    const counter = this.#ready(counterId, by);
    const right = this.#right(visit, counter, at);
    if (right === undefined || right === "reserved") refuse("transfer-nowhere");
    if (this.#tooSoon(visit, at)) refuse("called-too-soon");
    return this.#call(visit, counter, at);
  }

  recall({ visitId = "" }: Request, by: By, at: number): Plan {
    const visit = this.#held(visitId, by, "called");
    const act = (): void => {
      visit.calls += 1;
      visit.lastCall = at;
    };
    return this.#one(visit, "visit-recalled", act);
  }

  arrive({ visitId = "" }: Request, by: By): Plan {
    const visit = this.#held(visitId, by, "called");
    return this.#one(visit, "visit-arrived", () => this.#move(visit, "serving"));
  }

  noShow({ visitId = "" }: Request, by: By): Plan {
    const visit = this.#held(visitId, by, "called");
    return this.#one(visit, "visit-missed", () => this.#release(visit, "missed"));
  }

  /** Missed, back in line and the next one called, in one. */
  skip({ visitId = "", place = "back" }: Request, by: By, at: number): Plan {
    const visit = this.#held(visitId, by, "called");
    const counter = this.#ready(visit.counter ?? "", by, visit);
    const forGood = visit.calls >= this.#settings.maxCalls;
    const missed: Effect = { type: "visit-missed", visitId };
    const back = forGood ? undefined : this.#returned(visit, place, at);
    const next = this.#choose(counter.id, at, this.#waiting); // the one who was skipped is not called again at once
    const call = next && this.#call(next, counter, at);
    const act = (): void => {
      this.#release(visit, "missed");
      back?.act([]);
      call?.act([]);
    };
    const effects = [missed, ...(back?.effects ?? []), ...(call?.effects ?? [])];
    return plan(effects, act, () => call?.brief() ?? { visitId: null });
  }

  /** The hub's own: a called visitor who has not come in time. */
  expire({ visitId = "", calls }: Request, at: number): Plan {
    const visit = this.#visits.get(visitId);
    if (visit?.status !== "called" || visit.calls !== calls) return nothing();
    if (at - visit.lastCall < this.#settings.noShowMs) return nothing();
    return plan([{ type: "visit-missed", visitId }], () => this.#release(visit, "missed"));
  }

  // ── missed and back

  back({ visitId = "", place = "back" }: Request, at: number): Plan {
    const visit = this.#in(this.#visit(visitId), "missed");
    if (visit.calls >= this.#settings.maxCalls) refuse("missed-for-good");
    return this.#returned(visit, place, at);
  }

  #returned(visit: Visit, place: string, at: number): Plan & { rule?: undefined } {
    const effectiveAt = this.#place(visit.queue, place, visit, at);
    const act = (): void => {
      if (place === "fewer-calls") visit.calls = Math.max(0, visit.calls - 1);
      this.#queueUp(visit, effectiveAt, keeps(place) ? undefined : at);
    };
    const effect = { type: "visit-returned", visitId: visit.id, effectiveAt };
    return plan([effect], act, () => briefOf(visit));
  }

  rejoin({ visitId = "" }: Request, at: number): Plan {
    const visit = this.#in(this.#visit(visitId), "missed");
    const act = (): void => {
      visit.calls = 0;
      visit.lastCall = Number.NEGATIVE_INFINITY;
      this.#queueUp(visit, at, at);
    };
    return plan([{ type: "visit-rejoined", visitId, effectiveAt: at }], act, () => briefOf(visit));
  }

  // ── serving

  park({ visitId = "" }: Request, by: By): Plan {
    const visit = this.#held(visitId, by, "serving");
    return this.#one(visit, "visit-parked", () => {
      this.#free(visit);
      this.#move(visit, "parked");
    });
  }

  resume({ visitId = "" }: Request, by: By): Plan {
    const visit = this.#held(visitId, by, "parked");
    const clerk = this.#clerks.get(by.id) ?? refuse("clerk-not-signed-in");
    const counter = this.#counters.get(clerk.counter) ?? refuse("unknown-counter");
    if (clerk.off) refuse("clerk-on-break");
    if (counter.state === "closed") refuse("counter-closed");
    if (counter.visit !== undefined) refuse("counter-busy");
    const effect = { type: "visit-resumed", visitId, counterId: counter.id, clerkId: by.id };
    return plan(
      [effect],
      () => this.#hold(visit, "serving", counter.id, by.id),
      () => briefOf(visit),
    );
  }

  transfer({ visitId = "", to, place = "back", notBefore }: Request, by: By, at: number): Plan {
    const visit = this.#in(this.#visit(visitId), "serving", "called", "waiting", "parked");
    if (visit.status !== "waiting" && visit.clerk !== by.id) refuse("not-your-visit");
    const { queue, reserved } = this.#destination(visit, to ?? {});
    const effectiveAt = this.#place(queue, place, visit, at);
    const later = notBefore === undefined ? Number.NEGATIVE_INFINITY : Date.parse(notBefore);
    const act = (): void => {
      visit.queue = queue;
      const since = keeps(place) ? visit.lineSince : at;
      this.#queueUp(visit, effectiveAt, keeps(place) && later <= since ? undefined : Math.max(since, later));
      visit.reserved = reserved;
      visit.reservedUntil = reserved ? at + this.#settings.reservedMs : Number.POSITIVE_INFINITY;
      visit.notBefore = later;
    };
    const effect = { type: "visit-transferred", visitId, queueId: queue, effectiveAt };
    return plan([effect], act, () => briefOf(visit));
  }

  #destination(visit: Visit, to: NonNullable<Request["to"]>): { queue: string; reserved: Visit["reserved"] } {
    if (to.queueId !== undefined) {
      const queues = Object.values(this.#settings.services).map(({ queue }) => queue);
      if (!queues.includes(to.queueId)) refuse("unknown-queue");
      return { queue: to.queueId, reserved: undefined };
    }
    if (to.counterId !== undefined) {
      if (!this.#counters.has(to.counterId)) refuse("unknown-counter");
      return { queue: this.#queueAt(to.counterId, visit), reserved: { counter: to.counterId } };
    }
    const clerk = this.#clerks.get(to.clerkId ?? "") ?? refuse("unknown-clerk");
    return { queue: this.#queueAt(clerk.counter, visit), reserved: { clerk: to.clerkId } };
  }

  #queueAt(counterId: string, { queue }: Visit): string {
    const queues = this.#settings.counters[counterId]?.queues ?? [];
    return queues.includes(queue) ? queue : (queues[0] ?? queue);
  }

  finish({ visitId = "" }: Request, by: By): Plan {
    const visit = this.#held(visitId, by, "serving");
    return this.#one(visit, "visit-finished", () => this.#release(visit, "finished"));
  }

  leave({ visitId = "" }: Request, by: By): Plan {
    if (by.kind === "visitor" && by.id !== visitId) refuse("unknown-visit");
    const visit = this.#in(this.#visit(visitId), "waiting", "called", "missed", "parked");
    return this.#one(visit, "visit-left", () => this.#release(visit, "left"));
  }

  voided({ visitId = "" }: Request, by: By): Plan {
    const visit = this.#in(this.#visit(visitId), "waiting", "called", "serving", "parked", "missed");
    if (visit.clerk !== undefined && visit.clerk !== by.id) refuse("not-your-visit");
    return this.#one(visit, "visit-voided", () => this.#release(visit, "void"));
  }

  // ── counters and clerks

  takeCounter({ counterId = "" }: Request, by: By, at: number): Plan {
    const day = this.startDay(at);
    const counter = this.#counters.get(counterId) ?? refuse("unknown-counter");
    const mine = day.fresh ? undefined : this.#clerks.get(by.id);
    const brief = () => ({ counterId, clerkId: by.id, state: counter.state, visitId: counter.visit ?? null });
    if (mine?.counter === counterId) return { ...nothing(), brief };
    if (mine) refuse("clerk-elsewhere");
    if (!day.fresh && counter.clerk !== undefined) refuse("counter-taken");
    const act = (): void => {
      day.act();
      counter.clerk = by.id;
      this.#clerks.set(by.id, { counter: counterId, off: false });
    };
    const effect = { type: "clerk-took-counter", counterId, clerkId: by.id };
    return plan([...day.effects, effect], act, brief);
  }

  open({ counterId = "" }: Request, by: By, at: number): Plan {
    const day = this.startDay(at);
    const counter = this.#counters.get(counterId) ?? refuse("unknown-counter");
    if (!day.fresh) this.#freeFor(counter, by);
    if (!day.fresh && counter.state === "open") refuse("already-open");
    const act = (): void => {
      day.act();
      counter.state = "open";
    };
    return plan([...day.effects, { type: "counter-opened", counterId }], act, () => counterBrief(counter));
  }

  pause({ counterId = "" }: Request, by: By): Plan {
    const counter = this.#counters.get(counterId) ?? refuse("unknown-counter");
    if (this.#clerks.get(by.id)?.counter !== counterId) refuse("not-your-counter");
    if (counter.state === "closed") refuse("counter-closed");
    const act = (): void => {
      counter.state = "paused";
    };
    return plan([{ type: "counter-paused", counterId }], act, () => counterBrief(counter));
  }

  close({ counterId = "" }: Request, by: By): Plan {
    const counter = this.#counters.get(counterId) ?? refuse("unknown-counter");
    this.#freeFor(counter, by);
    if (counter.state === "closed") refuse("counter-is-closed");
    if (counter.visit !== undefined) refuse("counter-busy");
    const act = (): void => {
      counter.state = "closed";
    };
    return plan([{ type: "counter-closed", counterId }], act, () => counterBrief(counter));
  }

  leaveCounter({ counterId = "" }: Request, by: By): Plan {
    const counter = this.#counters.get(counterId) ?? refuse("unknown-counter");
    if (this.#clerks.get(by.id)?.counter !== counterId) refuse("not-your-counter");
    const clerk = counter.clerk ?? refuse("counter-unmanned");
    if (counter.visit !== undefined) refuse("counter-busy");
    const left: Effect = { type: "clerk-left-counter", counterId, clerkId: clerk };
    const act = (): void => {
      Object.assign(counter, { clerk: undefined, state: "closed" });
      this.#clerks.delete(clerk);
    };
    const effects = counter.state === "closed" ? [left] : [left, { type: "counter-closed", counterId }];
    return plan(effects, act, () => counterBrief(counter));
  }

  goOnBreak(by: By): Plan {
    const clerk = this.#clerks.get(by.id) ?? refuse("clerk-not-signed-in");
    if (clerk.off) refuse("clerk-on-break");
    if (this.#counters.get(clerk.counter)?.visit !== undefined) refuse("clerk-busy");
    const act = (): void => {
      clerk.off = true;
    };
    return plan([{ type: "clerk-went-on-break", clerkId: by.id }], act, () => ({ clerkId: by.id }));
  }

  comeBack(by: By): Plan {
    const clerk = this.#clerks.get(by.id) ?? refuse("clerk-not-signed-in");
    if (!clerk.off) refuse("clerk-not-on-break");
    const act = (): void => {
      clerk.off = false;
    };
    return plan([{ type: "clerk-came-back", clerkId: by.id }], act, () => ({ clerkId: by.id }));
  }

  #freeFor(counter: Counter, by: By): void {
    if (counter.clerk !== undefined && this.#clerks.get(by.id)?.counter !== counter.id)
      refuse("not-your-counter");
  }

  // ── moving a visit

  #visit(visitId: string): Visit {
    return this.#visits.get(visitId) ?? refuse("unknown-visit");
  }

  #in(visit: Visit, ...states: Status[]): Visit {
    return states.includes(visit.status) ? visit : refuse("visit-not");
  }

  #held(visitId: string, by: By, state: Status): Visit {
    const visit = this.#in(this.#visit(visitId), state);
    return visit.clerk === by.id ? visit : refuse("not-your-visit");
  }

  #one(visit: Visit, type: string, act: () => void): Plan {
    return plan([{ type, visitId: visit.id }], act, () => briefOf(visit));
  }

  #move(visit: Visit, status: Status): void {
    if (visit.status === "waiting") this.#waiting.splice(this.#waiting.indexOf(visit), 1);
    if (visit.status !== "waiting") visit.was = visit.status;
    visit.status = status;
    if (status === "waiting") this.#waiting.push(visit);
  }

  #free(visit: Visit): void {
    const counter = this.#counters.get(visit.counter ?? "");
    if (counter?.visit === visit.id) counter.visit = undefined;
  }

  #hold(visit: Visit, status: Status, counterId: string, clerk: string): void {
    this.#move(visit, status);
    Object.assign(visit, { counter: counterId, clerk });
    const counter = this.#counters.get(counterId);
    if (counter) counter.visit = visit.id;
  }

  #release(visit: Visit, status: Status): void {
    this.#free(visit);
    this.#move(visit, status);
    Object.assign(visit, { counter: undefined, clerk: undefined });
  }

  #queueUp(visit: Visit, effectiveAt: number, lineSince: number | undefined): void {
    this.#release(visit, "waiting");
    visit.effectiveAt = effectiveAt;
    if (lineSince === undefined) return;
    visit.lineSince = lineSince;
    visit.boundAt = lineSince + this.#settings.boundMs;
  }

  #place(queue: string, place: string, visit: Visit, at: number): number {
    if (keeps(place)) return visit.effectiveAt;
    if (place === "back") return at;
    const line = this.#waiting.filter((other) => other.queue === queue && other.class === visit.class);
    return Math.min(at, ...line.map((other) => other.effectiveAt)) - 1;
  }
}

type By = Asked["by"];
type Request = {
  serviceIds?: string[];
  class?: string;
  counterId?: string;
  visitId?: string;
  place?: string;
  calls?: number;
  notBefore?: string;
  day?: string;
  to?: { queueId?: string; counterId?: string; clerkId?: string };
};

const COMMANDS: Record<string, (this: ModelHall, request: Request, by: By, at: number) => Plan> = {
  "visit:take-ticket": function (request, _by, at) {
    return this.takeTicket(request, at);
  },
  "visit:call-next": function (request, by, at) {
    return this.callNext(request, by, at);
  },
  "visit:call": function (request, by, at) {
    return this.cherryPick(request, by, at);
  },
  "visit:skip": function (request, by, at) {
    return this.skip(request, by, at);
  },
  "visit:recall": function (request, by, at) {
    return this.recall(request, by, at);
  },
  "visit:arrive": function (request, by) {
    return this.arrive(request, by);
  },
  "visit:no-show": function (request, by) {
    return this.noShow(request, by);
  },
  "call:expire": function (request, _by, at) {
    return this.expire(request, at);
  },
  "visit:return": function (request, _by, at) {
    return this.back(request, at);
  },
  "visit:rejoin": function (request, _by, at) {
    return this.rejoin(request, at);
  },
  "visit:park": function (request, by) {
    return this.park(request, by);
  },
  "visit:resume": function (request, by) {
    return this.resume(request, by);
  },
  "visit:transfer": function (request, by, at) {
    return this.transfer(request, by, at);
  },
  "visit:finish": function (request, by) {
    return this.finish(request, by);
  },
  "visit:leave": function (request, by) {
    return this.leave(request, by);
  },
  "visit:void": function (request, by) {
    return this.voided(request, by);
  },
  "clerk:take-counter": function (request, by, at) {
    return this.takeCounter(request, by, at);
  },
  "counter:open": function (request, by, at) {
    return this.open(request, by, at);
  },
  "counter:pause": function (request, by) {
    return this.pause(request, by);
  },
  "counter:close": function (request, by) {
    return this.close(request, by);
  },
  "clerk:leave-counter": function (request, by) {
    return this.leaveCounter(request, by);
  },
  "clerk:break": function (_request, by) {
    return this.goOnBreak(by);
  },
  "clerk:back": function (_request, by) {
    return this.comeBack(by);
  },
  "day:end": function ({ day = "" }, _by, at) {
    return this.endDay(day, at);
  },
};

function refuse(rule: string): never {
  throw new Refused(rule);
}

function plan(
  effects: Effect[],
  act: (ids: readonly (string | undefined)[]) => void,
  brief: () => Brief = () => ({}),
): Plan & { rule?: undefined } {
  return { effects, act, brief };
}

function nothing(): Plan & { rule?: undefined } {
  return plan([], () => undefined);
}

function order(difference: number, a: Visit, b: Visit): boolean {
  return difference === 0 ? a.number < b.number : difference < 0;
}

function keeps(place: string): boolean {
  return place === "keep" || place === "fewer-calls";
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function briefOf({ id, code, status, queue, counter, clerk, calls }: Visit): Brief {
  return {
    visitId: id,
    code,
    status,
    queueId: queue,
    counterId: counter ?? null,
    clerkId: clerk ?? null,
    calls,
  };
}

function counterBrief({ id, state, clerk, visit }: Counter): Brief {
  return { counterId: id, state, clerkId: clerk ?? null, visitId: visit ?? null };
}
