import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { OnnxBuilder } from "./onnx-builder.ts";
import { readTfjsGraph, type TfjsGraph, type Weight } from "./tfjs-graph.ts";
import { translate } from "./translate.ts";

const PACKAGE = "@vladmandic/human";
const PERSON = 0; // COCO's first class
const EXPORTED_SIDE = 512;
const STEP = 32; // the deepest layer sees the picture at 1/32

/** The files that the detector is made from, as npm has them: name → sha256. */
export const CENTERNET_FILES: Readonly<Record<string, string>> = {
  "centernet.json": "bfb942eaacc5becf738d536663bc4580a0ae9e560722306e6d4dd7fe4a09de05",
  "centernet.bin": "1b635a15009071f506f9f2b3519b31c072c534888989f30d269ffd44734ef7ef",
};

export const CENTERNET_NOTE =
  `CenterNet with MobileNetV3 out of the npm package ${PACKAGE} (MIT). The weights come from ` +
  "github.com/610265158/mobilenetv3_centernet, which carries no licence file; the package redistributes them under MIT.";

/** The folder of the installed package that holds the model. Throws when the package is not installed. */
export function installedModels(): string {
  const [folder = ""] =
    createRequire(import.meta.url)
      .resolve.paths(PACKAGE)
      ?.map((modules) => path.join(modules, PACKAGE, "models"))
      .filter((models) => existsSync(models)) ?? [];
  if (folder === "") throw new Error(`${PACKAGE} is not installed; \`npm ci\` installs it`);
  return folder;
}

/** Throws, naming file, found and wanted hash, when a file is not the one this converter was written for. */
export async function checkSources(folder: string): Promise<void> {
  for (const [name, wanted] of Object.entries(CENTERNET_FILES)) {
    const file = path.join(folder, name);
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) throw new Error(`${file} is missing; \`npm ci\` installs it with ${PACKAGE}`);
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== wanted)
      throw new Error(
        `${file} has sha256 ${found}, expected ${wanted}; \`npm ci\` restores the right version`,
      );
  }
}

/** A model input must be a multiple of 32 on both sides. Throws with the nearest sizes that would do. */
export function checkInputSize(width: number, height: number): void {
  for (const [side, size] of Object.entries({ width, height }))
    if (!Number.isInteger(size) || size < STEP || size % STEP !== 0) {
      const near = Math.max(STEP, Math.round((Number.isFinite(size) ? size : 0) / STEP) * STEP);
      throw new Error(`${side} ${size} is not a multiple of ${STEP}; ${near} would do`);
    }
}

/** Makes the person-only detector: input `images` NCHW RGB 0–255, outputs `heat` and `wh` at a quarter of the size. */
export async function makeCenterNet(folder: string, width: number, height: number): Promise<Uint8Array> {
  checkInputSize(width, height);
  const onnx = new OnnxBuilder();
  translate(
    personOnly(await readTfjsGraph(path.join(folder, "centernet.json"))),
    {
      input: "tower_0/images",
      outputs: { heat: "tower_0/keypoints", wh: "tower_0/wh" },
      exportedSide: EXPORTED_SIDE,
      width,
      height,
    },
    onnx,
  );
  return onnx.encode("hall-vision");
}

/** Leaves out the 79 classes that are not people: the last layer becomes 80 times smaller. */
function personOnly(graph: TfjsGraph): TfjsGraph {
  const weights = new Map(graph.weights);
  for (const part of ["pointwise_weights", "biases"]) {
    const name = `CenternetHead/centernet_cls_output/${part}`;
    const weight = weights.get(name);
    if (!weight) throw new Error(`the graph has no weight ${name}`);
    weights.set(name, oneChannel(weight, PERSON));
  }
  return { nodes: graph.nodes, weights };
}

function oneChannel({ shape, values }: Weight, channel: number): Weight {
  const channels = shape.at(-1) ?? 1;
  const kept = values.filter((_, i) => i % channels === channel);
  return { shape: [...shape.slice(0, -1), 1], values: kept };
}
