/** No camera's picture has more bytes. */
export const LONGEST_PART = 16 * 1024 * 1024;
const HEADER_END = Buffer.from("\r\n\r\n");

/** The boundary in `multipart/x-mixed-replace; boundary=…`; undefined for any other content type. */
export function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\//i.test(contentType)) return undefined;
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]?.trim();
  return boundary?.replace(/^--/, ""); // some cameras write the dashes into the header too
}

/** Cuts an endless multipart stream into its parts. Chunks may be cut anywhere. */
export class MultipartReader {
  readonly #delimiter: Buffer;
  readonly #onPart: (body: Buffer) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(boundary: string, onPart: (body: Buffer) => void) {
    this.#delimiter = Buffer.from(`--${boundary}`);
    this.#onPart = onPart;
  }

  /** Throws when a part is larger than any picture. */
  push(chunk: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (let part = this.#nextPart(); part; part = this.#nextPart()) this.#onPart(part);
    if (this.#rest.length > LONGEST_PART) throw new Error("a part of the picture stream does not end");
  }

  #nextPart(): Buffer | undefined {
    const start = this.#rest.indexOf(this.#delimiter);
    if (start < 0) return undefined;
    const header = start + this.#delimiter.length;
    const headerEnd = this.#rest.indexOf(HEADER_END, header);
    if (headerEnd < 0) return undefined;
    const body = headerEnd + HEADER_END.length;
    const length = /content-length:\s*(\d+)/i.exec(this.#rest.toString("latin1", header, headerEnd))?.[1];
    const end = length === undefined ? this.#rest.indexOf(this.#delimiter, body) : body + Number(length);
    if (end < 0 || end > this.#rest.length) return undefined;
    const part = this.#rest.subarray(body, end);
    this.#rest = this.#rest.subarray(end);
    return part;
  }
}
