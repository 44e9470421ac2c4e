import type { CSSResult } from "lit";

/** Gives the page a sheet of its own, and a title. */
export function dress(sheet: CSSResult, title: string): void {
  if (sheet.styleSheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet.styleSheet];
  document.title = title;
}
