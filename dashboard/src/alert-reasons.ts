import { currentLanguage } from "@hall/contract/web";
import type { Words } from "./alert-text.ts";
import { words } from "./messages/words.ts";

const ACKNOWLEDGE = ["reason-sent", "reason-called", "reason-opened"] as const;
const RESOLVE = ["reason-fixed", "reason-called", "reason-opened", "reason-false"] as const;
const ALL = [...new Set([...ACKNOWLEDGE, ...RESOLVE])];

/** What people usually say; sent in the screen's language, and shown again in that of whoever reads. */
export function offeredReasons(act: "acknowledge" | "resolve", t: Words): { value: string; label: string }[] {
  const keys = act === "acknowledge" ? ACKNOWLEDGE : RESOLVE;
  return keys.map((key) => ({ value: words[currentLanguage()][key], label: t(key) }));
}

/** A reason as this screen's language says it, where it is one of those offered. */
export function shownReason(reason: string, t: Words): string {
  const known = ALL.find((key) => words["zh-CN"][key] === reason || words.en[key] === reason);
  return known ? t(known) : reason;
}
