import { controls } from "@hall/contract/web";
import { css } from "lit";

const panel = css`
  :host {
    display: block;
    min-width: 0;
    font-size: var(--hall-text-16);
  }
  h2 {
    display: flex;
    align-items: baseline;
    gap: var(--hall-space-1);
    margin-bottom: var(--hall-space-1);
    font-size: var(--hall-text-16);
    color: var(--hall-quiet);
  }
  h2 b {
    color: var(--hall-ink);
    font-weight: var(--hall-strong);
  }
  .code {
    font-size: var(--hall-text-20);
    font-weight: var(--hall-strong);
  }
  .mark {
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-radius: 4px;
    white-space: nowrap;
  }
`;

/** What all panels of the desk share: three sizes of type, quiet headings, framed marks. */
export const panelStyles = [controls, panel];
