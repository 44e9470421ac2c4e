import { css } from "lit";
import { tableStyles } from "../elements/table-styles.ts";

/** The list of bookings beside the form of a new one. */
export const bookingStyles = [
  tableStyles,
  css`
  :host {
    display: grid;
    align-content: start;
    gap: var(--hall-space-2);
    padding: var(--hall-space-2) var(--hall-space-3);
  }
  :host(booking-form) {
    padding: 0;
  }
  h1,
  h2 {
    font-size: var(--hall-text-20);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 26rem;
    align-items: start;
    gap: var(--hall-space-3);
  }
  form {
    display: grid;
    gap: var(--hall-space-1);
    padding: var(--hall-space-2);
    border: 1px solid var(--hall-line);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
  }
  form > label {
    display: grid;
    gap: 2px;
  }
  fieldset {
    max-height: 16rem;
    margin: 0;
    overflow: auto;
    border: 1px solid var(--hall-line);
    border-radius: var(--hall-radius);
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-height: 2.25rem;
  }
  fieldset input {
    min-height: 0;
    accent-color: var(--hall-brand);
  }
  .row {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--hall-space-1);
  }
  .row label {
    display: grid;
    gap: 2px;
  }
  .row label {
    align-content: end;
    min-width: 0;
  }
  .row :is(input, select) {
    width: 100%;
    min-width: 0;
    padding-inline: 8px;
  }
  .fault {
    color: var(--hall-severe);
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`,
];
