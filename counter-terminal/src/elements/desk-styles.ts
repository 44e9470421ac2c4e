import { controls } from "@hall/contract/web";
import { css } from "lit";

/** Three columns from 1024 px; below that, or with large type, one under the other in the order of work. */
export const deskStyles = [
  controls,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    main {
      display: grid;
      grid-template-columns: minmax(0, 17rem) minmax(0, 1fr) minmax(0, 21rem);
      grid-template-rows: minmax(22rem, 1fr) minmax(8rem, 14rem) auto;
      gap: var(--hall-space-1);
      height: calc(100dvh - var(--counter-head, 4rem));
      min-height: 38rem;
      padding: 0 var(--hall-space-1) var(--hall-space-1);
    }
    .box {
      overflow: auto;
      padding: var(--hall-space-2);
      border: 1px solid var(--hall-line);
      border-radius: var(--hall-radius);
      background: var(--hall-surface);
    }
    .line {
      grid-row: 1 / 3;
      grid-column: 3;
    }
    .missed {
      grid-column: 1 / 3;
      grid-row: 2;
    }
    .bar {
      grid-column: 1 / 4;
      padding: var(--hall-space-1) var(--hall-space-2);
      overflow: visible;
    }
    .stale .now,
    .stale .line,
    .stale .missed,
    .stale .parked {
      filter: grayscale(1);
    }
    @container (max-width: 60rem) {
      main {
        display: flex;
        flex-direction: column;
        height: auto;
        min-height: 0;
      }
      .box {
        overflow: visible;
      }
    }
  `,
];
