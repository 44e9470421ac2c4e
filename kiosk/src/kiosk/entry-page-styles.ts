import { css } from "lit";

/** On a wide screen the keyboard stands on the right, beside so many rows of words and the rest below them. */
export const besideKeyboard = (rows: number) => css`
  @media (orientation: landscape) {
    :host {
      display: grid;
      grid-template-columns: 1fr 1.5fr;
      grid-template-rows: repeat(${rows}, auto) 1fr;
      align-items: start;
      column-gap: var(--hall-space-4);
    }
    :host > * {
      grid-column: 1;
    }
    :host > kiosk-entry {
      grid-column: 2;
      grid-row: 1 / span ${rows + 1};
    }
  }
`;

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
  ${besideKeyboard(4)}
`;
