import { css } from "lit";

/** A wide table of a page: it scrolls by itself, its heads are quiet. */
export const tableStyles = css`
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--hall-line);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--hall-surface);
  }
  th,
  td {
    padding: 6px var(--hall-space-1);
    border-bottom: 1px solid var(--hall-line);
    text-align: start;
  }
  thead th {
    color: var(--hall-quiet);
    font-size: var(--hall-text-14);
    font-weight: 400;
  }
`;
