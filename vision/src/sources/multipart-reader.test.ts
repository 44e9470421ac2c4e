import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundaryOf, MultipartReader } from "./multipart-reader.ts";

function streamOf(parts: readonly string[], withLength: boolean): Buffer {
  const text = parts.map((part) => {
    const length = withLength ? `Content-Length: ${part.length}\r\n` : "";
    return `--cam\r\nContent-Type: image/jpeg\r\n${length}\r\n${part}\r\n`;
  });
  return Buffer.from(`${text.join("")}--cam`);
}

function read(stream: Buffer, cuts: readonly number[]): string[] {
  const found: string[] = [];
  const reader = new MultipartReader("cam", (body) => found.push(body.toString().replace(/\r\n$/, "")));
  let at = 0;
  for (const cut of [...cuts, stream.length]) {
    reader.push(stream.subarray(at, at + cut));
    at += cut;
  }
  return found;
}

describe("MultipartReader", () => {
  it.each([true, false])("finds the parts wherever the chunks are cut (with lengths: %s)", (withLength) => {
    const part = fc.stringMatching(/^[a-z]{1,40}$/);
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.integer({ min: 1, max: 50 })), (parts, cuts) => {
        expect(read(streamOf(parts, withLength), cuts)).toEqual(parts);
      }),
    );
  });

  it("does not swallow a camera that never ends a part", () => {
    const reader = new MultipartReader("cam", () => undefined);
    reader.push(Buffer.from("--cam\r\n\r\n"));
    expect(() => {
      for (let i = 0; i < 20; i += 1) reader.push(Buffer.alloc(1024 * 1024));
    }).toThrow("does not end");
  });
});

it.each([
  ["multipart/x-mixed-replace; boundary=cam", "cam"],
  ['multipart/x-mixed-replace;boundary="--cam"', "cam"],
  ["image/jpeg", undefined],
])("reads the boundary out of %s", (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary);
});
