import type { CameraPicture } from "@hall/contract";
import type { HubSocket } from "@hall/contract/live";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { watchCamera } from "../watched-cameras.ts";
import { words } from "./words.ts";
import type { Outline, ShapeRef } from "./zone-draft.ts";
import "./zone-plane.ts";

/**
 * A camera's live picture, or one that is held, with shapes over it.
 *
 * @fires people - a picture that came, with its boxes
 * @fires refused - a Fault: why no pictures come
 */
@customElement("zone-picture")
export class ZonePicture extends LitElement {
  @property({ attribute: false }) socket?: HubSocket | undefined;
  @property({ attribute: false }) cameraId?: string | undefined;
  @property({ attribute: false }) shapes: readonly Outline[] = [];
  @property({ attribute: false }) chosen: ShapeRef | undefined;
  @property({ attribute: false }) nameOf: (ref: ShapeRef) => string = () => "";
  /** Newer pictures are not shown. */
  @property({ type: Boolean }) held = false;
  @state() private hasPicture = false;
  @query("canvas") private canvas: HTMLCanvasElement | null | undefined;

  readonly #locale = new LocaleController(this, words);
  #unwatch: (() => void) | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("socket") || changed.has("cameraId")) this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  override render() {
    return html`<canvas width="640" height="360"></canvas>
      ${this.hasPicture ? nothing : html`<p>${this.#locale.t("no-picture")}</p>`}
      <zone-plane
        .shapes=${this.shapes}
        .chosen=${this.chosen}
        .nameOf=${this.nameOf}
        @point-move=${this.#passOn}
        @point-rest=${this.#passOn}
        @corner-add=${this.#passOn}
        @corner-remove=${this.#passOn}
        @shape-choose=${this.#passOn}
      ></zone-plane>`;
  }

  readonly #passOn = (event: CustomEvent<unknown>): void => {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  };

  #look(): void {
    this.#unwatch?.();
    if (!this.socket || this.cameraId === undefined) return;
    this.#unwatch = watchCamera(this.socket, this.cameraId, {
      picture: (picture) => void this.#show(picture),
      answered: (fault) => {
        if (fault) this.dispatchEvent(new CustomEvent("refused", { detail: fault }));
      },
    });
  }

  async #show(picture: CameraPicture): Promise<void> {
    this.dispatchEvent(new CustomEvent("people", { detail: picture }));
    if (this.held && this.hasPicture) return;
    const bytes = picture.jpeg as BlobPart; // as: the line brings an ArrayBuffer, and Blob takes either
    const image = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" })).catch(() => undefined);
    const canvas = this.canvas;
    if (!image || !canvas) return; // a broken picture is none
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    image.close();
    this.hasPicture = true;
  }

  static override styles = css`
    :host {
      display: block;
      position: relative;
      background: #0b1420;
    }
    canvas {
      display: block;
      width: 100%;
    }
    p {
      position: absolute;
      inset: auto 0 0;
      margin: 0;
      padding: var(--hall-space-1);
      background: var(--hall-surface);
      color: var(--hall-quiet);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "zone-picture": ZonePicture;
  }
}
