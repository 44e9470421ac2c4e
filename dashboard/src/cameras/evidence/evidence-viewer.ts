import { EvidenceClip, type Fault } from "@hall/contract";
import { get, type HubSession } from "@hall/contract/live";
import { clockSeconds, dialogStyles, faultText, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { OpenEvidenceEvent } from "./open-evidence.ts";
import { words } from "./words.ts";

const STEP_MS = 600;

type Opened = { readonly alertId: string; readonly counter: string };

/**
 * The pictures around an absence, for whoever presses "pictures" on its alert: asked for when they are opened, never
 * before, for the hub writes each look down. Stands still where motion is not wanted.
 */
@customElement("evidence-viewer")
export class EvidenceViewer extends LitElement {
  @property({ attribute: false }) session?: Pick<HubSession, "token"> | undefined;
  @property({ attribute: false }) hallId = "";
  @property({ attribute: false }) timeZone = "UTC";
  @property({ attribute: false }) ask: typeof get = get;
  @state() private opened: Opened | undefined;
  @state() private clip: EvidenceClip | undefined;
  @state() private fault: Fault | undefined;
  @state() private at = 0;
  @state() private playing = false;
  @query("dialog") private dialog: HTMLDialogElement | null | undefined;
  @query("canvas") private canvas: HTMLCanvasElement | null | undefined;

  readonly #locale = new LocaleController(this, words);
  #place: Node | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#place = this.getRootNode();
    this.#place.addEventListener("open-evidence", this.#open);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#place?.removeEventListener("open-evidence", this.#open);
    this.#play(false);
  }

  override render() {
    const { opened } = this;
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title" @close=${this.#closed} @keydown=${this.#keys}>
      ${
        opened
          ? html`<h2 id="title">${t("title", { counter: opened.counter })}</h2>
            <div class="body">${this.#content(opened)}</div>
            <div class="foot">
              ${this.clip ? this.#controls() : nothing}
              <hall-button id="close" @click=${() => this.dialog?.close()}>${t("close")}</hall-button>
            </div>`
          : nothing
      }
    </dialog>`;
  }

  #content({ counter }: Opened) {
    const { t, language } = this.#locale;
    const { clip, fault } = this;
    if (fault) return html`<p role="alert">${t("failed", { why: faultText(fault, language) })}</p>`;
    const picture = clip?.pictures[this.at];
    if (!clip || !picture) return html`<p role="status">${t("loading")}</p>`;
    const time = clockSeconds(picture.at, this.timeZone, language);
    return html`<canvas role="img" aria-label=${t("picture", { counter, time })}></canvas>
      <p class="time">${t("time", { time, n: this.at + 1, all: clip.pictures.length })}</p>
      <p class="quiet">${t("kept", { time: this.#until(clip.expiresAt) })}</p>`;
  }

  #until(at: string): string {
    const { language } = this.#locale;
    return new Intl.DateTimeFormat(language, {
      timeZone: this.timeZone,
      dateStyle: "medium",
      timeStyle: "short",
    }).format(new Date(at));
  }

  #controls() {
    const { t } = this.#locale;
    return html`<hall-button id="before" @click=${() => this.#step(-1)}>${t("before")}</hall-button>
      <hall-button id="play" @click=${() => this.#play(!this.playing)}
        >${t(this.playing ? "pause" : "play")}</hall-button
      >
      <hall-button id="after" @click=${() => this.#step(1)}>${t("after")}</hall-button>`;
  }

  override updated(): void {
    void this.#draw();
  }

  readonly #open = (event: Event): void => {
    if (event instanceof OpenEvidenceEvent) void this.#show(event);
  };

  async #show({ alertId, counter }: OpenEvidenceEvent): Promise<void> {
    this.opened = { alertId, counter };
    this.clip = undefined;
    this.fault = undefined;
    this.at = 0;
    await this.updateComplete;
    if (!this.dialog?.open) this.dialog?.showModal();
    const answer = await this.ask(`/api/halls/${this.hallId}/evidence/${alertId}`, EvidenceClip, {
      token: this.session?.token,
      language: this.#locale.language,
    });
    if (this.opened.alertId !== alertId || !this.dialog?.open) return;
    if (!answer.ok) {
      this.fault = answer.fault;
      return;
    }
    this.clip = answer.value;
    this.#play(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  #step(by: number): void {
    const all = this.clip?.pictures.length ?? 1;
    this.#play(false);
    this.at = (this.at + by + all) % all;
  }

  #play(on: boolean): void {
    clearInterval(this.#timer);
    this.playing = on;
    if (!on) return;
    this.#timer = setInterval(() => {
      this.at = (this.at + 1) % (this.clip?.pictures.length ?? 1);
    }, STEP_MS);
  }

  readonly #keys = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined && this.clip) this.#step(by);
  };

  /** Nothing of it stays on the page. */
  readonly #closed = (): void => {
    this.#play(false);
    this.opened = undefined;
    this.clip = undefined;
  };

  async #draw(): Promise<void> {
    const picture = this.clip?.pictures[this.at];
    if (!picture || !this.canvas) return;
    const bytes = Uint8Array.from(atob(picture.jpeg), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" })).catch(() => undefined);
    const { canvas } = this;
    if (!image || !canvas) return; // a broken picture is none
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    image.close();
  }

  static override styles = [
    ...dialogStyles,
    css`
      dialog {
        width: min(44rem, 96vw);
      }
      canvas {
        display: block;
        width: 100%;
        background: #0b1420;
      }
      .time {
        font-variant-numeric: tabular-nums;
      }
      #close {
        margin-inline-start: auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "evidence-viewer": EvidenceViewer;
  }
}
