import type { CommandName, Permission } from "@hall/contract";
import { COMMANDS } from "@hall/contract";
import type { Desk, Situation } from "./desk.ts";

/** Everything that a clerk can do with the desk as a whole, and the command behind it. */
export const ACTIONS = {
  open: "counter:open",
  reopen: "counter:open",
  back: "clerk:back",
  "call-next": "visit:call-next",
  arrive: "visit:arrive",
  finish: "visit:finish",
  recall: "visit:recall",
  "no-show": "visit:no-show",
  park: "visit:park",
  transfer: "visit:transfer",
  void: "visit:void",
  pause: "counter:pause",
  break: "clerk:break",
  "take-ticket": "visit:take-ticket",
  close: "counter:close",
  "leave-counter": "clerk:leave-counter",
  resume: "visit:resume",
  return: "visit:return",
  leave: "visit:leave",
  call: "visit:call",
} as const satisfies Record<string, CommandName>;
export type ActionName = keyof typeof ACTIONS;

/** Why something cannot be done now. */
export type Why =
  | { because: "offline"; time: string }
  | { because: "connecting" | "forbidden" | "counter-closed" | "counter-paused" | "on-break" }
  | { because: "closed-already" | "nobody-waiting" | "no-visit" | "not-paused" | "not-on-break" }
  | { because: "in-hand" | "not-called" | "arrive-first"; code: string };

/** What the screen knows beside the hall: is the line up, and what may this person do? */
export type Standing = {
  /** Undefined while the screen is live. */
  cut?: Why;
  permissions: readonly Permission[];
};

const MAIN: Record<Situation, ActionName> = {
  closed: "open",
  paused: "reopen",
  break: "back",
  free: "call-next",
  called: "arrive",
  serving: "finish",
};

/** What the main key does now. */
export function mainAction(situation: Situation): ActionName {
  return MAIN[situation];
}

/** Why this action cannot be done now; undefined when it can. The hub has the last word all the same. */
export function whyNot(action: ActionName, desk: Desk, { cut, permissions }: Standing): Why | undefined {
  if (cut) return cut;
  if (!permissions.includes(COMMANDS[ACTIONS[action]].may)) return { because: "forbidden" };
  return RULES[action](desk);
}

type Rule = (desk: Desk) => Why | undefined;
const inHand: Rule = ({ visit }) => visit && { because: "in-hand", code: visit.code };
const onBreak: Rule = ({ clerk }) => (clerk.state === "break" ? { because: "on-break" } : undefined);
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
const free = (): undefined => undefined;

/** The first rule that objects gives the reason. */
function all(...rules: Rule[]): Rule {
  return (desk) => {
    for (const rule of rules) {
      const why = rule(desk);
      if (why) return why;
    }
    return undefined;
  };
}

const mayCall = all(inHand, onBreak, counterClosed, counterPaused);
const RULES: Record<ActionName, Rule> = {
  open: free,
  reopen: ({ counter }) => (counter.state === "paused" ? undefined : { because: "not-paused" }),
  back: ({ clerk }) => (clerk.state === "break" ? undefined : { because: "not-on-break" }),
  "call-next": all(mayCall, ({ line }) =>
    line.callable.length > 0 ? undefined : { because: "nobody-waiting" },
  ),
  call: mayCall,
  arrive: mustBeCalled,
  recall: mustBeCalled,
  "no-show": mustBeCalled,
  finish: mustBeServing,
  park: mustBeServing,
  transfer: mustHaveVisit,
  void: mustHaveVisit,
  pause: counterClosed,
  break: all(inHand, onBreak),
  close: all(
    ({ counter }) => (counter.state === "closed" ? { because: "closed-already" } : undefined),
    inHand,
  ),
  "leave-counter": inHand,
  "take-ticket": free,
  resume: all(inHand, onBreak, counterClosed),
  return: free,
  leave: free,
};
