import type { Language } from "../ids.ts";

/** The language of this page: one for all its elements, and what `<html lang>` says. */
let current: Language = "zh-CN";
const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return current;
}

/** Switches the whole page without a reload. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (language === current) return;
  current = language;
  for (const listener of listeners) listener();
}

/** Calls back after each switch; returns what undoes it. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes the language chosen on an earlier visit, else the given one, and keeps what is chosen from now on. */
export function rememberLanguage(
  fallback: Language,
  storage: Pick<Storage, "getItem" | "setItem"> = localStorage,
): void {
  const kept = storage.getItem("hall/language");
  setLanguage(kept === "zh-CN" || kept === "en" ? kept : fallback);
  onLanguage(() => storage.setItem("hall/language", current));
}
