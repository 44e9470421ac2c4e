import { css } from "lit";

/** The page before a screen is let in: one quiet card in the middle. */
export const doorStyles = css`
  :host {
    display: grid;
    place-items: center;
    min-height: 100vh;
    padding: var(--hall-space-2);
    background: var(--hall-paper);
    color: var(--hall-ink);
    font-size: var(--hall-text-20);
    --hall-touch: 56px;
  }
  * {
    box-sizing: border-box;
  }
  form {
    display: grid;
    gap: var(--hall-space-2);
    width: min(30rem, 100%);
    padding: var(--hall-space-4);
    border: 1px solid var(--hall-line);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
    box-shadow: var(--hall-shadow);
  }
  h1 {
    font-size: var(--hall-text-28);
  }
  label {
    font-weight: var(--hall-strong);
    margin-bottom: calc(-1 * var(--hall-space-1));
  }
  hall-language {
    justify-self: end;
    font-size: var(--hall-text-16);
    --hall-touch: 40px;
  }
  .fault {
    min-height: 1.4em;
    color: var(--hall-severe);
  }
`;
