import { controls } from "@hall/contract/web";
import { css } from "lit";
import { tableStyles } from "../elements/table-styles.ts";

/** What the reports share: sums, tables, bars. Colour is never the only sign: figures stand beside each bar. */
export const reportStyles = [
  controls,
  tableStyles,
  css`
    :host {
      display: grid;
      gap: var(--hall-space-2);
      min-width: 0;
    }
    .sums {
      display: flex;
      flex-wrap: wrap;
      gap: var(--hall-space-2) var(--hall-space-4);
    }
    .sums div {
      display: grid;
    }
    dt,
    small,
    .small {
      font-size: var(--hall-text-14);
    }
    dt {
      color: var(--hall-quiet);
    }
    dd {
      font-size: var(--hall-text-28);
      font-weight: var(--hall-strong);
      line-height: 1.2;
    }
    dd small {
      display: block;
      font-weight: 400;
      color: var(--hall-quiet);
    }
    .below {
      color: var(--hall-severe);
    }
    .warn {
      color: var(--hall-warning);
      font-weight: var(--hall-strong);
    }
    .wide {
      min-width: 13rem;
    }
    .widest {
      width: 55%;
      min-width: 22rem;
    }
    .bar {
      position: relative;
      display: block;
      height: 12px;
      margin-bottom: 3px;
      border-radius: 3px;
      background: var(--hall-unknown-ground);
      overflow: hidden;
    }
    .bar i {
      position: absolute;
      inset: 0 auto 0 0;
    }
    .p95 {
      background: color-mix(in srgb, var(--hall-brand) 25%, var(--hall-surface));
    }
    .p80 {
      background: color-mix(in srgb, var(--hall-brand) 55%, var(--hall-surface));
    }
    .p50 {
      background: var(--hall-brand);
    }
    .level i {
      background: var(--hall-serving);
    }
    .level.below i {
      background: var(--hall-severe);
    }
    .level b {
      position: absolute;
      inset-block: 0;
      width: 2px;
      background: var(--hall-ink);
    }
    .stack {
      display: flex;
      height: 16px;
    }
    .stack.thin {
      height: 8px;
    }
    .stack i {
      position: static;
      height: 100%;
    }
    .serving {
      background: var(--hall-serving);
    }
    .calling {
      background: var(--hall-called);
    }
    .idle {
      background: var(--hall-line);
    }
    .idle-while-waiting {
      background: repeating-linear-gradient(-45deg, var(--hall-severe) 0 4px, var(--hall-severe-ground) 4px 8px);
    }
    .break {
      background: repeating-linear-gradient(90deg, var(--hall-warning) 0 3px, var(--hall-warning-ground) 3px 6px);
    }
    .back-office {
      background: var(--hall-brand);
    }
    .away {
      background: repeating-linear-gradient(45deg, var(--hall-quiet) 0 3px, var(--hall-surface) 3px 6px);
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--hall-space-2);
      font-size: var(--hall-text-14);
    }
    .swatch {
      display: inline-block;
      width: 1em;
      height: 1em;
      margin-inline-end: 0.4em;
      border-radius: 3px;
      vertical-align: -0.1em;
    }
    figure {
      margin: 0;
      padding: var(--hall-space-2);
      border: 1px solid var(--hall-line);
      border-radius: var(--hall-radius);
      background: var(--hall-surface);
    }
    figcaption {
      font-size: var(--hall-text-14);
      color: var(--hall-quiet);
    }
    svg {
      display: block;
      width: 100%;
      max-height: 14rem;
    }
    svg text {
      font-size: 11px;
      text-anchor: middle;
      fill: var(--hall-ink);
    }
    .issued {
      fill: color-mix(in srgb, var(--hall-brand) 25%, var(--hall-surface));
    }
    .wait {
      fill: var(--hall-called);
    }
    .wait-line {
      fill: none;
      stroke: var(--hall-called);
      stroke-width: 2;
    }
    .lead {
      font-size: var(--hall-text-20);
    }
  `,
];
