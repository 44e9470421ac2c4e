import type { HallSnapshot } from "@hall/contract";

/** What a visitor should know about the printer: it will not print, and why as far as it says so. */
export type PrinterTrouble = "paper-out" | "jam" | "silent" | "none-here";

/** Trouble of this kiosk's printer now; undefined while it prints, or where the hub does not say. */
export function printerTrouble({
  kiosk,
  devices,
}: Pick<HallSnapshot, "kiosk" | "devices">): PrinterTrouble | undefined {
  if (!kiosk) return undefined;
  if (kiosk.printerId === undefined) return "none-here";
  const printer = devices.find(({ deviceId }) => deviceId === kiosk.printerId);
  if (!printer) return undefined;
  if (printer.fault === "paper-out" || printer.fault === "jam") return printer.fault;
  return printer.status === "offline" || printer.fault === "no-answer" ? "silent" : undefined;
}

/** The open counter with the lowest number: somebody is there to ask. */
export function askAtCounter({ counters }: Pick<HallSnapshot, "counters">): number | undefined {
  const open = counters.filter(({ state }) => state === "open").map(({ number }) => number);
  return open.length > 0 ? Math.min(...open) : undefined;
}
