import { css } from "lit";

/** The reports page: choices on top, one report below. */
export const pageStyles = css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--hall-space-2);
        padding: var(--hall-space-2) var(--hall-space-3);
      }
      h1 {
        font-size: var(--hall-text-20);
      }
      .choices,
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hall-space-1);
      }
      .choices {
        gap: var(--hall-space-1) var(--hall-space-2);
      }
      .edge {
        margin-inline-start: auto;
      }
      .loading {
        cursor: progress;
      }
      .fault {
        color: var(--hall-severe);
      }
    `;
