import { describe, expect, it } from "vitest";
import { frameBytes, planesOf } from "../sources/frame.ts";
import { TensorWriter } from "./tensor-writer.ts";

/** A picture of one colour, given as luma, blue and red difference. */
function plain(width: number, height: number, [y, u, v]: [number, number, number]) {
  const planes = planesOf(new Uint8Array(frameBytes(width, height)), width, height);
  planes.luma.fill(y);
  planes.blue.fill(u);
  planes.red.fill(v);
  return planes;
}

const channel = (writer: TensorWriter, index: number, cells: number) =>
  writer.values.subarray(index * cells, (index + 1) * cells);

describe("TensorWriter", () => {
  it.each([
    ["white", [235, 128, 128], [255, 255, 255]],
    ["black", [16, 128, 128], [0, 0, 0]],
    ["red", [81, 90, 240], [254, 0, 0]],
    ["blue", [41, 240, 110], [0, 0, 255]],
  ] as const)("writes %s as 0 to 255, in the order that the model wants", (_, [y, u, v], rgb) => {
    const picture = plain(8, 6, [y, u, v]);
    for (const order of ["rgb", "bgr"] as const) {
      const writer = new TensorWriter({ width: 8, height: 6 }, order, 0);
      writer.write(picture, { width: 8, height: 6 });
      const wanted = order === "rgb" ? rgb : rgb.toReversed();
      for (const [index, value] of wanted.entries())
        for (const pixel of channel(writer, index, 48)) expect(Math.abs(pixel - value)).toBeLessThan(3);
    }
  });

  it("keeps the padding beside the picture, and where it lies when the shape changes", () => {
    const writer = new TensorWriter({ width: 8, height: 8 }, "rgb", 114);
    writer.write(plain(16, 8, [235, 128, 128]), { width: 8, height: 4 });
    expect(writer.values[3 * 8 + 7]).toBeCloseTo(255, 0);
    expect(writer.values[4 * 8]).toBe(114);
    writer.write(plain(8, 16, [235, 128, 128]), { width: 4, height: 8 });
    expect(writer.values[4]).toBe(114);
    expect(writer.values[7 * 8]).toBeCloseTo(255, 0);
  });

  it("interpolates brightness between neighbours", () => {
    const picture = plain(2, 1, [16, 128, 128]);
    picture.luma.set([16, 235]);
    const writer = new TensorWriter({ width: 4, height: 1 }, "rgb", 0);
    writer.write(picture, { width: 4, height: 1 });
    const row = [...channel(writer, 0, 4)];
    expect(row).toEqual([0, 63.75, 191.25, 255].map((value) => expect.closeTo(value, 0)));
  });

  it("is not confused by another one, which writes pictures of another shape in between", () => {
    const alone = new TensorWriter({ width: 4, height: 4 }, "rgb", 0);
    const ramp = planesOf(
      Uint8Array.from({ length: frameBytes(8, 8) }, (_, i) => 40 + 2 * i),
      8,
      8,
    );
    alone.write(ramp, { width: 4, height: 4 });
    const wanted = [...alone.values];
    const [one, other] = [alone, new TensorWriter({ width: 8, height: 8 }, "bgr", 7)];
    other.write(plain(16, 8, [235, 128, 128]), { width: 8, height: 4 });
    one.values.fill(0);
    one.write(ramp, { width: 4, height: 4 });
    expect([...one.values]).toEqual(wanted);
  });

  it("says how large a picture may be", () => {
    const writer = new TensorWriter({ width: 8, height: 8 }, "rgb", 0);
    const huge = plain(4098, 2, [16, 128, 128]);
    for (const _ of [1, 2])
      expect(() => writer.write(huge, { width: 8, height: 1 })).toThrow(
        "4098×2 is too large: 4096×4096 at most",
      );
  });
});
