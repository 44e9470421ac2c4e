import type { CommandName } from "@hall/contract";
import type { Situation } from "./desk.ts";

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
  skip: "visit:skip",
  "next-step": "visit:next-step",
  park: "visit:park",
  resume: "visit:resume",
  transfer: "visit:transfer",
  note: "visit:note",
  fields: "visit:set-fields",
  void: "visit:void",
  undo: "visit:undo",
  look: "visit:explain",
  call: "visit:call",
  return: "visit:return",
  rejoin: "visit:rejoin",
  leave: "visit:leave",
  "take-ticket": "visit:take-ticket",
  "check-in": "visit:check-in",
  find: "visit:find",
  "open-calls": "hall:snapshot",
  pause: "counter:pause",
  break: "clerk:break",
  "back-office": "clerk:back-office",
  away: "clerk:away",
  close: "counter:close",
  "leave-counter": "clerk:leave-counter",
  "sign-out": "clerk:leave-counter",
  help: "help:ring",
  "help-end": "help:end",
  "help-accept": "help:accept",
  "help-over": "help:end",
  "stop-tickets": "hall:stop-tickets",
  "resume-tickets": "hall:resume-tickets",
  roll: "roll:next",
  keys: "hall:snapshot",
  stay: "hall:snapshot",
} as const satisfies Record<string, CommandName>;
export type ActionName = keyof typeof ACTIONS;

const MAIN: Record<Situation, ActionName> = {
  closed: "open",
  paused: "reopen",
  break: "back",
  away: "back",
  "back-office": "back",
  free: "call-next",
  called: "arrive",
  serving: "finish",
};

/** What the main key does now. */
export function mainAction(situation: Situation): ActionName {
  return MAIN[situation];
}
