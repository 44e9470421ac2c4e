import { css } from "lit";

/** A page that asks for something to be typed: words above the keyboard, or beside it on a wide screen. */
export const entryPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--hall-space-2);
    text-align: center;
  }
  h1 {
    font-size: var(--hall-text-40);
  }
  [role="alert"] {
    min-height: 1.4em;
    color: var(--hall-severe);
  }
  @media (orientation: landscape) {
    :host {
      display: grid;
      grid-template-columns: 1fr 1.5fr;
      grid-template-rows: repeat(4, auto) 1fr;
      align-items: start;
      column-gap: var(--hall-space-4);
    }
    :host > * {
      grid-column: 1;
    }
    :host > kiosk-entry {
      grid-column: 2;
      grid-row: 1 / span 5;
    }
  }
`;
