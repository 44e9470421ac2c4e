/** Follows the frames of one MQTT byte stream without keeping them, to know a too large packet by its header. */
export class PacketLimit {
  readonly #limitBytes: number;
  #left = 0; // bytes of the current packet's body still to come
  #header: { length: number; factor: number } | undefined;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** False when a packet announces more than the limit, or a length that MQTT does not know. */
  accepts(chunk: Uint8Array): boolean {
    for (let at = 0; at < chunk.length; ) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
      } else if (!this.#acceptsHeaderByte(chunk[at++] ?? 0)) return false;
    }
    return true;
  }

  /** A header is one byte of type, then a length of at most four bytes: seven bits each, the eighth says "more". */
  #acceptsHeaderByte(byte: number): boolean {
    const header = this.#header;
    if (!header) {
      this.#header = { length: 0, factor: 1 };
      return true;
    }
    header.length += (byte & 127) * header.factor;
    header.factor *= 128;
    if (header.length > this.#limitBytes) return false;
    if (byte & 128) return header.factor < 128 ** 4;
    this.#left = header.length;
    this.#header = undefined;
    return true;
  }
}
