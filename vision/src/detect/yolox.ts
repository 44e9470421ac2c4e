import type { ModelAdapter, ModelShape } from "./adapter.ts";
import { type Box, keepBest } from "./box.ts";
import { letterbox, type Size } from "./fit.ts";

const STRIDES = [8, 16, 32];
const PERSON = 5; // column: x, y, width, height, objectness, then the classes; people come first
const SAME_PERSON = 0.5;
const GREY = 114;

/** Any YOLOX: one output row for each cell of three grids, sizes as logarithms. Input BGR, 0 to 255. */
export function yolox({ inputs, outputs }: ModelShape, open?: Size): ModelAdapter | undefined {
  const [input] = inputs;
  const [output] = outputs;
  if (!input || !output || outputs.length !== 1 || input.shape.length !== 4) return undefined;
  const width = input.shape[3] ?? open?.width;
  const height = input.shape[2] ?? open?.height;
  if (input.shape[1] !== 3 || !width || !height) return undefined;
  const [, rows, columns] = output.shape;
  const cells = STRIDES.flatMap((stride) => grid(stride, width, height));
  const fits = output.shape.length === 3 && (rows === undefined || rows === cells.length);
  if (!fits || columns === undefined || columns <= PERSON) return undefined;
  return {
    kind: "yolox",
    inputName: input.name,
    input: { width, height },
    classes: columns - PERSON,
    order: "bgr",
    padding: GREY,
    threshold: 0.5,
    fit: letterbox,
    decode: (values, floor) =>
      keepBest(people(values[output.name] ?? NOTHING, columns, cells, floor), SAME_PERSON),
  };
}

const NOTHING = new Float32Array(0);

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly stride: number;
}

function grid(stride: number, width: number, height: number): Cell[] {
  const columns = Math.floor(width / stride);
  const rows = Math.floor(height / stride);
  return Array.from({ length: rows * columns }, (_, i) => ({
    x: i % columns,
    y: Math.floor(i / columns),
    stride,
  }));
}

function people(values: Float32Array, columns: number, cells: readonly Cell[], floor: number): Box[] {
  const boxes: Box[] = [];
  for (const [index, { x, y, stride }] of cells.entries()) {
    const at = index * columns;
    const score = (values[at + 4] ?? 0) * (values[at + PERSON] ?? 0);
    if (score < floor) continue;
    const centreX = ((values[at] ?? 0) + x) * stride;
    const centreY = ((values[at + 1] ?? 0) + y) * stride;
    const halfWidth = (Math.exp(values[at + 2] ?? 0) * stride) / 2;
    const halfHeight = (Math.exp(values[at + 3] ?? 0) * stride) / 2;
    boxes.push({
      left: centreX - halfWidth,
      top: centreY - halfHeight,
      right: centreX + halfWidth,
      bottom: centreY + halfHeight,
      score,
    });
  }
  return boxes;
}
