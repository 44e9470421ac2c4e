import { css } from "lit";

/** The main key above, everything else in fixed places below: three columns, groups apart. */
export const actionStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  #main {
    display: block;
    flex: none;
    height: 5rem;
    font-size: var(--hall-text-20);
    font-weight: var(--hall-strong);
  }
  #main::part(why) {
    display: none; /* it stands below, where nothing covers the other keys */
  }
  .why {
    flex: none;
    min-height: 1.4em;
    text-align: center;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 4px;
  }
  .grid + .grid {
    padding-top: 6px;
    border-top: 1px solid var(--hall-line);
  }
  .grid hall-button {
    min-height: 2.5rem;
  }
  .grid hall-button::part(button) {
    display: flex;
    align-items: center;
    justify-content: flex-start;
    gap: 0.4em;
    min-height: 0;
    padding: 2px 5px;
    text-align: start;
    line-height: 1.15;
  }
  .grid hall-button::part(key) {
    flex: none;
    min-width: 2.1em;
    margin: 0;
    text-align: center;
  }
  @container (max-width: 58rem) {
    #main {
      height: 3.4rem;
    }
    .grid hall-button {
      min-height: 2.1rem;
      font-size: 0.85rem; /* still larger than usual, and on one line */
    }
  }
  @container (max-width: 40rem) {
    .grid {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
