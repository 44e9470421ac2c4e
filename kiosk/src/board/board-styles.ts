import { css } from "lit";

/** Left who is called, right who waits; one above the other on an upright screen. */
export const boardStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto auto 1fr auto auto;
    height: 100vh;
    overflow: hidden;
    font-size: var(--hall-text-28);
  }
  header {
    display: flex;
    align-items: baseline;
    gap: var(--hall-space-3);
    padding: var(--hall-space-2) var(--hall-space-4);
    font-size: var(--hall-text-40);
  }
  hall-clock::part(date) {
    font-size: 0.7em;
  }
  h1 {
    flex: 1;
    font-size: inherit;
  }
  main {
    display: grid;
    grid-template-columns: 62fr 38fr;
    min-height: 0;
    border-block: 1px solid var(--hall-line);
  }
  main.stale {
    opacity: 0.7;
  }
  .aside {
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: var(--hall-space-2) var(--hall-space-3);
    border-inline-start: 1px solid var(--hall-line);
    background: var(--hall-surface);
  }
  board-waiting {
    flex: 1;
  }
  .own {
    display: flex;
    align-items: center;
    gap: var(--hall-space-2);
    margin: 0;
    padding-top: var(--hall-space-2);
    line-height: 1.4;
  }
  .own + .cameras {
    padding-top: var(--hall-space-3);
  }
  .own hall-qr {
    flex: none;
    width: 9rem;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    padding: var(--hall-space-1) var(--hall-space-4);
    background: var(--hall-warning-ground);
    color: var(--hall-warning);
    font-size: var(--hall-text-40);
  }
  footer {
    display: flex;
    align-items: center;
    gap: var(--hall-space-3);
    padding: var(--hall-space-1) var(--hall-space-4);
    font-size: var(--hall-text-20);
    color: var(--hall-quiet);
  }
  footer span {
    flex: 1;
  }
  @media (orientation: portrait) {
    main {
      grid-template-columns: none;
      grid-template-rows: 62fr 38fr;
    }
    .aside {
      border-inline-start: none;
      border-block-start: 1px solid var(--hall-line);
    }
  }
`;

/** Readable from the last row of chairs: type grows with the screen. */
export const boardPage = css`
  html {
    font-size: clamp(10px, 1.5vmin, 48px);
  }
`;
