import type { onnx } from "onnx-proto";
import protocol from "onnx-proto"; // CommonJS: only its default import has values

const { ModelProto, AttributeProto, TensorProto } = protocol.onnx;
const { AttributeType } = AttributeProto;
const { DataType } = TensorProto;
const IR_VERSION = 8;
const OPSET = 18;

/** An attribute of an ONNX node: an integer, a list of integers, or a word. */
export type Attribute = number | readonly number[] | string;

/** Collects nodes and weights of one ONNX graph and encodes it; the same calls give the same bytes. */
export class OnnxBuilder {
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #weights: onnx.ITensorProto[] = [];
  readonly #inputs: onnx.IValueInfoProto[] = [];
  readonly #outputs: onnx.IValueInfoProto[] = [];

  /** Declares a float input and hands back its name. */
  input(name: string, shape: readonly number[]): string {
    this.#inputs.push(floatValue(name, shape));
    return name;
  }

  /** Declares `source` a float output under the name that callers ask for. */
  output(name: string, source: string, shape: readonly number[]): void {
    this.#nodes.push({ opType: "Identity", input: [source], output: [name], name });
    this.#outputs.push(floatValue(name, shape));
  }

  /** Adds a node with one output and hands back the output's name. */
  node(op: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const name = `${op}_${this.#nodes.length}`;
    const attribute = Object.entries(attributes).map(([key, value]) => attributeProto(key, value));
    this.#nodes.push({ opType: op, input: [...inputs], output: [name], name, attribute });
    return name;
  }

  /** Adds a float constant. */
  floats(values: Float32Array, shape: readonly number[]): string {
    return this.#constant(DataType.FLOAT, new Uint8Array(Float32Array.from(values).buffer), shape);
  }

  /** Adds a vector of 64-bit integers. */
  integers(values: readonly number[]): string {
    const bytes = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
    return this.#constant(DataType.INT64, bytes, [values.length]);
  }

  /** The bytes of the model file. */
  encode(producerName: string): Uint8Array {
    const graph = {
      name: "graph",
      node: this.#nodes,
      initializer: this.#weights,
      input: this.#inputs,
      output: this.#outputs,
    };
    return ModelProto.encode({
      irVersion: IR_VERSION,
      producerName,
      opsetImport: [{ domain: "", version: OPSET }],
      graph,
    }).finish();
  }

  #constant(dataType: number, rawData: Uint8Array, shape: readonly number[]): string {
    const name = `weight_${this.#weights.length}`;
    this.#weights.push({ name, dataType, rawData, dims: [...shape] });
    return name;
  }
}

function floatValue(name: string, shape: readonly number[]): onnx.IValueInfoProto {
  const dim = shape.map((side) => ({ dimValue: side }));
  return { name, type: { tensorType: { elemType: DataType.FLOAT, shape: { dim } } } };
}

function attributeProto(name: string, value: Attribute): onnx.IAttributeProto {
  if (typeof value === "string") return { name, type: AttributeType.STRING, s: Buffer.from(value) };
  if (typeof value === "number") return { name, type: AttributeType.INT, i: value };
  return { name, type: AttributeType.INTS, ints: [...value] };
}
