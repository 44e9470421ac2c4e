import type { PlaceName } from "./keys.ts";

/** The fixed places of everything that can be done, in four groups; a place never moves, only its word may change. */
export const GROUPS = {
  visitor: ["recall", "no-show", "skip", "finish", "next-step", "park", "transfer", "note", "fields", "void"],
  line: ["look", "call", "return", "take-ticket", "open-calls"],
  mine: ["pause", "break", "back-office", "away", "close", "leave-counter", "sign-out"],
  hall: ["help", "stop-tickets", "roll", "keys"],
} as const satisfies Record<string, readonly PlaceName[]>;
export type GroupName = keyof typeof GROUPS;
