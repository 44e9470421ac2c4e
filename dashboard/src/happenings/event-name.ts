import type { Language } from "@hall/contract";
import { en } from "./en.ts";
import { zh } from "./zh-CN.ts";

const NAMES: Record<Language, Record<string, string>> = { "zh-CN": zh, en };

/** What an event is called; one that this screen does not know yet keeps its own name. */
export function eventName(event: string, language: Language): string {
  return Object.hasOwn(NAMES[language], event) ? (NAMES[language][event] ?? event) : event;
}
