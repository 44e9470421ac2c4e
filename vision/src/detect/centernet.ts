import type { ModelAdapter, ModelShape } from "./adapter.ts";
import { type Box, keepBest } from "./box.ts";
import { letterbox } from "./fit.ts";

const CELL = 4; // pixels of the input for each cell of the outputs
const SAME_PERSON = 0.5;

/** The person-only CenterNet that set-up converts: peaks of `heat` are people, `wh` says how far their edges are. */
export function centernet({ inputs, outputs }: ModelShape): ModelAdapter | undefined {
  const [input] = inputs;
  const [, channels, height, width] = input?.shape ?? [];
  const heat = outputs.find(({ name }) => name === "heat");
  const wh = outputs.find(({ name }) => name === "wh");
  if (!input || channels !== 3 || !height || !width || !heat || !wh) return undefined;
  const columns = width / CELL;
  const rows = height / CELL;
  if (heat.shape.join() !== [1, 1, rows, columns].join() || wh.shape.join() !== [1, 4, rows, columns].join())
    return undefined;
  return {
    kind: "centernet",
    inputName: input.name,
    input: { width, height },
    classes: 1,
    order: "rgb",
    padding: 0,
    threshold: 0.32,
    fit: letterbox,
    decode: ({ heat = NOTHING, wh = NOTHING }, floor) =>
      keepBest(peaks(heat, wh, columns, rows, floor), SAME_PERSON),
  };
}

const NOTHING = new Float32Array(0);

/** A peak is a cell that is the greatest of its 3×3 neighbours. */
function peaks(heat: Float32Array, wh: Float32Array, columns: number, rows: number, floor: number): Box[] {
  const boxes: Box[] = [];
  const cells = columns * rows;
  for (let cell = 0; cell < cells; cell += 1) {
    const score = heat[cell] ?? 0;
    if (score < floor || !isPeak(heat, columns, rows, cell)) continue;
    const x = CELL * (cell % columns);
    const y = CELL * Math.floor(cell / columns);
    boxes.push({
      left: x - (wh[cell] ?? 0),
      top: y - (wh[cells + cell] ?? 0),
      right: x + (wh[2 * cells + cell] ?? 0),
      bottom: y + (wh[3 * cells + cell] ?? 0),
      score,
    });
  }
  return boxes;
}

function isPeak(heat: Float32Array, columns: number, rows: number, cell: number): boolean {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  const score = heat[cell] ?? 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
      if ((heat[y * columns + x] ?? 0) > score) return false;
  return true;
}
