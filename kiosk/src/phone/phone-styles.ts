import { css } from "lit";

/** One card that fills the phone; the whole page takes the called colour when it is time. */
export const phoneStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr auto;
    min-height: 100dvh;
    max-width: 40rem;
    margin-inline: auto;
    --hall-touch: 48px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hall-space-1);
    padding: var(--hall-space-1) var(--hall-space-2);
    border-bottom: 1px solid var(--hall-line);
    background: var(--hall-surface);
    font-size: var(--hall-text-14);
  }
  header span {
    flex: 1 1 8rem;
    font-weight: var(--hall-strong);
  }
  main {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: var(--hall-space-2);
    padding: var(--hall-space-3) var(--hall-space-2);
    text-align: center;
    transition: background var(--hall-motion);
  }
  main.stale {
    filter: grayscale(1);
  }
  .stale:not(.called) .code,
  .stale:not(.called) .place {
    color: var(--hall-quiet);
  }
  .code {
    font-size: var(--hall-text-96);
    font-weight: var(--hall-strong);
    line-height: 1;
  }
  .queue {
    color: var(--hall-quiet);
  }
  .face {
    display: grid;
    gap: var(--hall-space-1);
    font-size: var(--hall-text-20);
  }
  .place {
    font-size: var(--hall-text-40);
    font-weight: var(--hall-strong);
    line-height: 1.2;
  }
  .todo {
    font-size: var(--hall-text-20);
  }
  .promise {
    color: var(--hall-quiet);
    font-size: var(--hall-text-16);
  }
  .counter {
    font-size: var(--hall-text-64);
    font-weight: var(--hall-strong);
    line-height: 1.1;
  }
  .near .todo {
    padding: var(--hall-space-1) var(--hall-space-2);
    border-radius: var(--hall-radius);
    background: var(--hall-warning-ground);
    color: var(--hall-warning);
    font-weight: var(--hall-strong);
  }
  main.called {
    background: var(--hall-called);
    color: var(--hall-on-brand);
  }
  .called .queue {
    color: inherit;
  }
  .called .todo {
    font-size: var(--hall-text-28);
  }
  .serving .place {
    color: var(--hall-serving);
  }
  .missed .place,
  .void .place {
    color: var(--hall-severe);
  }
  .rate .code {
    font-size: var(--hall-text-40);
  }
  rating-form {
    width: 100%;
  }
  footer {
    display: grid;
    gap: var(--hall-space-1);
    padding: var(--hall-space-2);
    text-align: center;
    font-size: var(--hall-text-14);
  }
  footer .main {
    min-height: 56px;
    font-size: var(--hall-text-20);
  }
  .old {
    padding: var(--hall-space-1);
    border-radius: var(--hall-radius);
    background: var(--hall-warning-ground);
    color: var(--hall-warning);
  }
`;

/** Larger type for the whole page. */
export const phonePage = css`
  html[data-larger="true"] {
    font-size: 150%;
  }
`;
