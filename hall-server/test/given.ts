import type { Permission } from "@hall/contract";
import { HallConfiguration, ROLES, VISITOR } from "@hall/contract";
import type { z } from "zod";
import type {
  Actor,
  Context,
  DomainCommand,
  DomainCommandName,
  DomainRequests,
} from "../src/domain/commands.ts";
import { decide } from "../src/domain/decide.ts";
import type { HallEvent } from "../src/domain/events.ts";
import { evolve } from "../src/domain/evolve.ts";
import { RuleBroken } from "../src/domain/rule-broken.ts";
import type { Clerk, Counter, HallState, Visit } from "../src/domain/state.ts";
import { newHall } from "../src/domain/state.ts";

type Draft = z.input<typeof HallConfiguration>;

/** A small hall in Shanghai: two queues, three services, three counters; counter 3 serves both queues. */
export function aHall(change: Partial<Draft> = {}): HallConfiguration {
  const everyDay = ["08:00-12:00", "13:00-17:00"];
  return HallConfiguration.parse({
    hallId: "sample",
    name: "Sample hall",
    timeZone: "Asia/Shanghai",
    openingHours: { monday: everyDay, tuesday: everyDay, wednesday: everyDay, thursday: everyDay },
    departments: [{ departmentId: "civil", name: "Civil affairs" }],
    services: [
      { serviceId: "passport", name: "Passport", departmentId: "civil", queueId: "papers", prefix: "A" },
      { serviceId: "permit", name: "Permit", departmentId: "civil", queueId: "papers", prefix: "B" },
      { serviceId: "tax", name: "Tax", departmentId: "civil", queueId: "money", prefix: "B" },
    ],
    queues: [
      { queueId: "papers", name: "Papers", targetMinutes: 15, maximumMinutes: 45 },
      { queueId: "money", name: "Money", targetMinutes: 15, maximumMinutes: 45 },
    ],
    counters: [
      { counterId: "c1", number: 1, queueIds: ["papers"] },
      { counterId: "c2", number: 2, queueIds: ["money"] },
      { counterId: "c3", number: 3, queueIds: ["papers", "money"] },
    ],
    ...change,
  } satisfies Draft);
}

/** A person or a device that asks. */
export function anActor(id: string, kind: string, permissions: readonly Permission[]): Actor {
  return { id, kind, name: id[0]?.toUpperCase() + id.slice(1), permissions: new Set(permissions) };
}

export const lin = anActor("lin", "staff", ROLES.clerk);
export const wang = anActor("wang", "staff", ROLES.clerk);
export const zhao = anActor("zhao", "staff", ROLES.clerk);
export const boss = anActor("boss", "staff", ROLES.manager);
export const kiosk = anActor("kiosk", "kiosk", ["see-board", "take-ticket"]);
export const hub = anActor("hub", "hub", []);
export const holderOf = (visitId: string): Actor => anActor(visitId, "visitor", VISITOR);

/** Tuesday 24 November 2026, 09:00 in Shanghai. */
export const NINE = Date.parse("2026-11-24T01:00:00.000Z");
/** The instant so many minutes after nine. */
export const at = (minute: number): string => new Date(NINE + minute * 60_000).toISOString();

/** Ids that say which event made them, so that the same past gives the same ids. */
export function contextOf(state: HallState, now: Date, by: Actor): Context {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `${String(state.seq + made).padStart(8, "0")}-0000-4000-8000-000000000000`;
  };
  return { now, at: now.toISOString(), by, newId };
}

/** What decide answers, or the rule that it names. */
export function outcome(
  state: HallState,
  command: DomainCommand,
  now: Date,
  by: Actor,
): { events: HallEvent[]; rule: string | undefined; parameters: Record<string, string> } {
  try {
    return { events: decide(state, command, contextOf(state, now, by)), rule: undefined, parameters: {} };
  } catch (error) {
    if (error instanceof RuleBroken) return { events: [], rule: error.rule, parameters: error.parameters };
    throw error;
  }
}

