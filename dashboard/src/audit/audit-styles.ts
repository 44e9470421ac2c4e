import { css } from "lit";
import { tableStyles } from "../elements/table-styles.ts";

/** The audit: choices on top, one wide table. */
export const auditStyles = [
  tableStyles,
  css`
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
  th,
  td {
    vertical-align: top;
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
`,
];
