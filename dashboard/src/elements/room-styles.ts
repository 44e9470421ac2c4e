import { controls } from "@hall/contract/web";
import { css } from "lit";

/** The room's places: figures on top, the floor and the waits at the left, alerts at the right. */
export const roomStyles = [
  controls,
  css`
    :host {
      display: flex;
      flex-direction: column;
    }
    main {
      flex: 1;
      min-height: 0;
      display: flex;
      flex-direction: column;
      gap: var(--hall-space-1);
      padding: var(--hall-space-1);
    }
    .stale > :is(figures-bar, .columns) {
      filter: grayscale(1);
    }
    .columns {
      display: grid;
      flex: 1;
      grid-template-columns: minmax(0, 1fr) 22rem;
      gap: var(--hall-space-1);
      min-height: 0;
    }
    .hall {
      display: flex;
      flex-direction: column;
      gap: var(--hall-space-1);
      min-height: 0;
      overflow: auto;
    }
    .hall > * {
      flex: none;
    }
    .hall > .waits {
      flex: 1 0 auto;
    }
    .waits {
      display: grid;
      grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
      gap: var(--hall-space-1);
    }
    alert-panel {
      overflow: auto;
    }
    visit-drawer,
    camera-drawer {
      position: fixed;
      z-index: 5;
      inset: 0 0 0 auto;
      width: min(46rem, 100%);
      overflow: auto;
      border-inline-start: 1px solid var(--hall-line);
      background: var(--hall-surface);
      box-shadow: var(--hall-shadow);
    }
    camera-drawer[drawing] {
      width: 100%;
    }
    @media (max-width: 1279px), (max-height: 699px) {
      main {
        min-height: max-content;
      }
      .hall,
      alert-panel {
        overflow: visible;
      }
      .waits {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @media (min-width: 1800px) {
      .columns {
        grid-template-columns: minmax(0, 1fr) 28rem;
      }
    }
  `,
];
