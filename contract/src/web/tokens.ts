import { css } from "lit";

/**
 * Design tokens as custom properties; `data-theme="dark"` on any element switches what is below it.
 * Contrast on its ground is at least 6.6 : 1 in light and 8 : 1 in dark. Sizes are rem, so 200 % text works.
 */
export const tokens = css`
  :root,
  [data-theme="light"] {
    color-scheme: light;
    --hall-paper: #f7f8fa;
    --hall-surface: #ffffff;
    --hall-line: #d8dee6;
    --hall-edge: #76849a; /* borders of controls: 3 : 1 */
    --hall-ink: #1b2430;
    --hall-quiet: #4a5a6e;
    --hall-brand: #0b5cad;
    --hall-brand-ground: #e8f1fb;
    --hall-on-brand: #ffffff;
    --hall-called: #9a3d00;
    --hall-called-ground: #fff0e5;
    --hall-serving: #08683f;
    --hall-serving-ground: #e6f5ee;
    --hall-warning: #7a4e00;
    --hall-warning-ground: #fff4d6;
    --hall-severe: #a31b12;
    --hall-severe-ground: #fee9e7;
    --hall-unknown: #5a6472;
    --hall-unknown-ground: #eef1f5;
    --hall-hatch: #e0e5ec;
  }
  [data-theme="dark"] {
    color-scheme: dark;
    --hall-paper: #0b1420;
    --hall-surface: #131f2e;
    --hall-line: #2a3a4e;
    --hall-edge: #6d8098;
    --hall-ink: #f2f6fb;
    --hall-quiet: #a9b8ca;
    --hall-brand: #8cc1ff;
    --hall-brand-ground: #15304d;
    --hall-on-brand: #0b1420;
    --hall-called: #ffc44d;
    --hall-called-ground: #33270c;
    --hall-serving: #5dd39e;
    --hall-serving-ground: #0e2b22;
    --hall-warning: #ffc44d;
    --hall-warning-ground: #33270c;
    --hall-severe: #ff8a7c;
    --hall-severe-ground: #3a1714;
    --hall-unknown: #a9b8ca;
    --hall-unknown-ground: #172434;
    --hall-hatch: #22324a;
  }
  :root {
    --hall-font: "Noto Sans SC Variable", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif;
    --hall-text-14: 0.875rem;
    --hall-text-16: 1rem;
    --hall-text-20: 1.25rem;
    --hall-text-28: 1.75rem;
    --hall-text-40: 2.5rem;
    --hall-text-64: 4rem;
    --hall-text-96: 6rem;
    --hall-text-160: 10rem;
    --hall-normal: 400;
    --hall-strong: 700;
    --hall-space-1: 0.5rem;
    --hall-space-2: 1rem;
    --hall-space-3: 1.5rem;
    --hall-space-4: 2rem;
    --hall-space-6: 3rem;
    --hall-space-8: 4rem;
    --hall-radius: 8px;
    --hall-shadow: 0 2px 12px rgb(11 20 32 / 12%);
    --hall-motion: 160ms;
    --hall-touch: 40px; /* least height of a control: kiosk 72, phone 48, counter 40 */
  }
  @media (prefers-reduced-motion: reduce) {
    :root {
      --hall-motion: 0ms;
    }
  }
`;

/** The page itself: ground, ink, type; applied once to the document. */
export const pageStyles = css`
  html {
    height: 100%;
    background: var(--hall-paper);
    color: var(--hall-ink);
    font-family: var(--hall-font);
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    text-size-adjust: 100%;
  }
  body {
    margin: 0;
    min-height: 100%;
    background: var(--hall-paper);
    color: var(--hall-ink);
  }
`;
