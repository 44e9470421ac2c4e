/** Why a printer does not print. */
export type PrinterStatus = "ready" | "paper-out" | "jam";

/** What a ticket printer can physically do. */
export interface Printer {
  /** Prints one picture and cuts; rejects with PrinterFault when no ticket came out. */
  print(png: Uint8Array): Promise<void>;
  /** What the printer says about itself; rejects when it does not answer at all. */
  status(): Promise<PrinterStatus>;
}

/** The printer is there, but cannot print now. */
export class PrinterFault extends Error {
  readonly status: Exclude<PrinterStatus, "ready">;

  constructor(status: Exclude<PrinterStatus, "ready">) {
    super(status);
    this.status = status;
  }
}
