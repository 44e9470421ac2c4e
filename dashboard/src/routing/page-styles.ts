import { css } from "lit";

/** The routing page: a bar that stays, forms at the left, the preview or the text at the right. */
export const pageStyles = css`
  :host {
    display: block;
  }
  .bar {
    position: sticky;
    z-index: 3;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hall-space-1) var(--hall-space-2);
    padding: var(--hall-space-1) var(--hall-space-2);
    border-bottom: 1px solid var(--hall-line);
    background: var(--hall-paper);
  }
  h1 {
    font-size: var(--hall-text-20);
  }
  .state {
    color: var(--hall-quiet);
  }
  .state.wrong {
    color: var(--hall-severe);
    font-weight: var(--hall-strong);
  }
  .tools {
    display: flex;
    gap: var(--hall-space-1);
    margin-inline-start: auto;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
    align-items: start;
    gap: var(--hall-space-2);
    padding: var(--hall-space-2);
  }
  .forms {
    display: grid;
    gap: var(--hall-space-2);
  }
  .beside {
    position: sticky;
    top: 4.5rem;
    display: grid;
    gap: var(--hall-space-1);
    max-height: calc(100dvh - 9rem);
    overflow: auto;
  }
  nav {
    display: flex;
    gap: var(--hall-space-1);
    padding: 3px;
  }
  .fault {
    margin: var(--hall-space-2) var(--hall-space-2) 0;
    padding: var(--hall-space-2);
    border-radius: var(--hall-radius);
    background: var(--hall-severe-ground);
    color: var(--hall-severe);
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .beside {
      position: static;
      max-height: none;
    }
  }
`;
