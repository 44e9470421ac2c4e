import type { Translate } from "@hall/contract/web";
import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the audit. */
export const words = { "zh-CN": zh, en };
export type Words = Translate<typeof zh>;

/** Every command that the catalogue has words for, in its order. */
export const NAMED_COMMANDS = Object.keys(zh).flatMap((key) =>
  key.startsWith("command-") ? [key.slice("command-".length)] : [],
);

/** A command in words; one that has none yet is called by its name. */
export function commandText(command: string, t: Words): string {
  const key = `command-${command}`;
  return isKey(key) ? t(key) : command;
}

type CommandKey = Extract<keyof typeof zh, `command-${string}:${string}`>;

function isKey(key: string): key is CommandKey {
  return key.startsWith("command-") && key.includes(":") && Object.hasOwn(zh, key);
}
