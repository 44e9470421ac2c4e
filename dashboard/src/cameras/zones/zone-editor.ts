import type { CameraPicture, CameraView, CounterView, Fault } from "@hall/contract";
import type { HubSocket } from "@hall/contract/live";
import { controls, type HallToast, LocaleController } from "@hall/contract/web";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { mayLeave, UnsavedWork } from "../../unsaved-work.ts";
import { addService, waitingAreaOf } from "./service-area.ts";
import { formOf } from "./shape-form.ts";
import { nameOfShape, refusalText, shapeList } from "./shape-list.ts";
import { StepsBack } from "./steps-back.ts";
import { toolBar } from "./tool-bar.ts";
import { nameIn, words } from "./words.ts";
import { type Read, readDrawing, saveDrawing, takenIds, type ZoneHub } from "./zone-desk.ts";
import * as draw from "./zone-draft.ts";
import { editorStyles } from "./zone-editor-styles.ts";
import { wrongArea } from "./zone-limits.ts";
import "./zone-picture.ts";
import type { PointMove, PointRef } from "./zone-plane.ts";
import "./zone-trial.ts";

/**
 * Draws a camera's areas, door lines and floor on its own picture; tries them on what it saw in the last minutes, and
 * saves them for the camera to use at once.
 *
 * @fires close - the person is done
 */
@customElement("zone-editor")
export class ZoneEditor extends LitElement {
  @property({ attribute: false }) hub?: ZoneHub;
  @property({ attribute: false }) socket?: HubSocket | undefined;
  @property({ attribute: false }) camera?: CameraView;
  @property({ attribute: false }) counters: readonly CounterView[] = [];
  @property() timeZone = "Asia/Shanghai";
  @state() private steps: StepsBack<draw.Drawing> | undefined;
  @state() private chosen: draw.ShapeRef | undefined;
  @state() private fault: Fault | undefined;
  @state() private busy = false;
  @state() private held = false;
  @state() private people: CameraPicture["boxes"] | undefined;
  @query("hall-toast") private toast: HallToast | null | undefined;

  readonly #locale = new LocaleController(this, words);
  #read: Read | undefined;
  #savedAt: draw.Drawing | undefined;

  constructor() {
    super();
    new UnsavedWork(this, () => this.steps !== undefined && this.steps.now !== this.#savedAt);
  }

  /** A camera says something new of itself all the time: only another camera is another drawing. */
  override willUpdate(changed: PropertyValues<this>): void {
    const other = changed.has("camera") && changed.get("camera")?.cameraId !== this.camera?.cameraId;
    if (other) this.people = undefined;
    if (changed.has("hub") || other) void this.#reload();
  }

  override render() {
    const { camera } = this;
    if (!camera) return nothing;
    const { t, language } = this.#locale;
    return html`<section aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${t("title", { camera: camera.name[language] })}</h2>
        <button aria-label=${t("close")} @click=${this.#close}>✕</button>
      </header>
      <p class="quiet">${t("help")}</p>
      ${refusalText(this.fault, language)} ${this.steps ? this.#desk(this.steps) : html`<hall-empty loading>${t("loading")}</hall-empty>`}
      <hall-toast></hall-toast>
    </section>`;
  }

  #desk(steps: StepsBack<draw.Drawing>) {
    return html`<div class="desk">
      <zone-picture
        .socket=${this.socket}
        .cameraId=${this.camera?.cameraId}
        .shapes=${draw.outlines(steps.now)}
        .chosen=${this.chosen}
        .nameOf=${this.#nameOf}
        .held=${this.held}
        @people=${(event: CustomEvent<CameraPicture>) => {
          this.people = event.detail.boxes;
        }}
        @refused=${(event: CustomEvent<Fault>) => {
          this.fault = event.detail;
        }}
        @point-move=${(event: CustomEvent<PointMove>) => this.#move(event.detail)}
        @point-rest=${() => steps.rest()}
        @corner-add=${({ detail }: CustomEvent<PointRef>) =>
          this.#change(draw.addCorner(steps.now, detail.ref, detail.index))}
        @corner-remove=${({ detail }: CustomEvent<PointRef>) =>
          this.#change(draw.removeCorner(steps.now, detail.ref, detail.index))}
        @shape-choose=${(event: CustomEvent<draw.ShapeRef>) => this.#choose(event.detail)}
      ></zone-picture>
      <div class="side">${this.#tools(steps)} ${this.#list(steps.now)} ${this.#form(steps.now)} ${this.#trial(steps.now)}</div>
    </div>`;
  }

