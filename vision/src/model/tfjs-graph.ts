import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const Attribute = z.looseObject({
  s: z.string().optional(),
  b: z.boolean().optional(),
  list: z
    .looseObject({ i: z.array(z.coerce.number()).optional(), s: z.array(z.string()).optional() })
    .optional(),
});

const GraphNode = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), Attribute).default({}),
});
export type GraphNode = z.infer<typeof GraphNode>;

const WeightEntry = z.object({
  name: z.string(),
  shape: z.array(z.int()),
  dtype: z.enum(["float32", "int32"]),
  quantization: z.object({ dtype: z.literal("float16") }).optional(),
});
type WeightEntry = z.infer<typeof WeightEntry>;

const GraphModel = z.object({
  modelTopology: z.object({ node: z.array(GraphNode) }),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(WeightEntry) })),
});

/** A constant of the graph: values in row-major order, TensorFlow's axis order. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A TensorFlow.js graph model in memory: nodes by name, constants by name. */
export interface TfjsGraph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly weights: ReadonlyMap<string, Weight>;
}

/** Reads `<name>.json` and the weight files beside it. Throws when the layout is not that of a graph model. */
export async function readTfjsGraph(modelJson: string): Promise<TfjsGraph> {
  const model = GraphModel.parse(JSON.parse(await readFile(modelJson, "utf8")));
  const weights = new Map<string, Weight>();
  for (const group of model.weightsManifest) {
    const shards = await Promise.all(group.paths.map((p) => readFile(path.join(path.dirname(modelJson), p))));
    unpack(Buffer.concat(shards), group.weights, weights);
  }
  return { nodes: new Map(model.modelTopology.node.map((node) => [node.name, node])), weights };
}

function unpack(bytes: Buffer, entries: readonly WeightEntry[], into: Map<string, Weight>): void {
  let offset = 0;
  for (const entry of entries) {
    const size = entry.shape.reduce((product, side) => product * side, 1);
    const { width, read } = readerOf(entry, bytes);
    const values = new Float32Array(size);
    for (let i = 0; i < size; i += 1) values[i] = read(offset + i * width);
    into.set(entry.name, { shape: entry.shape, values });
    offset += size * width;
  }
}

function readerOf(entry: WeightEntry, bytes: Buffer): { width: number; read: (at: number) => number } {
  if (entry.quantization) return { width: 2, read: (at) => halfToNumber(bytes.readUInt16LE(at)) };
  if (entry.dtype === "int32") return { width: 4, read: (at) => bytes.readInt32LE(at) };
  return { width: 4, read: (at) => bytes.readFloatLE(at) };
}

/** IEEE 754 half precision to a number. */
export function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