type ByVisit = Extract<
  DomainCommandName,
  `visit:${"arrive" | "no-show" | "park" | "resume" | "finish" | "leave" | "recall"}`
>;

/** A hall with a past: `after` adds a deed to it, `when` asks what a command would cause, `refusal` why it may not. */
export class Given {
  readonly state: HallState;
  readonly minute: number;

  constructor(state: HallState = newHall(aHall(), at(0)), minute = 0) {
    this.state = state;
    this.minute = minute;
  }

  later(minutes: number): Given {
    return new Given(this.state, this.minute + minutes);
  }

  with(...events: HallEvent[]): Given {
    return new Given(events.reduce(evolve, this.state), this.minute);
  }

  /** What it would cause; whose act it is, which every such event says, is left out. */
  when<K extends DomainCommandName>(name: K, request: DomainRequests[K], by: Actor = lin): HallEvent[] {
    return this.#caused(name, request, by).map((event) => {
      if (!("act" in event)) return event;
      const { act: _act, ...facts } = event;
      return facts;
    });
  }

  #caused<K extends DomainCommandName>(name: K, request: DomainRequests[K], by: Actor): HallEvent[] {
    const { events, rule, parameters } = this.#try(name, request, by);
    if (rule !== undefined) throw new Error(`${name} was refused: ${rule} ${JSON.stringify(parameters)}`);
    return events;
  }

  refusal<K extends DomainCommandName>(
    name: K,
    request: DomainRequests[K],
    by: Actor = lin,
  ): string | undefined {
    return this.#try(name, request, by).rule;
  }

  after<K extends DomainCommandName>(name: K, request: DomainRequests[K], by: Actor = lin): Given {
    return this.with(...this.#caused(name, request, by));
  }

  /** A deed about the visit with that code. */
  does(name: ByVisit, code: string, by: Actor = lin): Given {
    return this.after(name, { visitId: this.id(code) }, by);
  }

  #try<K extends DomainCommandName>(name: K, request: DomainRequests[K], by: Actor) {
    // as: name and request belong together by K, which TypeScript does not follow
    return outcome(this.state, { name, request } as DomainCommand, new Date(NINE + this.minute * 60_000), by);
  }

  /** The clerk signed in at the counter, and the counter open. */
  staffed(counterId: string, by: Actor = lin): Given {
    return this.after("clerk:take-counter", { counterId }, by).after("counter:open", { counterId }, by);
  }

  ticket(serviceId = "passport", request: Partial<DomainRequests["visit:take-ticket"]> = {}): Given {
    return this.after("visit:take-ticket", { serviceIds: [serviceId], ...request }, kiosk);
  }

  /** Lin at counter 1 has called A001, who waited a minute. */
  called(): Given {
    return this.staffed("c1").ticket().later(1).after("visit:call-next", { counterId: "c1" });
  }

  /** And a minute later A001 is there. */
  serving(): Given {
    return this.called()
      .later(1)
      .after("visit:arrive", { visitId: this.called().id("A001") });
  }

  visit(code: string): Visit {
    for (const visit of this.state.visits.values()) if (visit.code === code) return visit;
    throw new Error(`no visit ${code}; there are ${[...this.state.visits.values()].map((v) => v.code)}`);
  }

  id(code: string): string {
    return this.visit(code).visitId;
  }

  counter(counterId: string): Counter {
    const counter = this.state.counters.get(counterId);
    if (!counter) throw new Error(`no counter ${counterId}`);
    return counter;
  }

  clerk(clerkId: string): Clerk | undefined {
    return this.state.clerks.get(clerkId);
  }
}

/** An empty hall at nine, or one with another configuration. */
export function given(change?: Partial<Draft>): Given {
  return new Given(newHall(aHall(change), at(0)));
}
