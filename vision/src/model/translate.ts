import type { OnnxBuilder } from "./onnx-builder.ts";
import { OPERATIONS, type Operand, type Tensor } from "./operations.ts";
import type { GraphNode, TfjsGraph, Weight } from "./tfjs-graph.ts";

/** What to translate: the graph's picture input, and its wanted outputs under the names that ONNX callers use. */
export interface Translation {
  readonly input: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Side of the square picture that the graph was exported with; fixed sizes inside scale from it. */
  readonly exportedSide: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Translates the part of a TensorFlow.js graph that the outputs need into ONNX. Pictures and activations
 * become NCHW from the start, so no transposition is left in the model. Throws on an operation it does not know.
 */
export function translate(graph: TfjsGraph, wanted: Translation, onnx: OnnxBuilder): void {
  const picture: Tensor = {
    name: onnx.input("images", [1, 3, wanted.height, wanted.width]),
    channels: 3,
    height: wanted.height,
    width: wanted.width,
  };
  const scale = { y: wanted.height / wanted.exportedSide, x: wanted.width / wanted.exportedSide };
  const done = new Map<string, Operand>([[wanted.input, picture]]);
  for (const [name, output] of Object.entries(wanted.outputs)) {
    for (const node of inOrder(graph, output, done)) done.set(node.name, translateNode(node));
    const { name: source, channels, height, width } = tensorAt(done, output);
    onnx.output(name, source, [1, channels, height, width]);
  }

  function translateNode(node: GraphNode): Operand {
    const operation = OPERATIONS[node.op];
    if (!operation) throw new Error(`cannot translate the operation ${node.op} (node ${node.name})`);
    const operands = inputsOf(node).map((name) => operandAt(graph, done, name));
    return operation({ node, operands, onnx, scale });
  }
}

/** The nodes that `output` needs and that are not done yet, inputs first. */
function inOrder(graph: TfjsGraph, output: string, done: ReadonlyMap<string, Operand>): GraphNode[] {
  const order: GraphNode[] = [];
  const seen = new Set<string>(done.keys());
  const open = [{ name: output, entered: false }];
  for (let step = open.pop(); step; step = open.pop()) {
    const node = graph.nodes.get(step.name);
    if (!node) throw new Error(`the graph has no node ${step.name}`);
    if (step.entered) order.push(node);
    else if (!seen.has(step.name) && node.op !== "Const") {
      seen.add(step.name);
      open.push({ name: step.name, entered: true });
      for (const name of inputsOf(node)) open.push({ name, entered: false });
    }
  }
  return order;
}

function inputsOf(node: GraphNode): string[] {
  return node.input.filter((name) => !name.startsWith("^")).map((name) => name.split(":")[0] ?? name);
}

function operandAt(graph: TfjsGraph, done: ReadonlyMap<string, Operand>, name: string): Operand {
  const weight: Weight | undefined = graph.weights.get(name);
  const operand = done.get(name) ?? weight;
  if (!operand) throw new Error(`the graph has no value ${name}`);
  return operand;
}

function tensorAt(done: ReadonlyMap<string, Operand>, name: string): Tensor {
  const operand = done.get(name);
  if (!operand || "values" in operand) throw new Error(`${name} is not a result of the graph`);
  return operand;
}
