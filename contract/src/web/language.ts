import type { Language } from "../ids.ts";

/** The language of this page: one for all its elements, and what `<html lang>` says. */
let current: Language = "zh-CN";
/** What the page speaks while nobody has chosen: the hall's first language, as soon as the hall is known. */
let resting: Language = "zh-CN";
let chosen = false;
const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return current;
}

/** Whether somebody has chosen the language that the page speaks now. */
export function languageChosen(): boolean {
  return chosen;
}

/** Somebody chooses: switches the whole page without a reload. */
export function setLanguage(language: Language): void {
  chosen = true;
  speak(language);
}

/** Says what the page speaks while nobody has chosen. */
export function restIn(language: Language): void {
  resting = language;
  if (!chosen) speak(language);
}

/** Whoever chose has gone. */
export function forgetLanguage(): void {
  chosen = false;
  speak(resting);
}

function speak(language: Language): void {
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

/** Takes the language chosen on an earlier visit, else rests in the given one; keeps what is chosen from now on. */
export function rememberLanguage(
  fallback: Language,
  storage: Pick<Storage, "getItem" | "setItem"> = localStorage,
): void {
  const kept = storage.getItem("hall/language");
  if (kept === "zh-CN" || kept === "en") setLanguage(kept);
  else restIn(fallback);
  onLanguage(() => {
    if (chosen) storage.setItem("hall/language", current);
  });
}
