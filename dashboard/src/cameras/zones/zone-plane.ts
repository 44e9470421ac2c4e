import type { Point } from "@hall/contract";
import { LocaleController } from "@hall/contract/web";
import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { words } from "./words.ts";
import { type Outline, type ShapeRef, sameShape } from "./zone-draft.ts";

/** What the person does to a point of a shape. */
export type PointMove = { ref: ShapeRef; index: number; to: Point };
export type PointRef = { ref: ShapeRef; index: number };

const STEP = 0.005;
const BIG_STEP = 0.05;
const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Shapes over a picture, with a dot at each point that can be dragged or moved by keys.
 *
 * @fires point-move - a PointMove
 * @fires point-rest - the drag is over
 * @fires corner-add - a PointRef: after this corner
 * @fires corner-remove - a PointRef
 * @fires shape-choose - a ShapeRef
 */
@customElement("zone-plane")
export class ZonePlane extends LitElement {
  @property({ attribute: false }) shapes: readonly Outline[] = [];
  @property({ attribute: false }) chosen: ShapeRef | undefined;
  /** What a shape is called, for screen readers. */
  @property({ attribute: false }) nameOf: (ref: ShapeRef) => string = () => "";
  @query("svg") private plane: SVGSVGElement | null | undefined;

  readonly #locale = new LocaleController(this, words);
  #dragging: PointRef | undefined;

  override render() {
    return html`<svg
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      @pointermove=${this.#drag}
      @pointerup=${this.#drop}
      @pointercancel=${this.#drop}
    >
      ${this.shapes.map((shape) => this.#shape(shape))}
    </svg>
    ${this.shapes.map((shape) => this.#dots(shape))}`;
  }

  #shape({ ref, points, closed }: Outline) {
    const chosen = sameShape(ref, this.chosen);
    const ends = closed ? points : points.slice(0, 2);
    const path = ends.map(([x, y]) => `${x},${y}`).join(" ");
    const choose = (): void => this.#say("shape-choose", ref);
    const shape = closed
      ? svg`<polygon points=${path} class="edge"></polygon>`
      : svg`<polyline points=${path} class="edge"></polyline>`;
    return svg`<g class="${ref.kind} ${chosen ? "chosen" : ""}" @pointerdown=${choose}>
      ${shape}${closed ? nothing : this.#arrow(points)}
    </g>`;
  }

  /** From the middle of a line to its inner side. */
  #arrow([a, b, inside]: readonly Point[]) {
    if (!a || !b || !inside) return nothing;
    return svg`<line class="inner" x1=${(a[0] + b[0]) / 2} y1=${(a[1] + b[1]) / 2} x2=${inside[0]} y2=${inside[1]}></line>`;
  }

  #dots({ ref, points, closed }: Outline) {
    if (!sameShape(ref, this.chosen)) return nothing;
    const { t } = this.#locale;
    return points.map(([x, y], index) => {
      const name =
        !closed && index === 2 ? t("inside") : t("point-of", { shape: this.nameOf(ref), n: index + 1 });
      return html`<button
        class="dot"
        style="left: ${x * 100}%; top: ${y * 100}%"
        aria-label=${name}
        @pointerdown=${(event: PointerEvent) => this.#grab(event, { ref, index })}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, { ref, index }, [x, y])}
      ></button>`;
    });
  }

  #grab(event: PointerEvent, point: PointRef): void {
    this.#dragging = point;
    if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
  }

  readonly #drag = (event: PointerEvent): void => {
    const area = this.plane?.getBoundingClientRect();
    if (!this.#dragging || !area || area.width === 0) return;
    const to: Point = [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
    this.#say("point-move", { ...this.#dragging, to });
  };

  readonly #drop = (): void => {
    if (this.#dragging) this.#say("point-rest", undefined);
    this.#dragging = undefined;
  };

  #onKey(event: KeyboardEvent, point: PointRef, [x, y]: Point): void {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.shiftKey ? BIG_STEP : STEP;
      this.#say("point-move", { ...point, to: [x + arrow[0] * step, y + arrow[1] * step] });
    } else if (event.key === "Insert" || event.key === "+") this.#say("corner-add", point);
    else if (event.key === "Delete") this.#say("corner-remove", point);
    else return;
    event.preventDefault();
  }

  #say(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  static override styles = css`
    :host {
      position: absolute;
      inset: 0;
    }
    svg {
      width: 100%;
      height: 100%;
      touch-action: none;
    }
    .edge {
      fill: rgb(255 255 255 / 10%);
      stroke: #ffffff;
      stroke-width: 2px;
      vector-effect: non-scaling-stroke;
      paint-order: stroke;
      cursor: pointer;
    }
    polyline.edge {
      fill: none;
      stroke-width: 4px;
    }
    .ground .edge {
      stroke-dasharray: 6 4;
    }
    .service .edge {
      stroke-dasharray: 2 5;
      stroke-linecap: round;
      stroke-width: 3px;
    }
    .inner {
      stroke: #ffc44d;
      stroke-width: 2px;
      vector-effect: non-scaling-stroke;
    }
    .chosen .edge {
      fill: rgb(255 196 77 / 20%);
      stroke: #ffc44d;
    }
    .dot {
      position: absolute;
      width: 24px;
      height: 24px;
      min-height: 0;
      margin: -12px 0 0 -12px;
      padding: 0;
      border: 2px solid #0b1420;
      border-radius: 50%;
      background: #ffc44d;
      cursor: grab;
      touch-action: none;
    }
    .dot:focus-visible {
      outline: 3px solid #ffffff;
      outline-offset: 2px;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "zone-plane": ZonePlane;
  }
}
