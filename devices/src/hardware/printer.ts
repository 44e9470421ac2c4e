/** How a printer is; with little paper it still prints. */
export type PrinterStatus = "ready" | "paper-low" | "paper-out" | "jam";
type Broken = Exclude<PrinterStatus, "ready" | "paper-low">;

/** Does no ticket come out? */
export function isBroken(status: PrinterStatus): status is Broken {
  return status === "paper-out" || status === "jam";
}

/** What a ticket printer can physically do. */
export interface Printer {
  /** Prints one picture and cuts; rejects with PrinterFault when no ticket came out. */
  print(png: Uint8Array): Promise<void>;
  /** What the printer says about itself; rejects when it does not answer at all. */
  status(): Promise<PrinterStatus>;
}

/** The printer is there, but cannot print now. */
export class PrinterFault extends Error {
  readonly status: Broken;

  constructor(status: Broken) {
    super(status);
    this.status = status;
  }
}
