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
      grid-template-columns: minmax(0, 16.5rem) minmax(0, 1fr) minmax(0, 19.5rem);
      grid-template-rows: auto minmax(0, 3fr) minmax(8.5rem, 1fr) auto;
      gap: 6px;
      height: 100%;
      padding: 0 var(--hall-space-1) 6px;
    }
    .strip,
    .bar {
      grid-column: 1 / 4;
    }
    .box {
      overflow: auto;
      padding: var(--hall-space-1) var(--hall-space-2);
      border: 1px solid var(--hall-line);
      border-radius: var(--hall-radius);
      background: var(--hall-surface);
    }
    .now,
    .acts {
      grid-row: 2 / 4;
    }
    .acts {
      padding-inline: var(--hall-space-1);
    }
    .bar {
      padding-block: 6px;
      overflow: visible;
    }
    .stale .now,
    .stale .line,
    .stale .asides {
      filter: grayscale(1);
    }
    @container (max-width: 58rem) {
      main {
        grid-template-columns: minmax(0, 13.5rem) minmax(0, 1fr) minmax(0, 15rem);
      }
      .box {
        padding-inline: var(--hall-space-1);
      }
    }
    @container (max-width: 48rem) {
      main {
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        grid-template-rows: none;
        height: auto;
      }
      .strip {
        position: sticky;
        z-index: 3;
        top: 0;
        background: var(--hall-paper);
      }
      .strip,
      .line,
      .asides,
      .bar {
        grid-row: auto;
        grid-column: 1 / 3;
      }
      .now,
      .acts {
        grid-row: auto;
      }
      .box {
        overflow: visible;
      }
    }
    @container (max-width: 30rem) {
      main {
        display: flex;
        flex-direction: column;
      }
    }
  `,
];
