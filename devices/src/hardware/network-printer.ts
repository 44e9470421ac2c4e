import { createConnection, type Socket } from "node:net";
import { askStatus, encodeTicket, rasterOf, readStatus } from "./escpos.ts";
import { isBroken, type Printer, PrinterFault, type PrinterStatus } from "./printer.ts";

export type NetworkPrinterSettings = {
  host: string;
  /** 9100 for nearly every receipt printer. */
  port: number;
  /** Printable dots in a row: 576 for 80 mm paper, 384 for 58 mm. */
  dots: number;
  /** How long it may take to connect and to print, in milliseconds. */
  patienceMs: number;
  /** How long it may take to answer a question about its state; many cheap ones never do. */
  answerMs: number;
};

/** An ESC/POS receipt printer on the network ("raw" port). One connection for each ticket, as such printers want it. */
export class NetworkPrinter implements Printer {
  readonly #settings: NetworkPrinterSettings;
  #turn: Promise<unknown> = Promise.resolve(); // such printers serve one connection at a time

  constructor(settings: NetworkPrinterSettings) {
    this.#settings = settings;
  }

  async print(png: Uint8Array): Promise<void> {
    const bytes = encodeTicket(await rasterOf(png, this.#settings.dots));
    await this.#talk(async (socket) => {
      const status = await this.#ask(socket);
      if (isBroken(status)) throw new PrinterFault(status);
      await new Promise<void>((done, fail) => {
        socket.once("error", fail);
        socket.once("timeout", () => fail(new Error("the printer stopped taking the ticket")));
        socket.end(bytes, done);
      });
    });
  }

  status(): Promise<PrinterStatus> {
    return this.#talk((socket) => this.#ask(socket));
  }

  #talk<T>(say: (socket: Socket) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => this.#connectAnd(say));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #connectAnd<T>(say: (socket: Socket) => Promise<T>): Promise<T> {
    const { host, port, patienceMs } = this.#settings;
    const socket = createConnection({ host, port, timeout: patienceMs });
    try {
      await new Promise<void>((done, fail) => {
        socket.once("connect", done);
        socket.once("error", fail);
        socket.once("timeout", () => fail(new Error(`no printer at ${host}:${port}`)));
      });
      return await say(socket);
    } finally {
      socket.on("error", () => undefined);
      if (socket.writableEnded) socket.destroySoon();
      else socket.destroy();
    }
  }

  /** A printer that does not answer is taken for ready: it still prints. */
  async #ask(socket: Socket): Promise<PrinterStatus> {
    const answers: number[] = [];
    return new Promise((done) => {
      const end = (status: PrinterStatus): void => {
        clearTimeout(patience);
        socket.off("data", hear);
        done(status);
      };
      const hear = (bytes: Buffer): void => {
        answers.push(...bytes);
        const [cause, paper] = answers;
        if (cause !== undefined && paper !== undefined) end(readStatus(cause, paper));
      };
      const patience = setTimeout(() => end("ready"), this.#settings.answerMs);
      socket.on("data", hear);
      socket.write(askStatus(2));
      socket.write(askStatus(4));
    });
  }
}
