import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isBroken, type Printer, PrinterFault, type PrinterStatus } from "../hardware/printer.ts";

/** With paper for so many tickets it says that it has little. */
const LOW = 20;

/** A printer whose paper is a folder: the newest tickets lie there as PNG files. */
export class PngPrinter implements Printer {
  readonly #folder: string;
  readonly #keep: number;
  #status: PrinterStatus = "ready";
  #paper = Number.POSITIVE_INFINITY;
  #printed: number | undefined;

  /** `keep`: how many of the last tickets stay in the folder. */
  constructor(folder: string, keep = 50) {
    this.#folder = folder;
    this.#keep = keep;
  }

  /** Paper for so many tickets; 0 takes the roll out. */
  loadPaper(tickets: number): void {
    this.#paper = tickets;
    this.#status = tickets > LOW ? "ready" : tickets > 0 ? "paper-low" : "paper-out";
  }

  jam(): void {
    this.#status = "jam";
  }

  /** Opens the lid, takes the paper out, puts in a new roll. */
  repair(): void {
    this.loadPaper(Number.POSITIVE_INFINITY);
  }

  async status(): Promise<PrinterStatus> {
    return this.#status;
  }

  async print(png: Uint8Array): Promise<void> {
    if (isBroken(this.#status)) throw new PrinterFault(this.#status);
    await mkdir(this.#folder, { recursive: true });
    this.#printed = (this.#printed ?? (await this.#lastNumber())) + 1;
    await writeFile(join(this.#folder, fileName(this.#printed)), png);
    this.loadPaper(this.#paper - 1);
    await this.#clearAway();
  }

  async #tickets(): Promise<string[]> {
    return (await readdir(this.#folder)).filter((name) => /^ticket-\d+\.png$/.test(name)).sort();
  }

  /** The paper outlives the process: numbers go on where they were. */
  async #lastNumber(): Promise<number> {
    return Number((await this.#tickets()).at(-1)?.slice("ticket-".length, -".png".length) ?? 0);
  }

  async #clearAway(): Promise<void> {
    const tickets = await this.#tickets();
    const old = tickets.length > this.#keep + 10 ? tickets.slice(0, -this.#keep) : [];
    await Promise.all(old.map((name) => rm(join(this.#folder, name), { force: true })));
  }
}

function fileName(number: number): string {
  return `ticket-${String(number).padStart(6, "0")}.png`;
}
