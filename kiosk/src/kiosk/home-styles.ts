import { css } from "lit";

/** Three doors: one large above two on an upright screen, side by side on a wide one. */
export const homeStyles = css`
  :host {
    display: grid;
    grid-template-columns: 1fr 1fr;
    grid-template-rows: auto minmax(auto, 26rem) minmax(auto, 18rem);
    gap: var(--hall-space-3);
    align-content: center;
    flex: 1;
  }
  .notices {
    grid-column: 1 / -1;
    display: grid;
    gap: var(--hall-space-1);
  }
  .notices p {
    padding: var(--hall-space-2);
    border-radius: var(--hall-radius);
    background: var(--hall-warning-ground);
    color: var(--hall-warning);
    font-size: var(--hall-text-28);
  }
  button {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--hall-space-1);
    min-height: 11rem;
    padding: var(--hall-space-2);
    box-shadow: var(--hall-shadow);
    border-color: var(--hall-line);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  button.main {
    font-weight: var(--hall-normal);
  }
  .take {
    grid-column: 1 / -1;
  }
  button.main[aria-disabled="true"] {
    background: var(--hall-unknown-ground);
    color: var(--hall-unknown);
    border-color: var(--hall-line);
    box-shadow: none;
  }
  strong {
    font-size: var(--hall-text-40);
    line-height: 1.1;
  }
  .take strong {
    font-size: var(--hall-text-64);
  }
  span {
    font-size: var(--hall-text-20);
  }
  .cameras {
    grid-column: 1 / -1;
  }
  .take span {
    font-size: var(--hall-text-28);
  }
  svg {
    width: 4rem;
    height: 4rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  :host([elderly]) {
    gap: var(--hall-space-2);
  }
  :host([elderly]) strong {
    font-size: var(--hall-text-28);
  }
  :host([elderly]) .take strong {
    font-size: var(--hall-text-40);
  }
  :host([elderly]) button {
    min-height: 9rem;
  }
  :host([elderly]) svg {
    width: 2.5rem;
    height: 2.5rem;
  }
  :host([elderly]) .take span {
    font-size: var(--hall-text-20);
  }
  /* large type on a low screen needs the room for its doors; the note is there again without it */
  @media (max-height: 800px) {
    :host([elderly]) .cameras {
      display: none;
    }
  }
  @media (orientation: landscape) {
    :host {
      grid-template-columns: 1.6fr 1fr 1fr;
      grid-template-rows: auto minmax(auto, 24rem);
    }
    .take {
      grid-column: auto;
    }
    :host([elderly]) {
      grid-template-rows: auto minmax(auto, 17rem);
    }
  }
`;
