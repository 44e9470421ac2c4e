import type { PlaceName } from "./keys.ts";

/**
 * The fixed places of everything that can be done beside the main key, in three groups; a place never moves, only its
 * word may change. What the main key does in its turn (arrived, finish) has no second place; undo and signing out stand above.
 */
export const GROUPS = {
  visitor: ["recall", "no-show", "skip", "next-step", "park", "transfer", "note", "fields", "void"],
  line: ["look", "call", "return", "take-ticket", "check-in", "find"],
  mine: [
    "pause",
    "break",
    "back-office",
    "away",
    "close",
    "leave-counter",
    "help",
    "help-accept",
    "stop-tickets",
    "roll",
    "open-calls",
    "keys",
  ],
} as const satisfies Record<string, readonly PlaceName[]>;
export type GroupName = keyof typeof GROUPS;
