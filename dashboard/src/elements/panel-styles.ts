import { controls } from "@hall/contract/web";
import { css } from "lit";

/** What all panels share: a surface, a quiet heading, and what stands at its edge. */
export const panelStyles = [
  controls,
  css`
    :host {
      display: block;
      min-width: 0;
      padding: var(--hall-space-1) var(--hall-space-2) var(--hall-space-2);
      border: 1px solid var(--hall-line);
      border-radius: var(--hall-radius);
      background: var(--hall-surface);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px var(--hall-space-2);
      min-height: 2.25rem;
      margin-bottom: 4px;
    }
    h2 {
      font-size: var(--hall-text-16);
    }
    .edge.edge {
      margin-inline-start: auto;
    }
    .small {
      font-size: var(--hall-text-14);
    }
    button.code {
      min-height: 0;
      margin-inline: -0.2em;
      padding: 0 0.2em;
      border-color: transparent;
      background: transparent;
      color: var(--hall-brand);
      font-weight: var(--hall-strong);
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  `,
];
