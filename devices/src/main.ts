import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { ulid } from "ulid";
import { z } from "zod";
import { HallDevices } from "./hall-devices.ts";
import { firstWord } from "./parent.ts";
import { DevicesSettings, FaultOrder } from "./settings.ts";

const log = pino({ name: "devices" });

/** Runs the devices that it is told of by `HALL_DEVICES` or by the first IPC message, until SIGTERM or disconnect. */
async function main(): Promise<void> {
  const settings = await firstWord(DevicesSettings, "HALL_DEVICES");
  quietFontconfig(settings.folder);
  const devices = new HallDevices(settings, { log, newId: ulid, now: clockOf(settings) });
  const stop = (): void => {
    setTimeout(() => process.exit(1), 2_500).unref();
    void devices.stop().finally(() => process.exit(0));
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, stop);
  process.on("message", (message) => {
    const order = FaultOrder.safeParse(message);
    if (order.success) devices.disturb(order.data);
  });
  const outcome = await devices.start();
  log.info(outcome, "devices are running");
  process.send?.({ type: "ready", ...outcome });
}

/** A hub whose day runs faster says so: its orders expire, and visitors think, by that clock. */
function clockOf({ clock }: DevicesSettings): () => Date {
  if (!clock) return () => new Date();
  const origin = performance.now();
  const from = Date.parse(clock.now);
  return () => new Date(from + (performance.now() - origin) * clock.speed);
}

/** A bare Debian has no fontconfig settings, and its library says so for each text; ours come as files anyway. */
function quietFontconfig(folder: string): void {
  if (existsSync("/etc/fonts/fonts.conf") || process.env.FONTCONFIG_FILE) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "fonts.conf");
  writeFileSync(path, `<fontconfig><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`);
  process.env.FONTCONFIG_FILE = path;
}

await main().catch((error: unknown) => {
  log.fatal(error instanceof z.ZodError ? z.prettifyError(error) : error);
  process.exit(1);
});
