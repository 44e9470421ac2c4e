import type { DeviceCommand } from "@hall/contract";
import type { Logger } from "pino";
import { type Printer, PrinterFault, type PrinterStatus } from "../hardware/printer.ts";
import type { DeviceLink } from "../link/device-link.ts";
import { ticketImage } from "../ticket-image/ticket-image.ts";
import { type Driver, notMine } from "./driver.ts";

/** `every` calls back again and again, milliseconds apart, until the returned function is called. */
export type Every = (ms: number, run: () => void) => () => void;

const LOOK_MS = 10_000;

/** Prints tickets in order, and tells when paper runs out, jams, and comes back. */
export function ticketPrinter(
  link: DeviceLink,
  printer: Printer,
  { every, log }: { every: Every; log: Logger },
): Driver {
  let known: PrinterStatus | "unknown" | undefined;
  let stopLooking = (): void => undefined;

  function learn(status: PrinterStatus | "unknown"): void {
    if (status === known) return;
    if (status === "paper-out" || status === "jam") link.event({ kind: status });
    else if (known === "paper-out" || known === "jam") link.event({ kind: "paper-in" });
    known = status;
    link.state({ printer: status });
  }

  async function look(): Promise<void> {
    try {
      learn(await printer.status());
    } catch (err) {
      if (known !== "unknown") log.warn({ err, device: link.id }, "the printer does not answer");
      learn("unknown");
    }
  }

  /** Printing proves that it prints; how much paper is left the next look will tell. */
  async function printed(): Promise<void> {
    if (known !== "ready" && known !== "paper-low") await look();
  }

  return {
    start: () => {
      link.onCommand((command) => printTicket(command, printer, learn, printed));
      stopLooking = every(LOOK_MS, () => void look());
      void look();
      link.start();
    },
    stop: () => {
      stopLooking();
      return link.stop();
    },
  };
}

async function printTicket(
  command: DeviceCommand,
  printer: Printer,
  learn: (status: PrinterStatus) => void,
  printed: () => Promise<void>,
): Promise<void> {
  if (command.kind !== "print") throw notMine(command, "ticket-printer");
  try {
    await printer.print(await ticketImage(command.ticket));
    await printed();
  } catch (error) {
    if (error instanceof PrinterFault) learn(error.status);
    throw error;
  }
}
