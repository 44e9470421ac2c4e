import type { Box } from "./box.ts";
import { centernet } from "./centernet.ts";
import type { Fit, Size } from "./fit.ts";
import type { ColourOrder } from "./tensor-writer.ts";
import { yolox } from "./yolox.ts";

/** One input or output of a model file; a side that the file leaves open is undefined. */
export interface ModelValue {
  readonly name: string;
  readonly shape: readonly (number | undefined)[];
}

export interface ModelShape {
  readonly inputs: readonly ModelValue[];
  readonly outputs: readonly ModelValue[];
}

/** What a kind of model wants as its input, and what its outputs mean. */
export interface ModelAdapter {
  readonly kind: "centernet" | "yolox";
  readonly inputName: string;
  readonly input: Size;
  /** How many classes it tells apart; undefined where the file leaves that open. */
  readonly classes?: number | undefined;
  readonly order: ColourOrder;
  /** Value of the pixels beside the picture. */
  readonly padding: number;
  /** Below this score it is nobody; tuned on real pictures for each kind. */
  readonly threshold: number;
  fit(picture: Size, input: Size): Fit;
  /** Boxes in pixels of the input with at least `floor` as score. */
  decode(outputs: Readonly<Record<string, Float32Array>>, floor: number): Box[];
}

/** What the configuration may say about a model file. */
export interface ModelSetting {
  readonly file: string;
  /** Input size; needed only where the file leaves it open. */
  readonly input?: Size | undefined;
  readonly threshold?: number | undefined;
}

const KNOWN_CLASSES: readonly number[] = [1, 80];

/** Recognises the kind by inputs and outputs. Throws with what was found and what would be accepted. */
export function adapterFor(setting: ModelSetting, shape: ModelShape): ModelAdapter {
  const adapter = centernet(shape) ?? yolox(shape, setting.input);
  if (!adapter)
    throw new Error(
      `${setting.file} is neither a CenterNet nor a YOLOX model: it has ${describe(shape)}. Expected one input ` +
        "[1, 3, height, width] and either the outputs heat [1, 1, height/4, width/4] and wh [1, 4, height/4, width/4], " +
        "or one output [1, cells, 5 + classes] with a cell for each 8×8, 16×16 and 32×32 pixels" +
        (setting.input ? ` of ${setting.input.width}×${setting.input.height}` : ""),
    );
  const { classes } = adapter;
  if (classes !== undefined && !KNOWN_CLASSES.includes(classes))
    throw new Error(
      `${setting.file} tells ${classes} classes apart. Expected one (persons) or the 80 of COCO, where persons come first: ` +
        "of any other list nobody knows which are the persons",
    );
  const { width, height } = adapter.input;
  if (setting.input && (setting.input.width !== width || setting.input.height !== height))
    throw new Error(
      `${setting.file} has the fixed input size ${width}×${height}, not ${setting.input.width}×${setting.input.height}`,
    );
  return setting.threshold === undefined ? adapter : { ...adapter, threshold: setting.threshold };
}

function describe({ inputs, outputs }: ModelShape): string {
  const list = (values: readonly ModelValue[]) =>
    values.map(({ name, shape }) => `${name} [${shape.map((side) => side ?? "?").join(", ")}]`).join(", ");
  return `input ${list(inputs) || "(none)"} and output ${list(outputs) || "(none)"}`;
}
