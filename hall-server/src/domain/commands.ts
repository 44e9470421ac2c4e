import type {
  AlertKind,
  HallConfiguration,
  Permission,
  RatingChannel,
  Request,
  Severity,
} from "@hall/contract";
import type { HallEvent } from "./events.ts";
import type { HallState } from "./state.ts";

/** What an alert is about; one cause is one alert. */
export type Cause = { kind: AlertKind; subject: string };

/** A condition of the hall that some alert rule calls broken now. */
export type Condition = Cause & {
  severity: Severity;
  since: string;
  facts: Record<string, string | number>;
};

type FromPeople = {
  [K in
    | "visit:call-next"
    | "visit:call"
    | "visit:recall"
    | "visit:arrive"
    | "visit:no-show"
    | "visit:park"
    | "visit:resume"
    | "visit:finish"
    | "visit:return"
    | "visit:transfer"
    | "visit:leave"
    | "visit:void"
    | "visit:skip"
    | "visit:rejoin"
    | "visit:next-step"
    | "visit:undo"
    | "visit:note"
    | "visit:set-fields"
    | "counter:open"
    | "counter:pause"
    | "counter:close"
    | "clerk:take-counter"
    | "clerk:leave-counter"
    | "clerk:break"
    | "clerk:back"
    | "clerk:back-office"
    | "clerk:away"
    | "help:ring"
    | "help:accept"
    | "help:end"
    | "hall:stop-tickets"
    | "hall:resume-tickets"
    | "roll:next"
    | "visit:book"
    | "visit:check-in"
    | "kiosk:reserve-numbers"
    | "kiosk:merge-tickets"
    | "kiosk:call-staff"
    | "alert:acknowledge"
    | "alert:resolve"]: Request<K>;
};

/** All that can be asked of a hall: what people and devices send (tokens already resolved), and what the hub asks itself. */
export type DomainRequests = FromPeople & {
  /** `person`: the keyed hash of a document; the number itself never comes here. */
  "visit:take-ticket": Omit<Request<"visit:take-ticket">, "identity"> & { person?: string };
  "visit:reprint": { visitId: string; person?: string };
  "visit:rate": {
    visitId: string;
    stepId?: string;
    channel: RatingChannel;
    grade: number;
    reasons: string[];
  };
  /** `replaces`: the version that it was made from; refused when another one is in force. */
  "hall:configure": { configuration: HallConfiguration; replaces?: number | undefined };
  "counter:auto-call": { counterId: string };
  "call:expire": { visitId: string; calls: number };
  "rating:expire": { visitId: string; stepId: string };
  "day:end": { day: string };
  "clock:step": { byMs: number };
  "alert:escalate": { alertId: string; level: 50 | 80 | 100 };
  /** `unsure`: causes of which nobody knows now whether they last. */
  "alerts:review": { conditions: Condition[]; kinds: AlertKind[]; unsure?: Cause[] };
};
export type DomainCommandName = keyof DomainRequests;
export type DomainCommand = {
  [K in DomainCommandName]: { name: K; request: DomainRequests[K] };
}[DomainCommandName];

/** Who asks; a person also has a user name. */
export type Actor = {
  kind: string;
  id: string;
  name: string;
  username?: string;
  permissions: ReadonlySet<Permission>;
};

/** What a decision may know beside the hall's state: the time, who asks, and where new ids come from. */
export type Context = { now: Date; at: string; by: Actor; newId: () => string };

/** Which events does this command cause? Throws RuleBroken; an empty list means that there is nothing to do. */
export type Decider<K extends DomainCommandName> = (
  state: HallState,
  request: DomainRequests[K],
  context: Context,
) => HallEvent[];
export type Deciders<K extends DomainCommandName> = { [N in K]: Decider<N> };
