import { type ActionName, mainAction } from "./actions.ts";
import type { Situation } from "./desk.ts";

/** The part of a keyboard event that decides. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey">;

const FIXED: Partial<Record<string, ActionName>> = {
  F2: "recall",
  F3: "take-ticket",
  F4: "finish",
  F5: "no-show",
  F6: "park",
  F7: "transfer",
  Enter: "arrive",
};

/** The key of each button, as it is written on it. */
export const KEY_OF: Partial<Record<ActionName, string>> = {
  open: "Space",
  reopen: "Space",
  back: "Space",
  "call-next": "Space",
  arrive: "Enter",
  finish: "F4",
  recall: "F2",
  "no-show": "F5",
  park: "F6",
  transfer: "F7",
  pause: "F8",
  break: "F9",
  "take-ticket": "F3",
};

/** Which action a key asks for; undefined when the key is none of ours. */
export function actionOfKey(press: KeyPress, situation: Situation, paused: boolean): ActionName | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.shiftKey) return undefined;
  switch (press.key) {
    case " ": {
      const main = mainAction(situation);
      return KEY_OF[main] === "Space" ? main : "call-next";
    }
    case "F8":
      return paused ? "reopen" : "pause";
    case "F9":
      return situation === "break" ? "back" : "break";
    default:
      return FIXED[press.key];
  }
}

/** Function keys of ours must not reload the page or open the browser's tools, even when nothing is to be done. */
export function isOurFunctionKey({ key, ctrlKey, altKey, metaKey }: KeyPress): boolean {
  return /^F[2-9]$/.test(key) && !ctrlKey && !altKey && !metaKey;
}
