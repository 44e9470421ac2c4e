import type { HallSnapshot, Language, Permission } from "@hall/contract";
import { COMMANDS } from "@hall/contract";
import type { LiveState } from "@hall/contract/live";
import { clockTime } from "@hall/contract/web";
import { ACTIONS, type ActionName } from "./actions.ts";
import { type Desk, resumable } from "./desk.ts";

/** Why something cannot be done now. */
export type Why =
  | { because: "offline"; time: string }
  | { because: "connecting" | "forbidden" | "counter-closed" | "counter-paused" | "on-break" }
  | { because: "closed-already" | "nobody-waiting" | "no-visit" | "not-paused" | "not-on-break" }
  | {
      because:
        | "nothing-parked"
        | "nobody-missed"
        | "nothing-to-undo"
        | "nobody-rings"
        | "no-help"
        | "help-rings";
    }
  | { because: "not-leaving" }
  | { because: "no-fields" | "tickets-stopped" | "tickets-run" | "back-office" | "away" }
  | { because: "in-hand" | "not-called" | "arrive-first"; code: string };

/** What the screen knows beside the hall: is the line up, and what may this person do? */
export type Standing = {
  /** Undefined while the screen is live. */
  cut?: Why;
  permissions: readonly Permission[];
};

/** What this person may do, and since when the line is down, if it is. */
export function standingOf(
  { timeZone }: HallSnapshot,
  line: LiveState | undefined,
  permissions: readonly Permission[],
  language: Language,
): Standing {
  if (line?.phase === "live") return { permissions };
  const time = line?.staleSince && clockTime(line.staleSince, timeZone, language);
  const cut: Why = time === undefined ? { because: "connecting" } : { because: "offline", time };
  return { permissions, cut };
}

/** What needs no line: to look at what is known, the keys, and a number from the paper roll. */
const WITHOUT_LINE: ReadonlySet<ActionName> = new Set(["roll", "open-calls", "keys"]);

/** Why this action cannot be done now; undefined when it can. The hub has the last word all the same. */
export function whyNot(action: ActionName, desk: Desk, standing: Standing): Why | undefined {
  const { cut, permissions } = standing;
  if (cut && !WITHOUT_LINE.has(action)) return cut;
  if (!permissions.includes(COMMANDS[ACTIONS[action]].may)) return { because: "forbidden" };
  return RULES[action](desk, standing);
}

type Rule = (desk: Desk, standing: Standing) => Why | undefined;
const inHand: Rule = ({ visit }) => visit && { because: "in-hand", code: visit.code };
const elsewhere: Rule = ({ clerk: { state } }) => {
  if (state === "break") return { because: "on-break" };
  return state === "away" || state === "back-office" ? { because: state } : undefined;
};
const counterClosed: Rule = ({ counter }) =>
  counter.state === "closed" ? { because: "counter-closed" } : undefined;
const counterPaused: Rule = ({ counter }) =>
  counter.state === "paused" ? { because: "counter-paused" } : undefined;
const mustBeCalled: Rule = ({ visit }) => {
  if (!visit) return { because: "no-visit" };
  return visit.status === "called" ? undefined : { because: "not-called", code: visit.code };
};
const mustBeServing: Rule = ({ visit }) => {
  if (!visit) return { because: "no-visit" };
  return visit.status === "serving" ? undefined : { because: "arrive-first", code: visit.code };
};
const mustHaveVisit: Rule = ({ visit }) => (visit ? undefined : { because: "no-visit" });
const somebodyWaits: Rule = ({ line }) =>
  line.callable.length > 0 ? undefined : { because: "nobody-waiting" };
const free = (): undefined => undefined;

/** The first rule that objects gives the reason. */
function all(...rules: Rule[]): Rule {
  return (desk, standing) => {
    for (const rule of rules) {
      const why = rule(desk, standing);
      if (why) return why;
    }
    return undefined;
  };
}

const mayCall = all(inHand, elsewhere, counterClosed, counterPaused);
const mayGo = all(inHand, elsewhere);
const RULES: Record<ActionName, Rule> = {
  open: free,
  reopen: ({ counter }) => (counter.state === "paused" ? undefined : { because: "not-paused" }),
  back: (desk, standing) => (elsewhere(desk, standing) ? undefined : { because: "not-on-break" }),
  "call-next": all(mayCall, somebodyWaits),
  call: all(mayCall, somebodyWaits),
  look: somebodyWaits,
  arrive: mustBeCalled,
  recall: mustBeCalled,
  "no-show": mustBeCalled,
  skip: mustBeCalled,
  finish: mustBeServing,
  "next-step": mustBeServing,
  park: mustBeServing,
  transfer: mustHaveVisit,
  note: mustHaveVisit,
  fields: all(mustHaveVisit, ({ fields }) => (fields.length > 0 ? undefined : { because: "no-fields" })),
  void: mustHaveVisit,
  undo: ({ undo }) => (undo ? undefined : { because: "nothing-to-undo" }),
  pause: all(counterClosed, counterPaused),
  break: mayGo,
  "back-office": mayGo,
  away: mayGo,
  close: all(
    ({ counter }) => (counter.state === "closed" ? { because: "closed-already" } : undefined),
    inHand,
  ),
  "leave-counter": inHand,
  "sign-out": inHand,
  "take-ticket": free,
  "check-in": free,
  find: free,
  "open-calls": free,
  resume: all(inHand, elsewhere, counterClosed, (desk, { permissions }) =>
    resumable(desk, permissions.includes("end-others-step")).length > 0
      ? undefined
      : { because: "nothing-parked" },
  ),
  return: ({ missed }) => (missed.length > 0 ? undefined : { because: "nobody-missed" }),
  rejoin: free,
  leave: free,
  help: ({ help }) => (help.mine ? { because: "help-rings" } : undefined),
  "help-end": ({ help }) => {
    if (!help.mine) return { because: "no-help" };
    return help.mine.state === "raised" ? { because: "help-rings" } : undefined;
  },
  "help-accept": ({ help }) => (help.ringing.length > 0 ? undefined : { because: "nobody-rings" }),
  "help-over": ({ help }) => (help.going ? undefined : { because: "no-help" }),
  "stop-tickets": ({ ticketsStopped }) => (ticketsStopped ? { because: "tickets-stopped" } : undefined),
  "resume-tickets": ({ ticketsStopped }) => (ticketsStopped ? undefined : { because: "tickets-run" }),
  roll: free,
  keys: free,
  stay: ({ leaving }) => (leaving === undefined ? { because: "not-leaving" } : undefined),
};
