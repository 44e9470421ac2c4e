import { describe, expect, it } from "vitest";
import { adapterFor, type ModelShape } from "./adapter.ts";
import { letterbox, toPicture } from "./fit.ts";

const CENTERNET: ModelShape = {
  inputs: [{ name: "images", shape: [1, 3, 64, 96] }],
  outputs: [
    { name: "heat", shape: [1, 1, 16, 24] },
    { name: "wh", shape: [1, 4, 16, 24] },
  ],
};
const YOLOX: ModelShape = {
  inputs: [{ name: "images", shape: [1, 3, 64, 64] }],
  outputs: [{ name: "output", shape: [1, 84, 85] }],
};
const file = "people.onnx";

describe("the kind of a model", () => {
  it("is recognised by inputs and outputs", () => {
    expect(adapterFor({ file }, CENTERNET)).toMatchObject({ kind: "centernet", order: "rgb" });
    expect(adapterFor({ file }, YOLOX)).toMatchObject({ kind: "yolox", order: "bgr", padding: 114 });
  });

  it("takes the size from the settings where the file leaves it open", () => {
    const open: ModelShape = {
      inputs: [{ name: "images", shape: [undefined, 3, undefined, undefined] }],
      outputs: [{ name: "output", shape: [undefined, undefined, 6] }],
    };
    const input = { width: 128, height: 64 };
    expect(adapterFor({ file, input }, open).input).toEqual(input);
    expect(() => adapterFor({ file }, open)).toThrow(/neither a CenterNet nor a YOLOX/);
  });

  it("that nobody knows is refused with what was found and what would do", () => {
    const other: ModelShape = {
      inputs: [{ name: "x", shape: [1, 10] }],
      outputs: [{ name: "y", shape: [1, 2] }],
    };
    expect(() => adapterFor({ file }, other)).toThrow(
      /people\.onnx is neither.*input x \[1, 10\] and output y \[1, 2\].*Expected one input \[1, 3, height, width\]/,
    );
  });

  it("that has another size than the settings say is refused with both", () => {
    const input = { width: 416, height: 416 };
    expect(() => adapterFor({ file, input }, CENTERNET)).toThrow(
      "has the fixed input size 96×64, not 416×416",
    );
  });

  it("that knows other classes is refused with what was expected", () => {
    const of = (classes: number): ModelShape => ({
      ...YOLOX,
      outputs: [{ name: "output", shape: [1, 84, 5 + classes] }],
    });
    expect(() => adapterFor({ file }, of(20))).toThrow(
      /people\.onnx tells 20 classes apart\. Expected one \(persons\) or the 80 of COCO/,
    );
    expect(adapterFor({ file }, of(1)).classes).toBe(1);
    expect(adapterFor({ file }, of(80)).classes).toBe(80);
  });

  it("keeps a threshold of its own", () => {
    expect(adapterFor({ file, threshold: 0.7 }, YOLOX).threshold).toBe(0.7);
  });
});

describe("CenterNet", () => {
  const cells = 16 * 24;

  it("finds a person at each peak, with edges measured from it", () => {
    const heat = new Float32Array(cells);
    const wh = new Float32Array(4 * cells);
    const peak = 5 * 24 + 10; // x 40, y 20
    heat[peak] = 0.9;
    heat[peak + 1] = 0.8; // the slope of the same person
    for (const [part, pixels] of [4, 8, 6, 16].entries()) wh[part * cells + peak] = pixels;
    const boxes = adapterFor({ file }, CENTERNET).decode({ heat, wh }, 0.3);
    expect(boxes).toEqual([{ left: 36, top: 12, right: 46, bottom: 36, score: expect.closeTo(0.9) }]);
  });

  it("finds nobody below the floor", () => {
    const heat = new Float32Array(cells).fill(0.2);
    expect(adapterFor({ file }, CENTERNET).decode({ heat, wh: new Float32Array(4 * cells) }, 0.3)).toEqual(
      [],
    );
  });
});

describe("YOLOX", () => {
  it("finds people in all three grids and nothing else", () => {
    const values = new Float32Array(84 * 85);
    const put = (cell: number, row: number[]) => values.set(row, cell * 85);
    put(9, [0.5, 0.5, Math.log(2), Math.log(4), 0.9, 0.8]); // stride 8: cell x 1, y 1
    put(64 + 5, [0, 0, 0, 0, 1, 0.6]); // stride 16: x 1, y 1
    put(80 + 3, [0, 0, 0, 0, 1, 0, 0.9]); // stride 32: a bicycle
    const boxes = adapterFor({ file }, YOLOX).decode({ output: values }, 0.3);
    const near = (left: number, top: number, right: number, bottom: number, score: number) =>
      Object.fromEntries(
        Object.entries({ left, top, right, bottom, score }).map(([k, v]) => [k, expect.closeTo(v, 4)]),
      );
    expect(boxes).toEqual([near(4, -4, 20, 28, 0.72), near(8, 8, 24, 24, 0.6)]);
  });
});

describe("letterbox", () => {
  it("keeps the picture's shape, and boxes find their way back", () => {
    const fit = letterbox({ width: 640, height: 480 }, { width: 512, height: 288 });
    expect(fit).toEqual({ width: 384, height: 288 });
    const box = { left: 96, top: 72, right: 192, bottom: 400, score: 1 };
    expect(toPicture(box, fit)).toEqual({ left: 0.25, top: 0.25, right: 0.5, bottom: 1, score: 1 });
  });
});
