import type { CameraView, Fault } from "@hall/contract";
import { controls, faultText, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { words } from "./words.ts";
import { switchCamera, type ZoneHub } from "./zones/zone-desk.ts";

/** Switches one camera off while it is mounted or repaired, and on again; the worker's word about it follows. */
@customElement("camera-switch")
export class CameraSwitch extends LitElement {
  @property({ attribute: false }) hub: ZoneHub | undefined;
  @property({ attribute: false }) camera: CameraView | undefined;
  @state() private busy = false;
  @state() private fault: Fault | undefined;

  readonly #locale = new LocaleController(this, words);

  override willUpdate(changed: PropertyValues<this>): void {
    const before: CameraView | undefined = changed.get("camera");
    if (before && before.cameraId !== this.camera?.cameraId) this.fault = undefined;
  }

  override render() {
    const { camera } = this;
    if (!camera) return nothing;
    const { t, language } = this.#locale;
    const off = camera.enabled === false;
    const words = off ? t("switch-on") : t("switch-off");
    return html`<button
        aria-label="${words}: ${camera.name[language]}"
        aria-busy=${this.busy}
        aria-disabled=${this.busy}
        @click=${() => void this.#switch(camera.cameraId, off)}
      >
        ${words}
      </button>
      <p class="fault" role="alert">${this.fault ? faultText(this.fault, language) : nothing}</p>`;
  }

  async #switch(cameraId: string, enabled: boolean): Promise<void> {
    if (!this.hub || this.busy) return;
    this.busy = true;
    const answer = await switchCamera(this.hub, cameraId, enabled);
    this.busy = false;
    if (cameraId === this.camera?.cameraId) this.fault = answer.ok ? undefined : answer.fault;
  }

  static override styles = [
    controls,
    css`
      :host {
        display: contents;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "camera-switch": CameraSwitch;
  }
}
