import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../controls.ts";

/**
 * A button that can be greyed and still say why: with `why` set it stays in the tab order, tells the reason on
 * focus, and swallows presses. `busy` shows that an answer is awaited. Its `click` is the native one.
 *
 * @csspart button - the native button
 * @csspart key - the key that does the same
 * @csspart why - the reason why it cannot be pressed
 */
@customElement("hall-button")
export class HallButton extends LitElement {
  @property() kind: "main" | "plain" | "severe" | "normal" = "normal";
  /** Why it cannot be pressed now; undefined when it can. */
  @property() why?: string | undefined;
  @property({ type: Boolean }) busy = false;
  /** A key that does the same, shown at its edge, such as `F4`. */
  @property() key?: string | undefined;

  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  override render() {
    const off = this.why !== undefined || this.busy;
    return html`<button
      part="button"
      type="button"
      class=${this.kind}
      aria-disabled=${off ? "true" : "false"}
      aria-busy=${this.busy ? "true" : "false"}
      aria-describedby=${this.why ? "why" : nothing}
      @click=${this.#press}
    >
      ${this.key ? html`<kbd part="key">${this.key}</kbd>` : nothing}<slot></slot>
    </button>
    ${this.why ? html`<span id="why" part="why">${this.why}</span>` : nothing}`;
  }

  #press(event: Event): void {
    if (this.why === undefined && !this.busy) return;
    event.stopPropagation();
    event.preventDefault();
  }

  static override styles = [
    controls,
    css`
      :host {
        display: inline-block;
        position: relative;
      }
      button {
        width: 100%;
        height: 100%;
      }
      button[aria-busy="true"] {
        cursor: progress;
      }
      kbd {
        margin-inline-end: 0.6em;
        padding: 0 0.4em;
        border: 1px solid currentColor;
        border-radius: 4px;
        font: inherit;
        font-size: 0.8em;
      }
      #why {
        position: absolute;
        z-index: 2;
        inset: calc(100% + 4px) auto auto 0;
        width: max-content;
        max-width: 20rem;
        padding: 4px 8px;
        border-radius: var(--hall-radius);
        background: var(--hall-ink);
        color: var(--hall-paper);
        font-size: var(--hall-text-14);
        display: none; /* hidden it would still widen the page; a description is read all the same */
      }
      button:hover + #why,
      button:focus-visible + #why {
        display: block;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-button": HallButton;
  }
}
