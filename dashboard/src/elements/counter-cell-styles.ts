import { css } from "lit";
import { panelStyles } from "./panel-styles.ts";

/** The dress of one counter: its edge has the colour of its state. */
export const counterCellStyles = [
  panelStyles,
  css`
      :host {
        padding: 0;
        border: none;
      }
      article {
        position: relative;
        display: grid;
        gap: 2px;
        padding: 6px var(--hall-space-1);
        border: 1px solid var(--hall-line);
        border-inline-start: 4px solid var(--hall-line);
        border-radius: var(--hall-radius);
      }
      article.serving { border-inline-start-color: var(--hall-serving); }
      article.called { border-inline-start-color: var(--hall-called); }
      article.paused, article.break { border-inline-start-color: var(--hall-warning); }
      article.closed { background: var(--hall-unknown-ground); }
      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--hall-space-1);
        min-height: 1.75rem;
      }
      h3 {
        font-size: var(--hall-text-16);
      }
      .big {
        font-size: var(--hall-text-20);
      }
      .presence {
        white-space: nowrap;
      }
      .devices {
        display: flex;
        flex-wrap: wrap;
        column-gap: var(--hall-space-1);
      }
      .who {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .acts {
        position: relative;
      }
      .toggle {
      white-space: nowrap;
        min-height: 1.75rem;
        padding: 0 4px;
      }
      .menu {
        position: absolute;
        z-index: 3;
        inset: 100% 0 auto auto;
        display: grid;
        gap: 4px;
        min-width: 12rem;
        padding: 4px;
        border-radius: var(--hall-radius);
        background: var(--hall-surface);
        box-shadow: var(--hall-shadow);
        outline: 1px solid var(--hall-line);
        font-size: var(--hall-text-16);
      }
    `,
];
