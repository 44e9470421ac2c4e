import { css } from "lit";

/** Three cells that keep their places; under one another where there is no room. */
export const stripStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 17rem 16.5rem;
    align-items: center;
    gap: 4px var(--hall-space-1);
    height: 2.75rem;
  }
  .help p {
    padding-inline: var(--hall-space-1);
    justify-content: center;
  }
  p {
    display: flex;
    align-items: center;
    gap: var(--hall-space-1);
    min-height: 2.5rem;
    padding: 2px var(--hall-space-2);
    border-radius: var(--hall-radius);
    line-height: 1.2;
  }
  .message {
    min-height: 2.5rem;
  }
  .message p {
    background: var(--hall-ink);
    color: var(--hall-paper);
  }
  .message .down {
    display: block;
    line-height: 1.15;
    background: var(--hall-warning-ground);
    color: var(--hall-warning);
  }
  .message .refused,
  .bell {
    background: var(--hall-severe-ground);
    color: var(--hall-severe);
    outline: 2px solid var(--hall-severe);
    outline-offset: -2px;
  }
  .bell {
    font-weight: var(--hall-strong);
  }
  .coming {
    background: var(--hall-serving-ground);
    color: var(--hall-serving);
  }
  .bell.going {
    outline: none;
    background: var(--hall-serving-ground);
    color: var(--hall-serving);
  }
  .bell hall-button {
    flex: none;
    margin-inline-start: auto;
  }
  .bell hall-button::part(button) {
    min-height: 2rem;
    padding: 0 var(--hall-space-1);
  }
  .undo hall-button {
    display: block;
  }
  .undo hall-button::part(button) {
    padding: 2px var(--hall-space-1);
    line-height: 1.15;
  }
  .left {
    display: inline-block;
    min-width: 2.6em;
    text-align: end;
  }
  @container (max-width: 58rem) {
    :host {
      grid-template-columns: minmax(0, 1fr) 13rem 13.5rem;
    }
  }
  @container (max-width: 48rem) {
    :host {
      height: auto;
      min-height: 2.75rem;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .message {
      grid-column: 1 / 3;
    }
  }
`;
