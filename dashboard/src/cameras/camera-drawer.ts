import { type CameraView, type Permission, SessionView } from "@hall/contract";
import { get, type HallView, type HubSession, LiveController } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { HubDesk } from "../administration/hub-desk.ts";
import { mayLeave } from "../unsaved-work.ts";
import "./camera-switch.ts";
import "./camera-tile.ts";
import "./zones/zone-editor.ts";
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

  /** The camera whose areas are being drawn; the drawer takes the whole window meanwhile. */
  @property({ reflect: true }) drawing: string | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);
  readonly #session = new LiveController(this, () => this.session);
  #desk: HubDesk | undefined;

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
      <p class="quiet">${t(this.#live.state?.hall?.evidence ? "private-evidence" : "private")}</p>
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
    const drawn = hall.cameras.find(({ cameraId }) => cameraId === this.drawing);
    if (drawn)
      return html`<zone-editor
        .hub=${this.#hub(hall.hallId)}
        .socket=${socket}
        .camera=${drawn}
        .counters=${hall.counters}
        .timeZone=${hall.timeZone}
        @close=${() => {
          this.drawing = undefined;
        }}
      ></zone-editor>`;
    return html`<div class="tiles">
      ${repeat(
        hall.cameras,
        ({ cameraId }) => cameraId,
        (camera) => html`<div>
          <camera-tile
            .live=${this.live}
            .socket=${socket}
            .camera=${camera}
            .zones=${hall.zones.filter(({ cameraId }) => cameraId === camera.cameraId)}
          ></camera-tile>
          ${this.#setUp(camera, hall.hallId)}
        </div>`,
      )}
    </div>`;
  }

  #setUp(camera: CameraView, hallId: string) {
    if (!this.permissions?.includes("configure")) return nothing;
    const { t, language } = this.#locale;
    return html`<button
        aria-label="${t("draw")}: ${camera.name[language]}"
        @click=${() => {
          this.drawing = camera.cameraId;
        }}
      >
        ${t("draw")}
      </button>
      <camera-switch .hub=${this.#hub(hallId)} .camera=${camera}></camera-switch>`;
  }

  /** The same one for the same hall: the editor reads anew when it changes. */
  #hub(hallId: string): HubDesk {
    if (this.#desk?.hallId !== hallId)
      this.#desk = new HubDesk(hallId, () => ({
        token: this.session?.token,
        language: this.#locale.language,
      }));
    return this.#desk;
  }

  async #ask(token: string | undefined): Promise<void> {
    const person = await get("/api/session", SessionView, { token });
    if (person.ok && token === this.session?.token) this.permissions = person.value.permissions;
  }

  readonly #close = async (): Promise<void> => {
    if (await mayLeave()) this.dispatchEvent(new Event("close"));
  };

  /** Out of the editor Escape leads back to the tiles. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || this.drawing !== undefined) return;
    event.preventDefault(); // or the same key would close a question that it opens
    void this.#close();
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
      camera-tile {
        margin-bottom: var(--hall-space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "camera-drawer": CameraDrawer;
  }
}
