import { controls } from "@hall/contract/web";
import { css } from "lit";

/** The page around the hall: a bar on top; from a laptop on, everything fits the window. */
export const pageStyles = [
  controls,
  css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100dvh;
      }
      @media (min-width: 1280px) and (min-height: 700px) {
        :host {
          height: 100dvh;
        }
      }
      hall-room {
        flex: 1;
        min-height: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px var(--hall-space-2);
        padding: 6px var(--hall-space-2);
        border-bottom: 1px solid var(--hall-line);
        background: var(--hall-surface);
      }
      h1 {
        font-size: var(--hall-text-20);
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: var(--hall-touch);
        padding: 0 0.45em;
        border-radius: var(--hall-radius);
        color: var(--hall-brand);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--hall-brand-ground);
      }
      nav a[aria-current] {
        box-shadow: inset 0 -3px 0 var(--hall-brand);
        border-radius: 0;
        color: var(--hall-ink);
        font-weight: var(--hall-strong);
      }
      .tools {
        display: flex;
        align-items: center;
        gap: var(--hall-space-1);
        margin-inline-start: auto;
      }
      @media (max-width: 1500px) {
        .tools .quiet {
          display: none;
        }
      }
      .desk {
        flex: 1;
        min-height: 0;
        padding: 0;
        overflow: auto;
      }
      main:not(.desk) {
        padding: var(--hall-space-3);
      }
      main h2 {
        font-size: var(--hall-text-20);
      }
    `,
];
