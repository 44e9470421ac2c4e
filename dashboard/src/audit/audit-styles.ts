import { css } from "lit";

/** The audit: choices on top, one wide table. */
export const auditStyles = css`
  :host {
    display: grid;
    align-content: start;
    gap: var(--hall-space-2);
    min-width: 0;
    padding: var(--hall-space-2) var(--hall-space-3);
  }
  h1 {
    font-size: var(--hall-text-20);
  }
  .choices,
  nav,
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--hall-space-1) var(--hall-space-2);
  }
  nav {
    gap: var(--hall-space-1);
  }
  .edge {
    margin-inline-start: auto;
  }
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--hall-line);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px var(--hall-space-1);
    border-bottom: 1px solid var(--hall-line);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--hall-quiet);
    font-size: var(--hall-text-14);
    font-weight: 400;
  }
  td {
    overflow-wrap: anywhere;
  }
  time {
    white-space: nowrap;
  }
  code {
    font-size: var(--hall-text-14);
    color: var(--hall-quiet);
  }
  summary {
    cursor: pointer;
    color: var(--hall-brand);
  }
  pre {
    max-width: 40rem;
    margin: 0;
    font-size: var(--hall-text-14);
    white-space: pre-wrap;
  }
  .fault {
    color: var(--hall-severe);
  }
`;
