import type { Reply } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Desk } from "../desk.ts";
import { words } from "../messages/words.ts";
import { explainText } from "../texts.ts";
import type { Explain } from "./line-panel.ts";
import { panelStyles } from "./panel-styles.ts";

const SHOWN_PASSED_OVER = 3;
const SETTLED_MS = 250;

/** Why the first in line is next, in the hub's own words; asked again when the line has changed and come to rest. */
@customElement("why-next")
export class WhyNext extends LitElement {
  @property({ attribute: false }) desk?: Desk;
  /** Who is first on this screen; an explanation of somebody else is not shown. */
  @property({ attribute: false }) visitId = "";
  @property({ attribute: false }) explain?: Explain;
  @state() private answer: Reply<"visit:explain"> | undefined;

  readonly #locale = new LocaleController(this, words);
  #asked = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("desk") || !this.desk) return;
    const { counter, line } = this.desk;
    const wanted = [
      counter.counterId,
      ...line.callable.slice(0, 12).map(({ visit }) => visit.visitId),
    ].join();
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(wanted, counter.counterId), SETTLED_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asked = "";
  }

  async #ask(wanted: string, counterId: string): Promise<void> {
    const answer = await this.explain?.(counterId);
    if (answer?.ok && wanted === this.#asked) this.answer = answer.value;
  }

  override render() {
    const { visit, explain } = this.answer ?? {};
    if (!visit || !explain || visit.visitId !== this.visitId) return nothing;
    const { t } = this.#locale;
    const shown = { ...explain, passedOver: explain.passedOver.slice(0, SHOWN_PASSED_OVER) };
    return html`<p class="quiet">${t("why-next", { code: visit.code, why: explainText(shown, t) })}</p>`;
  }

  static override styles = [
    ...panelStyles,
    css`
      p {
        margin-top: 4px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "why-next": WhyNext;
  }
}
