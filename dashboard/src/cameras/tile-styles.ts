import { css } from "lit";

/** A camera's tile: the picture, what is wrong over it, the counts below. */
export const tileStyles = css`
  :host {
    display: block;
  }
  figure {
    display: grid;
    gap: var(--hall-space-1);
    margin: 0;
  }
  .frame {
    position: relative;
    overflow: hidden;
    border: 1px solid var(--hall-line);
    border-radius: var(--hall-radius);
    background-color: var(--hall-unknown-ground);
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  figure:not([data-state="live"]) canvas {
    filter: grayscale(1) brightness(0.6);
  }
  .state {
    position: absolute;
    inset: 0;
    width: fit-content;
    height: fit-content;
    max-width: calc(100% - 2rem);
    margin: auto;
    padding: var(--hall-space-1) var(--hall-space-2);
    border-radius: var(--hall-radius);
    background: var(--hall-surface);
    color: var(--hall-ink);
    text-align: center;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--hall-space-2);
  }
  ul {
    display: grid;
    gap: 2px;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 var(--hall-space-2);
  }
  .facts {
    font-size: var(--hall-text-14);
  }
`;
