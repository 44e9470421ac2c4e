import type { CounterView, HallSnapshot } from "@hall/contract";
import type { LiveSource, LiveState } from "@hall/contract/live";
import { LiveController } from "@hall/contract/live";
import { controls, type HallToast, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { words } from "../messages/words.ts";
import type { Orders } from "../orders.ts";
import { queueNames } from "../texts.ts";

/** Which counter is mine today? Free ones can be taken; the others say by whom they are used. */
@customElement("choose-counter")
export class ChooseCounter extends LitElement {
  @property({ attribute: false }) live?: LiveSource<LiveState>;
  @property({ attribute: false }) orders?: Orders;
  /** The person's name. */
  @property({ attribute: false }) name = "";
  @query("hall-toast") private toast: HallToast | null | undefined;
  @state() private typed = "";

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);
  readonly #orders = new LiveController(this, () => this.orders);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#onKey);
  }

  override render() {
    const { t } = this.#locale;
    const hall = this.#live.state?.hall;
    if (!hall) return html`<hall-empty loading></hall-empty>`;
    const counters = [...hall.counters].sort((a, b) => a.number - b.number);
    return html`<main>
      <h1>${t("choose-title")}</h1>
      <p>${t("choose-hello", { name: this.name })} <span class="quiet">${t("choose-keys")}</span></p>
      ${
        counters.length === 0
          ? html`<hall-empty>${t("choose-none")}</hall-empty>`
          : html`<ul>${counters.map((counter) => this.#counter(hall, counter))}</ul>`
      }
      <hall-toast></hall-toast>
    </main>`;
  }

  override firstUpdated(): void {
    void this.#focusFirst();
  }

  async #focusFirst(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("hall-button:not([data-taken])")?.focus();
  }

  #counter(hall: HallSnapshot, counter: CounterView) {
    const { t, language } = this.#locale;
    const clerk = hall.clerks.find(({ counterId }) => counterId === counter.counterId)?.name;
    const taken = clerk === undefined ? undefined : t("counter-taken", { clerk });
    const offline = this.#live.state?.phase !== "live";
    return html`<li>
      <hall-button
        data-number=${counter.number}
        ?data-taken=${taken !== undefined}
        .why=${taken ?? (offline ? t("why-connecting") : undefined)}
        ?busy=${this.#orders.state?.busy !== undefined}
        @click=${() => this.#take(counter)}
      >
        <b>${t("counter-number", { number: counter.number })}</b>
        ${counter.name ? html`<span>${counter.name[language]}</span>` : nothing}
        <span class="quiet">${t("counter-serves", { queues: queueNames(hall, counter.queueIds, language) })}</span>
        <span>${taken ?? t("counter-free")} <hall-chip .state=${counter.state}></hall-chip></span>
      </hall-button>
    </li>`;
  }

  async #take({ counterId }: CounterView): Promise<void> {
    const result = await this.orders?.give("clerk:take-counter", { counterId });
    if (result && !result.ok) this.toast?.refuse(result.fault);
  }

  /** A number goes to its counter; two digits typed one after the other make one number. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!/^\d$/.test(event.key)) {
      this.typed = "";
      return;
    }
    const find = (number: string) =>
      this.renderRoot.querySelector<HTMLElement>(`[data-number="${CSS.escape(number)}"]`);
    const both = find(this.typed + event.key);
    this.typed = both ? this.typed + event.key : event.key;
    (both ?? find(event.key))?.focus();
  };

  static override styles = [
    controls,
    css`
      main {
        display: grid;
        gap: var(--hall-space-2);
        max-width: 64rem;
        margin: 0 auto;
        padding: var(--hall-space-3);
      }
      h1 {
        font-size: var(--hall-text-20);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr));
        gap: var(--hall-space-2);
      }
      hall-button {
        display: block;
        height: 100%;
      }
      hall-button::part(button) {
        display: grid;
        align-content: start;
        justify-items: start;
        gap: 4px;
        padding: var(--hall-space-2);
        text-align: start;
      }
      b {
        font-size: var(--hall-text-20);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "choose-counter": ChooseCounter;
  }
}
