import "./no-telemetry.ts"; // before the runtime is loaded

import { InferenceSession, Tensor } from "onnxruntime-node";
import { readCard } from "../model/card.ts";
import { type Planes, planesOf } from "../sources/frame.ts";
import {
  adapterFor,
  type ModelAdapter,
  type ModelSetting,
  type ModelShape,
  type ModelValue,
} from "./adapter.ts";
import type { Box } from "./box.ts";
import { toPicture } from "./fit.ts";
import { TensorWriter } from "./tensor-writer.ts";
import { threadCpuMs } from "./thread-cpu.ts";
import { cut, fromTile, mergeLooks, type Tiles, tilesOf } from "./tiles.ts";

/** Far below the threshold nobody is counted, but whoever may be there is made unrecognisable in pictures that go out. */
const FLOOR = 0.25;

/** What one look at a picture gave. Times in milliseconds. */
export interface Look {
  readonly boxes: Box[];
  readonly prepareMs: number;
  readonly inferMs: number;
  /** CPU time of the inference; on a machine with more work than cores it says what a look costs, and `inferMs` does not. */
  readonly inferCpuMs: number;
}

/** One loaded model. `look` blocks its thread for the whole inference: it belongs in a thread of its own. */
export class ModelSession {
  readonly adapter: ModelAdapter;
  readonly #session: InferenceSession;
  readonly #writer: TensorWriter;
  readonly #tensor: Tensor;

  private constructor(session: InferenceSession, adapter: ModelAdapter) {
    const { width, height } = adapter.input;
    this.adapter = adapter;
    this.#session = session;
    this.#writer = new TensorWriter(adapter.input, adapter.order, adapter.padding);
    this.#tensor = new Tensor("float32", this.#writer.values, [1, 3, height, width]);
  }

  /** Throws when the file cannot be read or is no detector that we know. */
  static async open(setting: ModelSetting): Promise<ModelSession> {
    const session = await InferenceSession.create(setting.file, {
      intraOpNumThreads: 1, // with two threads that spin, a run costs almost four times the CPU
      interOpNumThreads: 1,
      extra: { session: { intra_op: { allow_spinning: "0" }, inter_op: { allow_spinning: "0" } } },
    }).catch((error: unknown) => {
      throw new Error(
        `${setting.file} cannot be loaded; expected a whole ONNX file of a people detector: ${String(error)}`,
      );
    });
    const threshold = setting.threshold ?? (await calibrated(setting.file));
    return new ModelSession(session, adapterFor({ ...setting, threshold }, shapeOf(session)));
  }

  /**
   * Finds the people in one yuv420p picture, down to a quarter of the threshold. With tiles it looks at the whole and
   * then at each tile, where small people are larger.
   */
  async look(bytes: Uint8Array, width: number, height: number, tiles?: Tiles): Promise<Look> {
    const picture = planesOf(bytes, width, height);
    const whole = await this.#lookAt(picture);
    if (!tiles) return whole;
    const looks = [whole];
    for (const area of tilesOf(tiles, picture)) {
      const look = await this.#lookAt(cut(picture, area));
      looks.push({ ...look, boxes: look.boxes.flatMap((box) => fromTile(box, area, picture) ?? []) });
    }
    const sum = (of: (look: Look) => number) => looks.reduce((total, look) => total + of(look), 0);
    return {
      boxes: mergeLooks(looks.map(({ boxes }) => boxes)),
      prepareMs: sum(({ prepareMs }) => prepareMs),
      inferMs: sum(({ inferMs }) => inferMs),
      inferCpuMs: sum(({ inferCpuMs }) => inferCpuMs),
    };
  }

  async #lookAt(picture: Planes): Promise<Look> {
    const { adapter } = this;
    const started = performance.now();
    const fit = adapter.fit(picture, adapter.input);
    this.#writer.write(picture, fit);
    const prepared = performance.now();
    const cpu = threadCpuMs();
    const results = await this.#session.run({ [adapter.inputName]: this.#tensor });
    const cpuAfter = threadCpuMs();
    const inferred = performance.now();
    const boxes = adapter.decode(floatsOf(results), adapter.threshold * FLOOR);
    return {
      boxes: boxes.map((box) => toPicture(box, fit)),
      prepareMs: prepared - started,
      inferMs: inferred - prepared,
      inferCpuMs: cpu === undefined || cpuAfter === undefined ? inferred - prepared : cpuAfter - cpu,
    };
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

/** What was measured for this very file, if somebody did. */
async function calibrated(file: string): Promise<number | undefined> {
  return readCard(file).then(
    (card) => card.calibration?.threshold,
    () => undefined, // a file without a card is a model too
  );
}

function floatsOf(results: InferenceSession.OnnxValueMapType): Record<string, Float32Array> {
  const floats: Record<string, Float32Array> = {};
  for (const [name, { data }] of Object.entries(results))
    if (data instanceof Float32Array) floats[name] = data;
  return floats;
}

function shapeOf(session: InferenceSession): ModelShape {
  return { inputs: session.inputMetadata.map(modelValue), outputs: session.outputMetadata.map(modelValue) };
}

function modelValue(value: InferenceSession.ValueMetadata): ModelValue {
  const shape = value.isTensor ? value.shape : [];
  return {
    name: value.name,
    shape: shape.map((side) => (typeof side === "number" && side > 0 ? side : undefined)),
  };
}
