import type { DeviceCommand } from "@hall/contract";
import type { CardReader } from "../hardware/card-reader.ts";
import type { DeviceLink } from "../link/device-link.ts";
import { type Driver, notMine } from "./driver.ts";

/** A document that lies on the reader is read again and again: so long it is the same reading. */
const SAME_MS = 3_000;

/** Tells each document once while the line stands; nothing is kept for later, and nothing of it is logged. */
export function cardReader(link: DeviceLink, reader: CardReader, now: () => number): Driver {
  let last: { number: string; atMs: number } | undefined;
  return {
    start: () => {
      link.onCommand(async (command: DeviceCommand) => {
        throw notMine(command, "card-reader");
      });
      link.state({ reader: "unknown" });
      link.start();
      reader.start({
        ready: (ready) => link.state({ reader: ready ? "ready" : "gone" }),
        read: ({ document, number }) => {
          const again = last?.number === number && now() - last.atMs < SAME_MS;
          last = { number, atMs: now() };
          if (!again && link.connected) link.event({ kind: "card-read", document, number });
        },
      });
    },
    stop: async () => {
      last = undefined;
      await reader.stop();
      await link.stop();
    },
  };
}
