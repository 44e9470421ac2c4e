import { css } from "lit";
import { controls } from "./controls.ts";

/** What all dialogs share: a head, a body that scrolls, choices with their marks, a foot with the way out. */
export const dialogStyles = [
  controls,
  css`
      dialog {
        width: min(40rem, 94vw);
        max-height: 92vh;
        padding: 0;
        border: none;
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        color: var(--hall-ink);
        box-shadow: var(--hall-shadow);
      }
      dialog::backdrop {
        background: rgb(11 20 32 / 55%);
      }
      form {
        display: flex;
        flex-direction: column;
        max-height: 92vh;
      }
      h2 {
        padding: var(--hall-space-2) var(--hall-space-3) 0;
        font-size: var(--hall-text-20);
      }
      .body {
        display: grid;
        gap: var(--hall-space-2);
        overflow: auto;
        padding: var(--hall-space-2) var(--hall-space-3);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--hall-space-2);
        padding: var(--hall-space-1) var(--hall-space-3) var(--hall-space-3);
      }
      .foot button {
        min-width: 8em;
      }
      kbd {
        margin-inline-start: 0.6em;
        font: inherit;
        color: var(--hall-quiet);
      }
      .fault {
        min-height: 1.4em;
        padding-inline: var(--hall-space-3);
        color: var(--hall-severe);
      }
      .warning {
        padding: var(--hall-space-1) var(--hall-space-2);
        border-radius: var(--hall-radius);
        background: var(--hall-warning-ground);
        color: var(--hall-warning);
      }
      fieldset {
        display: grid;
        gap: var(--hall-space-1);
        min-width: 0;
        margin: 0;
        padding: 0;
        border: none;
      }
      legend {
        padding: 0 0 4px;
        font-weight: var(--hall-strong);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
        min-height: var(--hall-touch);
        padding: 4px var(--hall-space-1);
        border: 1px solid var(--hall-line);
        border-radius: var(--hall-radius);
        cursor: pointer;
      }
      .choice:has(:checked) {
        border-color: var(--hall-brand);
        background: var(--hall-brand-ground);
        font-weight: var(--hall-strong);
      }
      .choice:has(:focus-visible) {
        outline: 3px solid var(--hall-brand);
        outline-offset: 1px;
      }
      .choice > span:first-of-type {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .choice .quiet {
        margin-inline-start: auto;
        font-weight: var(--hall-normal);
      }
      .choice input {
        flex: none;
        min-height: 0;
        width: 1.2em;
        height: 1.2em;
        margin: 0;
        outline: none;
        accent-color: var(--hall-brand);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hall-space-1) var(--hall-space-2);
      }
      .own {
        display: grid;
        gap: 4px;
      }
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: var(--hall-space-1);
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        gap: var(--hall-space-1);
      }
    `,
];
