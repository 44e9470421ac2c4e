import { type Permission, SessionView } from "@hall/contract";
import { get, type HallView, type HubSession, LiveController } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "./camera-tile.ts";
import { words } from "./words.ts";

/**
 * The hall's cameras, one tile each; pictures flow only while it is open and on the page.
 *
 * @fires close - the person wants it closed
 */
@customElement("camera-drawer")
export class CameraDrawer extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ attribute: false }) session?: Pick<HubSession, "state" | "token" | "subscribe">;
  @property({ type: Boolean }) shut = false;
  /** What the caller may do; asked for once, because an empty list alone does not say why it is empty. */
  @state() private permissions: readonly Permission[] | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);
  readonly #session = new LiveController(this, () => this.session);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("session") && this.session) void this.#ask(this.session.token);
  }

  override render() {
    if (this.shut) return nothing;
    const { t } = this.#locale;
    return html`<section aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${t("title")}</h2>
        <button aria-label=${t("close")} @click=${this.#close}>✕</button>
      </header>
      <p class="quiet">${t("private")}</p>
      ${this.#tiles()}
    </section>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  #tiles() {
    const { t } = this.#locale;
    const hall = this.#live.state?.hall;
    if (!hall) return html`<hall-empty loading></hall-empty>`;
    if (this.permissions && !this.permissions.includes("see-cameras"))
      return html`<hall-empty>${t("forbidden")}</hall-empty>`;
    if (hall.cameras.length === 0) return html`<hall-empty>${t("none")}</hall-empty>`;
    const session = this.#session.state;
    const socket = session?.phase === "inside" ? session.socket : undefined;
    return html`<div class="tiles">
      ${repeat(
        hall.cameras,
        ({ cameraId }) => cameraId,
        (camera) => html`<camera-tile
          .live=${this.live}
          .socket=${socket}
          .camera=${camera}
          .zones=${hall.zones.filter(({ cameraId }) => cameraId === camera.cameraId)}
        ></camera-tile>`,
      )}
    </div>`;
  }

  async #ask(token: string | undefined): Promise<void> {
    const person = await get("/api/session", SessionView, { token });
    if (person.ok && token === this.session?.token) this.permissions = person.value.permissions;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.#close();
  };

  static override styles = [
    controls,
    css`
      section {
        display: grid;
        align-content: start;
        gap: var(--hall-space-2);
        padding: var(--hall-space-2);
        background: var(--hall-surface);
        color: var(--hall-ink);
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }
      h2 {
        font-size: var(--hall-text-20);
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr));
        gap: var(--hall-space-3);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "camera-drawer": CameraDrawer;
  }
}
