import { createReadStream } from "node:fs";
import { createConnection } from "node:net";
import { createInterface, type Interface } from "node:readline";
import type { Readable } from "node:stream";
import type { CardListener, CardReader, CardReading } from "./card-reader.ts";

const AGAIN_MS = 2_000;

/**
 * A reader that writes one line of text for each document: on a serial line (`file:///dev/ttyUSB0`, its speed set with
 * `stty`), or behind a serial server (`tcp://192.168.1.60:4001`). It is opened again whenever it goes away.
 */
export class LineCardReader implements CardReader {
  readonly #where: URL;
  readonly #againMs: number;
  #lines: Interface | undefined;
  #stream: Readable | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(connection: string, againMs = AGAIN_MS) {
    this.#where = new URL(connection);
    this.#againMs = againMs;
  }

  start(listener: CardListener): void {
    const stream = this.#open();
    const lines = createInterface({ input: stream });
    this.#stream = stream;
    this.#lines = lines;
    stream.once(this.#where.protocol === "tcp:" ? "connect" : "open", () => listener.ready(true));
    lines.on("line", (line) => {
      const reading = readingOf(line);
      if (reading) listener.read(reading);
    });
    stream.on("error", () => undefined); // `close` follows
    stream.once("close", () => {
      lines.close();
      if (this.#stopped) return;
      listener.ready(false);
      this.#again = setTimeout(() => this.start(listener), this.#againMs);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    this.#lines?.close();
    this.#stream?.destroy();
  }

  #open(): Readable {
    const { protocol, hostname, port } = this.#where;
    if (protocol === "tcp:") return createConnection({ host: hostname, port: Number(port) });
    return createReadStream(this.#where, { encoding: "utf8" });
  }
}

/** A line as such readers write it: the number, or a word for the document before it (`ID:…`, `PASSPORT …`); undefined for noise. */
export function readingOf(line: string): CardReading | undefined {
  const match = /^\W*(?:(ID|IDCARD|PP|PASSPORT)[\s:=,;]+)?([0-9A-Za-z]{5,20})\W*$/.exec(line);
  const number = match?.[2]?.toUpperCase();
  if (number === undefined) return undefined;
  const word = match?.[1]?.[0];
  if (word === "P") return { document: "passport", number };
  return { document: word === "I" || /^\d{17}[\dX]$/.test(number) ? "id-card" : "other", number };
}
