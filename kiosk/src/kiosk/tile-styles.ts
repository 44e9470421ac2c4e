import { css } from "lit";

/** Large choices for fingers: departments and services. */
export const tileStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--hall-space-3);
    min-height: 0;
  }
  h1 {
    font-size: var(--hall-text-40);
    line-height: 1.2;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: var(--hall-space-2);
  }
  .tiles button {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: var(--hall-space-1);
    width: 100%;
    height: 100%;
    padding: var(--hall-space-3);
    text-align: start;
    border-color: var(--hall-line);
    border-inline-start: 6px solid var(--hall-brand);
    box-shadow: var(--hall-shadow);
  }
  .tiles button[aria-disabled="true"] {
    border-inline-start-color: var(--hall-unknown);
    box-shadow: none;
  }
  .tiles strong {
    font-size: var(--hall-text-28);
    line-height: 1.25;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    color: var(--hall-ink);
  }
  .closed {
    font-weight: var(--hall-strong);
  }
  .note {
    color: var(--hall-warning);
  }
  .tiles button[aria-pressed="true"] {
    background: var(--hall-brand-ground);
  }
  :host([elderly]) {
    gap: var(--hall-space-2);
  }
  :host([elderly]) .tiles {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
    gap: var(--hall-space-1);
  }
  :host([elderly]) .tiles button {
    padding: var(--hall-space-2);
  }
  [aria-disabled="true"] .facts {
    color: inherit;
  }
`;