  #tools(steps: StepsBack<draw.Drawing>) {
    const { held, busy } = this;
    const taken = takenIds(this.#read?.configuration, steps.now);
    const unsaved = steps.now !== this.#savedAt;
    const waiting = waitingAreaOf(steps.now, this.chosen);
    const refused = wrongArea(steps.now);
    const wrong = refused && this.#nameOf(refused);
    return toolBar({ steps, unsaved, held, busy, waiting: waiting !== undefined, wrong }, this.#locale.t, {
      addZone: () => this.#add(draw.addZone(steps.now, taken, nameIn("new-zone"))),
      addService: () => waiting !== undefined && this.#add(addService(steps.now, waiting)),
      addLine: () => this.#add(draw.addLine(steps.now, taken, nameIn("new-line"))),
      addGround: () => this.#add(draw.addGround(steps.now)),
      undo: this.#undo,
      redo: this.#redo,
      hold: this.#hold,
      save: () => void this.#save(),
      reload: () => void this.#reload(),
    });
  }

  #list(drawing: draw.Drawing) {
    const names = { t: this.#locale.t, nameOf: this.#nameOf };
    return shapeList(drawing, this.chosen, names, {
      choose: (ref) => this.#choose(ref),
      remove: (ref) => this.#remove(ref),
    });
  }

  #form(drawing: draw.Drawing) {
    const change = (next: draw.Drawing): void => this.#change(next);
    return formOf(drawing, this.chosen, { counters: this.counters, t: this.#locale.t, change });
  }

  #trial(drawing: draw.Drawing) {
    return html`<zone-trial
      .socket=${this.socket}
      .cameraId=${this.camera?.cameraId}
      .drawing=${drawing}
      .chosen=${this.chosen}
      .people=${this.people}
      .timeZone=${this.timeZone}
    ></zone-trial>`;
  }

  readonly #nameOf = (ref: draw.ShapeRef): string =>
    nameOfShape(this.steps?.now ?? { zones: [], lines: [] }, ref, this.#locale.language, this.#locale.t);

  #choose(ref: draw.ShapeRef): void {
    this.steps?.rest();
    this.chosen = ref;
  }

  #move({ ref, index, to }: PointMove): void {
    if (!this.steps) return;
    this.#change(draw.movePoint(this.steps.now, ref, index, to), `${JSON.stringify(ref)} ${index}`);
  }

  #change(drawing: draw.Drawing, because = ""): void {
    this.steps?.go(drawing, because);
    this.requestUpdate();
  }

  /** What is drawn already is chosen only. */
  #add([drawing, ref]: [draw.Drawing, draw.ShapeRef]): void {
    if (drawing !== this.steps?.now) this.#change(drawing);
    this.chosen = ref;
  }

  #remove(ref: draw.ShapeRef): void {
    if (this.steps) this.#change(draw.removeShape(this.steps.now, ref));
    if (draw.sameShape(ref, this.chosen)) this.chosen = undefined;
  }

  readonly #undo = (): void => {
    this.steps?.undo();
    this.requestUpdate();
  };
  readonly #redo = (): void => {
    this.steps?.redo();
    this.requestUpdate();
  };
  readonly #hold = (): void => {
    this.held = !this.held;
  };

  readonly #reload = async (): Promise<void> => {
    const { hub, camera } = this;
    if (!hub || !camera) return;
    const answer = await readDrawing(hub, camera.cameraId);
    if (hub !== this.hub || camera.cameraId !== this.camera?.cameraId) return;
    this.fault = answer.ok ? undefined : answer.fault;
    if (!answer.ok) return;
    this.#read = answer.value.read;
    this.#savedAt = answer.value.drawing;
    this.steps = new StepsBack(answer.value.drawing);
  };

  readonly #save = async (): Promise<void> => {
    const { hub, camera, steps } = this;
    if (!hub || !camera || !steps || !this.#read || this.busy || steps.now === this.#savedAt) return;
    if (wrongArea(steps.now)) return;
    this.busy = true;
    const answer = await saveDrawing(hub, this.#read, camera.cameraId, steps.now);
    this.busy = false;
    this.fault = answer.ok ? undefined : answer.fault;
    if (!answer.ok) return;
    this.toast?.show(this.#locale.t("saved"));
    await this.#reload();
  };

  readonly #close = async (): Promise<void> => {
    if (await mayLeave()) this.dispatchEvent(new Event("close"));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") event.preventDefault(); // or the same key would close the question that it opens
    if (event.key === "Escape") void this.#close();
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) this.#redo();
    else this.#undo();
  };

  static override styles = [controls, editorStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "zone-editor": ZoneEditor;
  }
}
