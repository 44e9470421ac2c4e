import { css } from "lit";

/** The dress of a dialog that asks for a reason. */
export const dialogStyles = css`
  dialog {
    width: min(34rem, 94vw);
    max-height: 92vh;
    padding: var(--hall-space-2) var(--hall-space-3) var(--hall-space-3);
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
    display: grid;
    gap: var(--hall-space-2);
  }
  h2 {
    font-size: var(--hall-text-20);
  }
  fieldset {
    display: grid;
    gap: 4px;
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
    padding: 0 var(--hall-space-1);
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
  .choice input {
    flex: none;
    width: 1.2em;
    min-height: 1.2em;
    margin: 0;
    outline: none;
    accent-color: var(--hall-brand);
  }
  .own {
    display: grid;
    gap: 4px;
    margin-top: 4px;
  }
  .fault {
    min-height: 1.4em;
    color: var(--hall-severe);
  }
  .foot {
    display: flex;
    justify-content: flex-end;
    gap: var(--hall-space-2);
  }
  .foot button {
    min-width: 8em;
  }
`;
