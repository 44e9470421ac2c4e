import { controls } from "@hall/contract/web";
import { css } from "lit";

/** Three columns from 1024 px; below that, or with large type, one under the other in the order of work. */
export const deskStyles = [
  controls,
  css`
    :host {
      display: block;
      overflow: auto;
      container-type: inline-size;
    }
    main {
      display: grid;
      grid-template-columns: minmax(0, 16rem) minmax(0, 1fr) minmax(0, 21rem);
      grid-template-rows: minmax(21.5rem, auto) minmax(11rem, 1fr) auto;
      gap: var(--hall-space-1);
      height: 100%;
      min-height: 40rem;
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
    .asides {
      display: grid;
      grid-column: 1 / 3;
      grid-row: 2;
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: var(--hall-space-1);
      min-height: 0;
    }
    .bar {
      grid-column: 1 / 4;
      padding: var(--hall-space-1) var(--hall-space-2);
      overflow: visible;
    }
    .stale .now,
    .stale .line,
    .stale .asides {
      filter: grayscale(1);
    }
    hall-toast {
      inset: 4px 0 auto 0;
    }
    @container (max-width: 60rem) {
      main {
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        grid-template-rows: none;
        height: auto;
        min-height: 0;
      }
      .line,
      .asides,
      .bar {
        grid-row: auto;
        grid-column: 1 / 3;
      }
    }
    @container (max-width: 40rem) {
      main {
        display: flex;
        flex-direction: column;
      }
      .asides {
        grid-template-columns: minmax(0, 1fr);
      }
      .box {
        overflow: visible;
      }
    }
  `,
];
