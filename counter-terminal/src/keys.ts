import { type ActionName, mainAction } from "./actions.ts";
import type { Desk, Situation } from "./desk.ts";

/** The part of a keyboard event that decides. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey">;

/** What has one place and one key, whichever of its two words it bears now. */
export type PlaceName =
  | Exclude<
      ActionName,
      | "resume"
      | "reopen"
      | "back"
      | "help-end"
      | "help-over"
      | "resume-tickets"
      | "open"
      | "call-next"
      | "leave"
      | "rejoin"
    >
  | "main";

/** The key of each place, as it is written on it. */
export const KEY_OF = {
  main: "Space",
  arrive: "Enter",
  recall: "F2",
  "take-ticket": "F3",
  finish: "F4",
  "no-show": "F5",
  park: "F6",
  transfer: "F7",
  pause: "F8",
  break: "F9",
  "back-office": "F10",
  help: "F12",
  undo: "Ctrl+Z",
  away: "A",
  call: "C",
  fields: "D",
  "leave-counter": "E",
  find: "F",
  "help-accept": "H",
  "check-in": "I",
  look: "L",
  note: "M",
  "next-step": "N",
  "open-calls": "O",
  roll: "P",
  "sign-out": "Q",
  return: "R",
  skip: "S",
  "stop-tickets": "T",
  void: "V",
  stay: "W",
  close: "X",
  keys: "?",
} as const satisfies Record<PlaceName, string>;

/** What decides which of its two words a place bears. */
export type Place = {
  situation: Situation;
  paused: boolean;
  /** The clerk's own bell rings or is answered. */
  helping: boolean;
  /** The clerk has gone to a kiosk, and nobody else rings. */
  going?: boolean;
  ticketsStopped: boolean;
};

const PLACE_OF = new Map<string, PlaceName>(
  Object.entries(KEY_OF).map(([place, key]) => [key, place as PlaceName]), // as: Object.entries forgets the names
);

/** Which action stands at this place now. */
export function actionAt(
  place: PlaceName,
  { situation, paused, helping, going, ticketsStopped }: Place,
): ActionName {
  switch (place) {
    case "main":
      return mainAction(situation);
    case "park":
      return situation === "called" || situation === "serving" ? "park" : "resume";
    case "pause":
      return paused ? "reopen" : "pause";
    case "break":
    case "back-office":
    case "away":
      return situation === place ? "back" : place;
    case "help":
      return helping ? "help-end" : "help";
    case "help-accept":
      return going ? "help-over" : "help-accept";
    case "stop-tickets":
      return ticketsStopped ? "resume-tickets" : "stop-tickets";
    default:
      return place;
  }
}

/** Which action a key asks for; undefined when the key is none of ours. Letters may be switched off (WCAG 2.1.4). */
export function actionOfKey(press: KeyPress, now: Place, letters = true): ActionName | undefined {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = press;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return !shiftKey && key.toLowerCase() === "z" ? "undo" : undefined;
  if (key === "?" || key === "？" || key === "F1") return "keys";
  if (shiftKey) return undefined;
  if (key === " ") return actionAt("main", now);
  const single = key.length === 1;
  if (single && !letters) return undefined;
  const place = PLACE_OF.get(single ? key.toUpperCase() : key);
  return place && actionAt(place, now);
}

/** Function keys of ours must not reload the page or open the browser's tools, even when nothing is to be done. */
export function isOurFunctionKey({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyPress): boolean {
  return /^F([1-9]|10|12)$/.test(key) && !ctrlKey && !altKey && !metaKey && !shiftKey;
}

/** What decides on a desk's words. */
export function placeOf({ situation, counter, help, ticketsStopped }: Desk): Place {
  const going = help.going !== undefined && help.ringing.length === 0;
  return {
    situation,
    paused: counter.state === "paused",
    helping: help.mine !== undefined,
    going,
    ticketsStopped,
  };
}
