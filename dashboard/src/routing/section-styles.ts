import { controls } from "@hall/contract/web";
import { css } from "lit";

/** What the sections of the routing page share. */
export const sectionStyles = [
  controls,
  css`
    :host {
      display: block;
      padding: var(--hall-space-2);
      border: 1px solid var(--hall-line);
      border-radius: var(--hall-radius);
      background: var(--hall-surface);
    }
    h2 {
      font-size: var(--hall-text-20);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--hall-space-2);
      margin-bottom: var(--hall-space-1);
    }
    .small,
    .head .quiet {
      font-size: var(--hall-text-14);
    }
    .items {
      display: grid;
    }
    .item {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 4px var(--hall-space-2);
      padding: 6px 0;
      border-top: 1px solid var(--hall-line);
    }
    .item.wrong {
      box-shadow: inset 4px 0 0 var(--hall-severe);
      padding-inline-start: var(--hall-space-1);
    }
    .acts {
      display: flex;
      gap: 4px;
    }
    .acts button {
      min-height: 2.25rem;
      padding: 0 0.6em;
    }
    .form {
      grid-column: 1 / -1;
      display: grid;
      gap: var(--hall-space-2);
      padding: var(--hall-space-2);
      border-radius: var(--hall-radius);
      background: var(--hall-paper);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--hall-space-1) var(--hall-space-2);
    }
    .field {
      display: grid;
      align-content: start;
      gap: 2px;
      font-size: var(--hall-text-14);
      color: var(--hall-quiet);
    }
    .field > :is(input, select) {
      min-height: 2.5rem;
      padding: 4px 8px;
      color: var(--hall-ink);
      font-size: var(--hall-text-16);
    }
    input[type="number"] {
      width: 7em;
    }
    [aria-invalid="true"] {
      border-color: var(--hall-severe);
      outline: 1px solid var(--hall-severe);
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--hall-space-2);
      min-width: 0;
      margin: 0;
      padding: 4px var(--hall-space-1) var(--hall-space-1);
      border: 1px solid var(--hall-line);
      border-radius: var(--hall-radius);
    }
    legend {
      padding: 0 4px;
      font-size: var(--hall-text-14);
      color: var(--hall-quiet);
    }
    fieldset label {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      min-height: 2rem;
    }
    fieldset input {
      min-height: 0;
      width: 1.1em;
      height: 1.1em;
      accent-color: var(--hall-brand);
    }
    .problem {
      display: grid;
      flex-basis: 100%;
      max-width: 32rem;
      color: var(--hall-severe);
      font-size: var(--hall-text-14);
    }
    h3 {
      margin-top: var(--hall-space-1);
      font-size: var(--hall-text-16);
    }
    section + section {
      margin-top: var(--hall-space-2);
    }
    ul.items > .row {
      padding: 6px 0;
      border-top: 1px solid var(--hall-line);
    }
    button.add {
      justify-self: start;
    }
    ol {
      counter-reset: none;
    }
    .then {
      color: var(--hall-brand);
    }
    :disabled {
      background: var(--hall-unknown-ground);
    }
  `,
];
