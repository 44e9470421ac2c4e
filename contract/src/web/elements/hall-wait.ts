import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { WaitRange } from "../../visit.ts";
import { LocaleController } from "../locale-controller.ts";
import { shared } from "../messages/shared.ts";
import { waitText } from "../wait-text.ts";
import "./hall-unknown.ts";

/** A wait as a range; hatched where nobody can say. */
@customElement("hall-wait")
export class HallWait extends LitElement {
  /** Minutes, or null where the hub cannot say. */
  @property({ attribute: false }) range: WaitRange | null = null;

  readonly #locale = new LocaleController(this, shared);

  override render() {
    const words = waitText(this.range, this.#locale.t);
    return this.range ? html`${words}` : html`<hall-unknown>${words}</hall-unknown>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hall-wait": HallWait;
  }
}
