import { css } from "lit";

/** Styles that every element with controls shares: native buttons, inputs and links in the house's dress. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }
  ul,
  ol {
    list-style: none;
    padding: 0;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    font-variant-numeric: inherit;
    color: inherit;
  }
  button {
    min-height: var(--hall-touch);
    padding: 0 var(--hall-space-2);
    border: 1px solid var(--hall-edge);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
    color: var(--hall-ink);
    cursor: pointer;
    touch-action: manipulation;
    transition: background var(--hall-motion);
  }
  @media (hover: hover) {
    button:hover:not(:disabled, [aria-disabled="true"]) {
      background: var(--hall-brand-ground);
    }
  }
  button.main {
    border-color: var(--hall-brand);
    background: var(--hall-brand);
    color: var(--hall-on-brand);
    font-weight: var(--hall-strong);
  }
  button.main:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--hall-brand) 88%, black);
  }
  button.severe {
    border-color: var(--hall-severe);
    color: var(--hall-severe);
  }
  button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--hall-brand);
  }
  button[aria-pressed="true"] {
    border-color: var(--hall-brand);
    box-shadow: inset 0 0 0 2px var(--hall-brand);
    font-weight: var(--hall-strong);
  }
  button:disabled,
  button[aria-disabled="true"] {
    border-color: var(--hall-line);
    background: var(--hall-unknown-ground);
    color: var(--hall-unknown);
    cursor: not-allowed;
  }
  input,
  select,
  textarea {
    min-height: var(--hall-touch);
    padding: var(--hall-space-1) var(--hall-space-2);
    border: 1px solid var(--hall-edge);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
  }
  :focus-visible {
    outline: 3px solid var(--hall-brand);
    outline-offset: 2px;
  }
  .quiet {
    color: var(--hall-quiet);
  }
  .hatched {
    background: repeating-linear-gradient(
      -45deg,
      var(--hall-unknown-ground) 0 6px,
      var(--hall-hatch) 6px 12px
    );
    color: var(--hall-unknown);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
