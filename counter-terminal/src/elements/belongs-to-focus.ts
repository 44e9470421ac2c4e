const FIELD = "input, select, textarea";

/**
 * Does this key belong to what has the focus? Letters go to fields; Space and Enter press a button that the clerk has
 * gone to, unless it is the main key or cannot be pressed now.
 */
export function belongsToFocus(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((one) => one instanceof HTMLElement);
  if (path.some((one) => one.matches(FIELD)) && !/^F\d+$/.test(event.key)) return true;
  if (event.key !== " " && event.key !== "Enter") return false;
  if (path.some((one) => one.id === "main")) return false;
  return path.some((one) => one.matches("button:not([aria-disabled='true']), a"));
}
