import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { cardReader } from "./drivers/card-reader.ts";
import type { Driver } from "./drivers/driver.ts";
import { ratingPad } from "./drivers/rating-pad.ts";
import { speakerDriver } from "./drivers/speaker.ts";
import { ticketPrinter } from "./drivers/ticket-printer.ts";
import { windowDisplay } from "./drivers/window-display.ts";
import { LineCardReader } from "./hardware/line-card-reader.ts";
import { NetworkPrinter } from "./hardware/network-printer.ts";
import type { Printer } from "./hardware/printer.ts";
import type { DeviceLink } from "./link/device-link.ts";
import type { DeviceSettings, DriverKind, FaultOrder } from "./settings.ts";
import { CardStack } from "./simulators/card-stack.ts";
import { UntouchedKeys, VisitorKeys } from "./simulators/grade-keys.ts";
import { PngPrinter } from "./simulators/png-printer.ts";
import { seeded, seedFor } from "./simulators/random.ts";
import { RecordingSpeaker } from "./simulators/recording-speaker.ts";
import { TextPanel } from "./simulators/text-panel.ts";

/** What a device says about itself in `info`. */
export const CAPABILITIES: Record<DriverKind, readonly string[]> = {
  "ticket-printer": ["print"],
  "window-display": ["show"],
  speaker: ["speak"],
  "rating-pad": ["open-rating", "close-rating"],
  "card-reader": ["card-read"],
};

export type KindDeps = {
  log: Logger;
  now: () => Date;
  folder: string;
  seed: number;
  /** Simulated pads grade by themselves. */
  ratings: boolean;
  /** How many times faster than the wall clock visitors live. */
  speed: number;
};

type Disturb = (fault: FaultOrder["fault"]) => void;
/** A driver on its hardware, and how to disturb a simulated one. */
export type Assembled = { driver: Driver; disturb: Disturb };
type Assemble = (link: DeviceLink, device: DeviceSettings, deps: KindDeps) => Assembled;

const undisturbed: Disturb = () => undefined;

/** Puts the driver of a kind on real hardware where a connection is configured, otherwise on a simulator. */
export const ASSEMBLE: Record<DriverKind, Assemble> = {
  "ticket-printer": (link, device, { log, folder }) => {
    const [printer, disturb] = device.connection
      ? ([networkPrinter(device.connection), undisturbed] as const)
      : pngPrinter(join(folder, "tickets", device.hallId, device.deviceId));
    return { driver: ticketPrinter(link, printer, { every, log }), disturb };
  },
  "window-display": (link, _device, { log }) => {
    const panel = new TextPanel();
    const disturb: Disturb = (fault) => {
      panel.delayMs = fault === "slow" ? 8_000 : 0;
    };
    return { driver: windowDisplay(link, panel, log), disturb };
  },
  speaker: (link, _device, { now }) => {
    const speaker = new RecordingSpeaker({ now, pause: (ms) => pause(ms) });
    return { driver: speakerDriver(link, speaker), disturb: undisturbed };
  },
  "rating-pad": (link, device, { log, seed, ratings, speed }) => {
    const random = seeded(seedFor(seed, link.id));
    const keys = ratings
      ? new VisitorKeys(random, (ms, signal) => pause(ms / speed, undefined, { signal }))
      : new UntouchedKeys();
    return { driver: ratingPad(link, keys, log.child({ counter: device.counterId })), disturb: undisturbed };
  },
  "card-reader": (link, { connection }, { seed }) => {
    if (connection !== undefined) return serialReader(link, connection);
    const stack = new CardStack(seeded(seedFor(seed, link.id)));
    const disturb: Disturb = (fault) => {
      if (fault === "card") stack.present();
    };
    return { driver: cardReader(link, stack, () => performance.now()), disturb };
  },
};

function serialReader(link: DeviceLink, connection: string): Assembled {
  const driver = cardReader(link, new LineCardReader(connection), () => performance.now());
  return { driver, disturb: undisturbed };
}

function networkPrinter(connection: string): Printer {
  const { hostname, port, searchParams } = new URL(connection);
  return new NetworkPrinter({
    host: hostname,
    port: Number(port || 9100),
    dots: Number(searchParams.get("dots") ?? 576),
    patienceMs: 10_000,
    answerMs: 500,
  });
}

function pngPrinter(folder: string): [Printer, Disturb] {
  const printer = new PngPrinter(folder);
  const disturb: Disturb = (fault) => {
    if (fault === "paper-out") printer.loadPaper(0);
    else if (fault === "jam") printer.jam();
    else if (fault === "none") printer.repair();
  };
  return [printer, disturb];
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}
