import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameBytes } from "./frame.ts";
import { Y4mReader } from "./y4m-reader.ts";

const HEADER = "YUV4MPEG2 W5 H3 F2:1 Ip A1:1 C420jpeg XYSCSS=420JPEG\n";

function streamOf(frames: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(HEADER), ...frames.flatMap((frame) => [Buffer.from("FRAME\n"), frame])]);
}

function reading() {
  const frames: Uint8Array[] = [];
  const reader = new Y4mReader(
    (bytes) => new Uint8Array(bytes),
    (bytes) => frames.push(bytes),
  );
  return { reader, frames };
}

describe("Y4mReader", () => {
  it("puts pictures together wherever the chunks are cut", () => {
    const bytes = frameBytes(5, 3);
    const frame = fc.uint8Array({ minLength: bytes, maxLength: bytes });
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 60 })),
        (sent, cuts) => {
          const stream = streamOf(sent);
          const { reader, frames } = reading();
          let at = 0;
          for (const cut of [...cuts, stream.length]) {
            reader.push(stream.subarray(at, at + cut));
            at += cut;
          }
          expect(frames).toEqual(sent);
        },
      ),
    );
  });

  it("says what it expected when the stream is something else", () => {
    const { reader } = reading();
    expect(() => reader.push(Buffer.from("<html>\n"))).toThrow(
      "expected a YUV4MPEG2 header with 4:2:0 pictures",
    );
    expect(() => reading().reader.push(Buffer.from("YUV4MPEG2 W4 H4 C444\n"))).toThrow("4:2:0");
  });

  it("notices a lost step instead of showing noise", () => {
    const { reader } = reading();
    reader.push(streamOf([new Uint8Array(frameBytes(5, 3))]));
    expect(() => reader.push(Buffer.from("GARBAGE\n"))).toThrow("lost its step");
    expect(() => reading().reader.push(Buffer.alloc(400))).toThrow("lost its step");
  });
});
