import { css } from "lit";

/** The frame of the kiosk: head, one step, and the bar; in low mode everything to touch is in the lower half. */
export const kioskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    overflow: hidden;
    font-size: var(--hall-text-20);
    --hall-touch: max(72px, 3.5rem);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--hall-space-3);
    padding: var(--hall-space-3) var(--hall-space-4) var(--hall-space-2);
    font-size: var(--hall-text-28);
  }
  header h1 {
    font-size: var(--hall-text-40);
    line-height: 1.2;
  }
  hall-connection {
    font-size: var(--hall-text-20);
  }
  main {
    display: flex;
    flex-direction: column;
    gap: var(--hall-space-2);
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: var(--hall-space-3) var(--hall-space-4);
    outline: none;
  }
  main > :last-child:not(kiosk-back) {
    flex: 1 0 auto;
  }
  /* The start gives way before it is cut off. */
  main > kiosk-home:last-child {
    flex: 1 1 0;
    min-height: 0;
  }
  :host([low]) header {
    flex: 0 0 34vh;
    align-content: flex-start;
  }
  @media (orientation: landscape) {
    :host([low]) header {
      flex-basis: 22vh;
    }
  }
  /* A tablet on a stand: the whole screen is within reach, and there is less of it. */
  @media (orientation: portrait) and (max-height: 1100px) {
    header {
      padding: var(--hall-space-2) var(--hall-space-3) var(--hall-space-1);
    }
    main {
      padding: var(--hall-space-2) var(--hall-space-3);
    }
    :host([low]) header {
      flex-basis: 12vh;
    }
  }
`;

/** The page around it: type grows with the screen, and by half in elderly mode. */
export const kioskPage = css`
  html {
    font-size: clamp(16px, 1.2vmin + 8px, 44px);
  }
  html[data-elderly="true"] {
    font-size: clamp(24px, 1.8vmin + 12px, 66px);
  }
  body {
    user-select: none;
    -webkit-user-select: none;
  }
`;
