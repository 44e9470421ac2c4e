import { css } from "lit";

/** A drawer at the side of the screen: what it is about, then its parts one below the other. */
export const drawerStyles = css`
  section {
    display: grid;
    align-content: start;
    gap: var(--hall-space-2);
    padding: var(--hall-space-2);
    background: var(--hall-surface);
    color: var(--hall-ink);
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: center;
  }
  h2 {
    font-size: var(--hall-text-20);
  }
  h3 {
    font-size: var(--hall-text-16);
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 4px var(--hall-space-2);
  }
  dt {
    color: var(--hall-quiet);
  }
  .fault {
    padding: var(--hall-space-1) var(--hall-space-2);
    border-radius: var(--hall-radius);
    background: var(--hall-severe-ground);
    color: var(--hall-severe);
  }
  .warning {
    padding: var(--hall-space-1) var(--hall-space-2);
    border-radius: var(--hall-radius);
    background: var(--hall-warning-ground);
    color: var(--hall-warning);
  }
`;
