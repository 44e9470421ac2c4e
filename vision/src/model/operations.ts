import type { OnnxBuilder } from "./onnx-builder.ts";
import type { GraphNode, Weight } from "./tfjs-graph.ts";

/** A result inside the ONNX graph: its name and its NCHW extent, batch 1. */
export interface Tensor {
  readonly name: string;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export type Operand = Tensor | Weight;

/** One node on its way to ONNX. `scale` turns sizes of the exported graph into sizes of this model. */
export interface NodeContext {
  readonly node: GraphNode;
  readonly operands: readonly Operand[];
  readonly onnx: OnnxBuilder;
  readonly scale: { readonly y: number; readonly x: number };
}

type Operation = (context: NodeContext) => Operand;

/** Every TensorFlow operation that can be translated; an explicit list, so that an unknown one is an error. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  Add: binary("Add"),
  AddV2: binary("Add"),
  Mul: binary("Mul"),
  Relu: ({ operands, onnx }) => unary("Relu", tensor(operands[0]), onnx),
  Relu6: ({ operands, onnx }) => clipTo6(tensor(operands[0]), onnx),
  Sigmoid: ({ operands, onnx }) => unary("Sigmoid", tensor(operands[0]), onnx),
  Identity: ({ operands }) => tensor(operands[0]),
  Conv2D: convolution(false),
  _FusedConv2D: convolution(false),
  DepthwiseConv2dNative: convolution(true),
  FusedDepthwiseConv2dNative: convolution(true),
  Mean: meanOfPicture,
  ConcatV2: joinChannels,
  ResizeBilinear: resize,
};

function unary(op: string, x: Tensor, onnx: OnnxBuilder): Tensor {
  return { ...x, name: onnx.node(op, [x.name]) };
}

function clipTo6(x: Tensor, onnx: OnnxBuilder): Tensor {
  const limits = [0, 6].map((limit) => onnx.floats(Float32Array.of(limit), []));
  return { ...x, name: onnx.node("Clip", [x.name, ...limits]) };
}

function binary(op: string): Operation {
  return ({ operands: [a, b], onnx }) => {
    const names = [a, b].map((operand) => (isTensor(operand) ? operand.name : scalar(operand, onnx)));
    // One side may be a pooled 1×1 value that is broadcast over the picture.
    const extents = [a, b].filter(isTensor).toSorted((p, q) => q.height * q.width - p.height * p.width);
    return { ...tensor(extents[0]), name: onnx.node(op, names) };
  };
}

function convolution(depthwise: boolean): Operation {
  return ({ node, operands, onnx }) => {
    const x = tensor(operands[0]);
    const kernel = kernelOf(weight(operands[1]), depthwise);
    const [strideY = 1, strideX = 1] = spatial(node.attr.strides?.list?.i);
    const samePadding = word(node.attr.padding?.s) === "SAME";
    const [height, top, bottom] = extent(x.height, kernel.height, strideY, samePadding);
    const [width, left, right] = extent(x.width, kernel.width, strideX, samePadding);
    const fused = (node.attr.fused_ops?.list?.s ?? []).map(word);
    const inputs = [x.name, onnx.floats(kernel.values, kernel.shape)];
    if (fused.includes("BiasAdd")) inputs.push(onnx.floats(weight(operands[2]).values, [kernel.outputs]));
    const name = onnx.node("Conv", inputs, {
      kernel_shape: [kernel.height, kernel.width],
      strides: [strideY, strideX],
      pads: [top, left, bottom, right],
      group: depthwise ? x.channels : 1,
    });
    return activate({ name, channels: kernel.outputs, height, width }, fused, onnx);
  };
}

function activate(x: Tensor, fused: readonly string[], onnx: OnnxBuilder): Tensor {
  const [activation] = fused.filter((step) => step !== "BiasAdd");
  if (activation === undefined) return x;
  if (activation === "Relu") return unary("Relu", x, onnx);
  if (activation === "Relu6") return clipTo6(x, onnx);
  throw new Error(`cannot translate the fused activation ${activation}`);
}

/** TensorFlow keeps kernels as [height, width, in, out]; ONNX wants [out, in, height, width]. */
function kernelOf({ shape, values }: Weight, depthwise: boolean) {
  const [height = 1, width = 1, inputs = 1, last = 1] = shape;
  const outputs = depthwise ? inputs * last : last;
  const rows = depthwise ? 1 : inputs;
  const size = height * width;
  const moved = new Float32Array(values.length);
  for (let cell = 0; cell < size; cell += 1)
    for (let i = 0; i < inputs * last; i += 1) {
      const target = depthwise ? i : (i % last) * inputs + Math.floor(i / last);
      moved[target * size + cell] = values[cell * inputs * last + i] ?? 0;
    }
  return { values: moved, shape: [outputs, rows, height, width], outputs, height, width };
}

/** TensorFlow's SAME puts the odd pixel of padding at the end. Result: [size, before, after]. */
function extent(size: number, kernel: number, stride: number, same: boolean): [number, number, number] {
  if (!same) return [Math.floor((size - kernel) / stride) + 1, 0, 0];
  const result = Math.ceil(size / stride);
  const padding = Math.max((result - 1) * stride + kernel - size, 0);
  return [result, padding >> 1, padding - (padding >> 1)];
}

function meanOfPicture({ node, operands, onnx }: NodeContext): Tensor {
  const axes = [...weight(operands[1]).values];
  if (axes.join() !== "1,2" || !node.attr.keep_dims?.b)
    throw new Error(`cannot translate the mean over axes ${axes.join()} (node ${node.name})`);
  const x = tensor(operands[0]);
  const name = onnx.node("ReduceMean", [x.name, onnx.integers([2, 3])], { keepdims: 1 });
  return { name, channels: x.channels, height: 1, width: 1 };
}

function joinChannels({ node, operands, onnx }: NodeContext): Tensor {
  const axis = weight(operands.at(-1)).values[0];
  if (axis !== 3 && axis !== -1) throw new Error(`cannot join along axis ${axis} (node ${node.name})`);
  const parts = operands.slice(0, -1).map(tensor);
  const channels = parts.reduce((sum, part) => sum + part.channels, 0);
  const name = onnx.node(
    "Concat",
    parts.map((part) => part.name),
    { axis: 1 },
  );
  return { ...tensor(parts[0]), name, channels };
}

function resize({ node, operands, onnx, scale }: NodeContext): Tensor {
  const x = tensor(operands[0]);
  const [exportedHeight = 1, exportedWidth = 1] = weight(operands[1]).values;
  if (node.attr.align_corners?.b || node.attr.half_pixel_centers?.b)
    throw new Error(`cannot translate this kind of resize (node ${node.name})`);
  const height = exportedHeight * scale.y;
  const width = exportedWidth * scale.x;
  const size = onnx.integers([1, x.channels, height, width]);
  const name = onnx.node("Resize", [x.name, "", "", size], {
    mode: "linear",
    coordinate_transformation_mode: "asymmetric",
  });
  return { name, channels: x.channels, height, width };
}

function isTensor(operand: Operand | undefined): operand is Tensor {
  return operand !== undefined && "name" in operand;
}

function tensor(operand: Operand | undefined): Tensor {
  if (!isTensor(operand)) throw new Error("expected a result of the graph, got a constant");
  return operand;
}

function weight(operand: Operand | undefined): Weight {
  if (!operand || isTensor(operand)) throw new Error("expected a constant, got a result of the graph");
  return operand;
}

function scalar(operand: Operand | undefined, onnx: OnnxBuilder): string {
  const { values } = weight(operand);
  if (values.length !== 1) throw new Error(`expected a single number, got ${values.length}`);
  return onnx.floats(values, []);
}

function spatial(strides: readonly number[] = []): number[] {
  return strides.slice(1, 3);
}

function word(base64 = ""): string {
  return Buffer.from(base64, "base64").toString();
}
