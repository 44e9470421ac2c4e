import pino from "pino";
import { BadSettings, readConfig } from "./config.ts";
import { StartRefused } from "./embedded/start-refused.ts";
import type { Running } from "./main/hub.ts";
import { openStorage } from "./main/storage.ts";
import { Undo } from "./main/undo.ts";

const STOP_WITHIN_MS = 9_000;

/** Starts the hub, says where it is, and ends with everything it started. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino(
    { level: config.HALL_LOG, redact: ["token", "password", "*.token", "*.password"] },
    pino.destination(2),
  );
  const undo = new Undo();
  const storage = openStorage(config, log, undo);
  storage.catch(() => undefined); // the hub awaits it, once it is loaded
  // The new database is made while the rest of the hub is read from disk: a third of a first start.
  const starting = import("./main/hub.ts").then(({ startHub }) => startHub(config, log, undo, storage));
  stopOnSignals(starting);
  const running = await starting;
  greet(running);
}

function greet({ url, accounts, links }: Running): void {
  if (accounts.length > 0)
    say(["", "Accounts made at this first start (shown once, please keep them):", ...accounts]);
  say(["", "Pages (each link lets one browser in, once, within 15 minutes):", ...links, ""]);
  say([`  interface  ${url}/api/docs`, "", `hall ready ${url}`]);
}

function say(lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function stopOnSignals(starting: Promise<Running>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref(); // whatever hangs must not keep the hall
    starting
      .then(({ stop: end }) => end())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
}

await main().catch((error: unknown) => {
  const expected = error instanceof StartRefused || error instanceof BadSettings;
  process.stderr.write(
    `${expected ? error.message : `the hub cannot start: ${error instanceof Error ? error.stack : String(error)}`}\n`,
  );
  process.exit(1);
});
