import type { CameraPicture, CameraView, Fault, ZoneView } from "@hall/contract";
import { type HallView, type HubSocket, LiveController } from "@hall/contract/live";
import { clockTime, controls, EverySecond, faultText, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { drawPicture } from "./draw-picture.ts";
import { isTold, lineSaid, untold, zoneSaid } from "./tile-facts.ts";
import { lineRows, zoneRows } from "./tile-rows.ts";
import { ageText, stateText, type TileState, tileState } from "./tile-state.ts";
import { tileStyles } from "./tile-styles.ts";
import { watchCamera } from "./watched-cameras.ts";
import { words } from "./words.ts";

type Shown = { image: ImageBitmap; boxes: CameraPicture["boxes"]; receivedAt: number };

/** One camera: its live picture while somebody can see the tile, what is known of its zones and door lines, and what is wrong. */
@customElement("camera-tile")
export class CameraTile extends LitElement {
  @property({ attribute: false }) live?: HallView;
  @property({ attribute: false }) socket?: HubSocket | undefined;
  @property({ attribute: false }) camera?: CameraView;
  @property({ attribute: false }) zones: readonly ZoneView[] = [];
  @state() private shown: Shown | undefined;
  @state() private fault: Fault | undefined;
  @state() private visible = false;
  @query("canvas") private canvas: HTMLCanvasElement | null | undefined;

  readonly #locale = new LocaleController(this, words);
  readonly #live = new LiveController(this, () => this.live);
  #unwatch: (() => void) | undefined;
  #seen: IntersectionObserver | undefined;
  #inView = false;
  #askedAt = 0;
  #next: CameraPicture | undefined;
  #decoding = false;

  constructor() {
    super();
    new EverySecond(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen = new IntersectionObserver((entries) => {
      this.#inView = entries.at(-1)?.isIntersecting ?? false;
      this.#look();
    });
    this.#seen.observe(this);
    document.addEventListener("visibilitychange", this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen?.disconnect();
    document.removeEventListener("visibilitychange", this.#look);
    this.visible = false;
    this.#stop();
  }

  /** Nobody sees a tile that is scrolled out of sight, nor one on a page behind others. */
  readonly #look = (): void => {
    this.visible = this.#inView && document.visibilityState === "visible";
  };

  override willUpdate(changed: PropertyValues<this> & Map<string, unknown>): void {
    const before = changed.get("camera") as CameraView | undefined; // as: Lit keeps the old value of the property
    const another = changed.has("camera") && before?.cameraId !== this.camera?.cameraId;
    if (!another && !changed.has("socket") && !changed.has("visible")) return;
    this.#stop();
    if (another) this.shown = undefined;
    if (this.visible && this.isConnected) this.#start();
  }

  override updated(): void {
    this.#draw();
  }

  override render() {
    const { camera } = this;
    if (!camera) return nothing;
    const { t, language } = this.#locale;
    const name = camera.name[language];
    const now = this.#state(camera);
    const { zones, lines } = this.#told(camera);
    const said = [
      ...zones.map((zone) => zoneSaid(zone, language, t)),
      ...lines.map((line) => lineSaid(line, language, t)),
    ].join(language === "en" ? ", " : "，");
    return html`<figure data-state=${now}>
      <div class="frame ${now === "unknown" ? "hatched" : ""}" style=${this.#shape()}>
        <canvas
          role="img"
          aria-label=${t("picture", { camera: name, zones: said || t("zone-none") })}
          ?hidden=${!this.shown || now === "forbidden"}
        ></canvas>
        ${now === "live" ? nothing : html`<p class="state" role="status">${this.#words(now)}</p>`}
      </div>
      <figcaption><b>${name}</b><span class="quiet">${this.#age()}</span></figcaption>
      ${zoneRows(zones, name, language, t)} ${lineRows(lines, name, language, t)}
    </figure>`;
  }

  /** The frame takes the picture's shape; before the first one, that of most cameras. */
  #shape(): string {
    const { width, height } = this.shown?.image ?? { width: 16, height: 9 };
    return `aspect-ratio: ${width} / ${height}`;
  }

  /** What is known now: nothing of before, while the line is down or the camera sees nothing. */
  #told({ state, lines = [] }: CameraView) {
    const told = isTold(state, this.#phase);
    return told ? { zones: this.zones, lines } : untold(this.zones, lines);
  }

  get #phase() {
    return this.#live.state?.phase ?? "connecting";
  }

  #state(camera: CameraView): TileState {
    return tileState({
      camera: camera.state,
      line: this.#phase,
      fault: this.fault,
      pictureAge: this.shown && performance.now() - this.shown.receivedAt,
      asked: this.#unwatch ? performance.now() - this.#askedAt : 0,
    });
  }

  #words(now: Exclude<TileState, "live">): string {
    const { t, language } = this.#locale;
    if (now === "refused") return t("refused", { why: this.fault ? faultText(this.fault, language) : "" });
    const zone = this.#live.state?.hall?.timeZone;
    const ofCamera = now === this.camera?.state;
    const since = ofCamera && zone && this.camera?.since && clockTime(this.camera.since, zone, language);
    const words = stateText(now, this.camera?.refusal, t);
    return since ? `${words} (${t("since-state", { time: since })})` : words;
  }

  #age(): string {
    return this.shown ? ageText(performance.now() - this.shown.receivedAt, this.#locale.t) : "";
  }

  #start(): void {
    if (!this.socket || !this.camera) return;
    this.#askedAt = performance.now();
    this.#unwatch = watchCamera(this.socket, this.camera.cameraId, {
      picture: (picture) => void this.#show(picture),
      answered: (fault) => {
        this.fault = fault;
      },
    });
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#next = undefined;
  }

  /** A slow screen decodes the newest picture only. */
  async #show(picture: CameraPicture): Promise<void> {
    this.#next = picture;
    if (this.#decoding) return;
    this.#decoding = true;
    let next: CameraPicture | undefined = picture;
    for (; next; next = this.#next) {
      this.#next = undefined;
      const receivedAt = performance.now();
      const bytes = next.jpeg as BlobPart; // as: the line brings an ArrayBuffer, and Blob takes either
      const blob = new Blob([bytes], { type: "image/jpeg" });
      const image = await createImageBitmap(blob).catch(() => undefined); // a broken one is no picture
      if (!image) continue;
      this.shown?.image.close();
      this.shown = { image, boxes: next.boxes, receivedAt };
    }
    this.#decoding = false;
  }

  #draw(): void {
    const canvas = this.canvas;
    const { camera, shown } = this;
    const context = canvas?.getContext("2d");
    if (!camera || !canvas || !context || !shown || shown.image.width === 0) return;
    canvas.width = Math.max(640, shown.image.width); // small pictures are drawn larger, so that words stay sharp
    canvas.height = Math.round((canvas.width * shown.image.height) / shown.image.width);
    const { t, language } = this.#locale;
    const { zones, lines } = this.#told(camera);
    drawPicture(context, {
      image: shown.image,
      zones: zones.map((zone) => ({
        polygon: zone.polygon,
        label: zoneSaid(zone, language, t),
        unknown: zone.count === "unknown",
      })),
      lines: lines.map((line) => ({
        points: line.points,
        inside: line.inside,
        label: lineSaid(line, language, t),
        unknown: line.occupancy === "unknown",
      })),
      boxes: shown.boxes,
    });
  }

  static override styles = [controls, tileStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "camera-tile": CameraTile;
  }
}
