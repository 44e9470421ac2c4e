import { css } from "lit";

/** What the panels of the administration share: forms, tables, faults. */
export const panelStyles = css`
  :host {
    display: grid;
    align-content: start;
    gap: var(--hall-space-2);
  }
  form {
    display: grid;
    gap: var(--hall-space-1);
  }
  h2 {
    font-size: var(--hall-text-20);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--hall-space-2);
  }
  .fields label {
    display: grid;
    gap: 4px;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--hall-space-2);
    margin: 0;
    padding: 0;
    border: none;
  }
  fieldset input {
    min-height: 0;
    accent-color: var(--hall-brand);
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-height: var(--hall-touch);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--hall-space-1);
    border-bottom: 1px solid var(--hall-line);
    text-align: start;
    vertical-align: middle;
  }
  td.details {
    overflow-wrap: anywhere;
    color: var(--hall-quiet);
  }
  .fault {
    color: var(--hall-severe);
  }
  .fault:empty {
    display: none;
  }
`;
