import { frameBytes } from "./frame.ts";

const LONGEST_HEADER = 256;
const FRAME_MARK = 0x46; // "F" of FRAME

/** Where the reader writes a picture: memory of exactly `bytes` bytes. */
export type FrameMemory = (bytes: number) => Uint8Array;

/**
 * Reads YUV4MPEG2 (what `ffmpeg -f yuv4mpegpipe` writes): the size stands in the stream, so nobody has to know it
 * beforehand. Pictures are put together in memory that the caller lends; chunks may be cut anywhere.
 */
export class Y4mReader {
  width = 0;
  height = 0;
  /** Pictures a second as the header says; NaN where it does not. */
  fps = Number.NaN;
  readonly #memory: FrameMemory;
  readonly #onFrame: (bytes: Uint8Array) => void;
  #line: number[] = [];
  #frame: Uint8Array | undefined;
  #filled = 0;

  constructor(memory: FrameMemory, onFrame: (bytes: Uint8Array) => void) {
    this.#memory = memory;
    this.#onFrame = onFrame;
  }

  /** Throws when the stream is not YUV4MPEG2 with 4:2:0 pictures, or has lost its step. */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length)
      at = this.#frame ? this.#fill(this.#frame, chunk, at) : this.#readLine(chunk, at);
  }

  #fill(frame: Uint8Array, chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + frame.length - this.#filled);
    frame.set(chunk.subarray(at, end), this.#filled);
    this.#filled += end - at;
    if (this.#filled === frame.length) {
      this.#frame = undefined;
      this.#onFrame(frame);
    }
    return end;
  }

  #readLine(chunk: Uint8Array, at: number): number {
    const end = chunk.indexOf(0x0a, at);
    const part = chunk.subarray(at, end < 0 ? chunk.length : end);
    if (this.#line.length + part.length > LONGEST_HEADER)
      throw new Error("the picture stream has lost its step");
    this.#line.push(...part);
    if (end < 0) return chunk.length;
    const line = String.fromCharCode(...this.#line);
    this.#line = [];
    if (this.width === 0) this.#readHeader(line);
    else this.#startFrame(line);
    return end + 1;
  }

  #readHeader(line: string): void {
    const [magic, ...fields] = line.split(" ");
    const field = (letter: string) => fields.find((text) => text.startsWith(letter))?.slice(1);
    this.width = Number(field("W"));
    this.height = Number(field("H"));
    const [pictures, seconds] = (field("F") ?? "").split(":").map(Number);
    this.fps = (pictures ?? Number.NaN) / (seconds ?? Number.NaN);
    const colours = field("C") ?? "420";
    if (magic !== "YUV4MPEG2" || !(this.width > 0) || !(this.height > 0) || !colours.startsWith("420"))
      throw new Error(`expected a YUV4MPEG2 header with 4:2:0 pictures, got "${line.slice(0, 80)}"`);
  }

  #startFrame(line: string): void {
    if (line.charCodeAt(0) !== FRAME_MARK || !line.startsWith("FRAME"))
      throw new Error("the picture stream has lost its step");
    this.#frame = this.#memory(frameBytes(this.width, this.height));
    this.#filled = 0;
  }
}
