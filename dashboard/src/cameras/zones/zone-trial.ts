import { type CameraPicture, isInside, type Rehearsal, type Result } from "@hall/contract";
import { callHub, type HubSocket } from "@hall/contract/live";
import { controls, LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { rehearsalText } from "./rehearsal-text.ts";
import { refusalText } from "./shape-list.ts";
import { words } from "./words.ts";
import type { Drawing, ShapeRef } from "./zone-draft.ts";

/**
 * What the chosen shape counts: the people in it now, and on demand what the camera would have said with the drawing as it
 * is over the last ten minutes.
 */
@customElement("zone-trial")
export class ZoneTrial extends LitElement {
  @property({ attribute: false }) socket?: HubSocket | undefined;
  @property({ attribute: false }) cameraId?: string | undefined;
  @property({ attribute: false }) drawing: Drawing | undefined;
  @property({ attribute: false }) chosen: ShapeRef | undefined;
  /** Those in the newest picture; undefined before the first one. */
  @property({ attribute: false }) people: CameraPicture["boxes"] | undefined;
  @property() timeZone = "Asia/Shanghai";
  @state() private busy = false;
  @state() private tried: { drawing: Drawing; answer: Result<Rehearsal> } | undefined;

  readonly #locale = new LocaleController(this, words);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("cameraId")) this.tried = undefined;
  }

  override render() {
    const { drawing, chosen, socket, busy } = this;
    if (!drawing || !chosen || chosen.kind === "ground") return nothing;
    const { t } = this.#locale;
    return html`<h3>${t("trial")}</h3>
      ${this.#now(drawing, chosen)}
      <button aria-busy=${busy} aria-disabled=${busy || !socket} @click=${() => void this.#try(drawing)}>
        ${busy ? t("rehearsing") : t("rehearse")}
      </button>
      <div role="status">${this.#told(drawing, chosen)}</div>`;
  }

  #now({ zones }: Drawing, chosen: ShapeRef) {
    const zone = zones.find(({ zoneId }) => chosen.kind === "zone" && zoneId === chosen.id);
    if (!zone) return nothing;
    if (!this.people) return html`<p class="quiet">${this.#locale.t("now-none")}</p>`;
    const inside = this.people.filter(([left, top, right, bottom]) =>
      isInside({ left, top, right, bottom }, zone.polygon, zone.anchor),
    );
    return html`<p>${this.#locale.t("now", { n: inside.length })}</p>`;
  }

  /** An answer is about the drawing that it was asked for, and no other. */
  #told(drawing: Drawing, chosen: ShapeRef) {
    if (!this.tried || this.busy) return nothing;
    const { t, language } = this.#locale;
    const { answer, drawing: before } = this.tried;
    if (JSON.stringify(before) !== JSON.stringify(drawing))
      return html`<p class="quiet">${t("rehearsed-before")}</p>`;
    if (!answer.ok) return refusalText(answer.fault, language);
    const told = { t, language, timeZone: this.timeZone };
    const [span, ...sentences] = rehearsalText(answer.value, drawing, chosen, told);
    return html`<p class="quiet">${span}</p>
      ${sentences.map((sentence) => html`<p>${sentence}</p>`)}`;
  }

  async #try(drawing: Drawing): Promise<void> {
    const { socket, cameraId } = this;
    if (!socket || cameraId === undefined || this.busy) return;
    this.busy = true;
    const { zones, lines, ground } = drawing;
    const drawn = { zones: [...zones], lines: [...lines], ...(ground ? { ground } : {}) };
    const answer = await callHub(socket, "camera:rehearse", { cameraId, drawing: drawn });
    this.busy = false;
    if (cameraId !== this.cameraId) return;
    this.tried = { drawing, answer };
    await this.updateComplete;
    this.renderRoot.querySelector("[role=status]")?.scrollIntoView({ block: "nearest" });
  }

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: var(--hall-space-1);
      }
      h3 {
        font-size: var(--hall-text-16);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "zone-trial": ZoneTrial;
  }
}
