import type { QueueView } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { words } from "../messages/words.ts";

/** How many wait in each queue, and what somebody who comes now should expect. */
@customElement("board-waiting")
export class BoardWaiting extends LitElement {
  @property({ attribute: false }) queues: readonly QueueView[] = [];

  readonly #locale = new LocaleController(this, words);

  override render() {
    const { t, language } = this.#locale;
    const nobody = this.queues.every(({ waiting }) => waiting === 0);
    return html`
      <h2>${t("board-waiting")}</h2>
      ${nobody ? html`<hall-empty>${t("board-nobody-waiting")}</hall-empty>` : ""}
      <ul>
        ${repeat(
          nobody ? [] : this.queues,
          ({ queueId }) => queueId,
          (queue) => html`<li class=${queue.waiting === 0 ? "none" : ""}>
            <span class="name">${queue.name[language]}</span>
            <b>${t("board-people", { n: queue.waiting })}</b>
            <hall-wait .range=${queue.wait}></hall-wait>
          </li>`,
        )}
      </ul>
    `;
  }

  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--hall-space-1);
      min-height: 0;
      overflow: hidden;
    }
    h2 {
      margin: 0;
      font-size: var(--hall-text-28);
      color: var(--hall-quiet);
      font-weight: var(--hall-normal);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 0.6em;
      align-items: baseline;
      padding-block: 0.35em;
      border-bottom: 1px solid var(--hall-line);
      font-size: 2.1rem;
      line-height: 1.3;
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    hall-wait {
      grid-column: 1 / -1;
      font-size: 1.5rem;
      color: var(--hall-quiet);
    }
    .none {
      color: var(--hall-quiet);
    }
    hall-empty {
      font-size: var(--hall-text-28);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "board-waiting": BoardWaiting;
  }
}
