import { css } from "lit";

/** The dress of a visitor's card: services large, everything else in two quiet columns. */
export const cardStyles = css`
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-top: var(--hall-space-1);
    color: var(--hall-brand);
  }
  .services {
    display: grid;
    gap: 4px;
    margin-block: var(--hall-space-1);
  }
  .services li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.3em;
    font-weight: var(--hall-strong);
    overflow-wrap: anywhere;
  }
  .services small {
    margin-inline-start: 0.5em;
    font-weight: var(--hall-normal);
    color: var(--hall-quiet);
  }
  .services .now {
    color: var(--hall-serving);
  }
  .services .done {
    color: var(--hall-quiet);
    font-weight: var(--hall-normal);
  }
  dl {
    display: grid;
    grid-template-columns: fit-content(60%) minmax(0, 1fr);
    gap: 0 var(--hall-space-2);
  }
  dt {
    color: var(--hall-quiet);
  }
  dd {
    overflow-wrap: anywhere;
  }
  h2 {
    margin-block: var(--hall-space-1) 0;
  }
  .missing {
    color: var(--hall-warning);
  }
  .notes li {
    padding-inline-start: var(--hall-space-1);
    border-inline-start: 3px solid var(--hall-warning);
    overflow-wrap: anywhere;
  }
  .notes small {
    display: block;
  }
  .notes li + li {
    margin-top: 4px;
  }
`;
