import type { TicketView } from "@hall/contract";

/** A ticket that this kiosk gave, with what it was for. */
export type KeptTicket = { ticket: TicketView; serviceIds: readonly string[] };

/**
 * The tickets of the last minutes, so that somebody whose slip did not come can see the number again. Held in
 * memory only, found by the full code only, and forgotten after `keepMs`: a ticket's link is a credential.
 */
export class TicketMemory {
  readonly #keepMs: number;
  readonly #monotonicMs: () => number;
  #kept: (KeptTicket & { until: number })[] = [];

  constructor(keepMs: number, monotonicMs: () => number) {
    this.#keepMs = keepMs;
    this.#monotonicMs = monotonicMs;
  }

  keep(kept: KeptTicket): void {
    this.#forgetOld();
    this.#kept.push({ ...kept, until: this.#monotonicMs() + this.#keepMs });
  }

  /** Letter case and spaces do not matter. */
  find(code: string): KeptTicket | undefined {
    this.#forgetOld();
    const wanted = code.replace(/\s/g, "").toUpperCase();
    return this.#kept.findLast(({ ticket }) => ticket.code === wanted);
  }

  #forgetOld(): void {
    const now = this.#monotonicMs();
    this.#kept = this.#kept.filter(({ until }) => until > now);
  }
}
