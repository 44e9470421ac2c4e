import { CounterId, HallId } from "@hall/contract";
import pino from "pino";
import { z } from "zod";
import { firstWord } from "./parent.ts";
import { HallDays } from "./people/hall-days.ts";

const log = pino({ name: "simulated day" });

/** Who plays: `HALL_DAY` as JSON, or the first IPC message. */
const CastSettings = z.strictObject({
  hubUrl: z.url({ protocol: /^https?$/ }),
  hallId: HallId,
  kioskToken: z.string().min(1),
  clerks: z
    .array(z.strictObject({ username: z.string(), token: z.string().min(1), counterId: CounterId }))
    .min(1),
  seed: z.int().default(1),
});

/** Plays visitors and clerks until SIGTERM or disconnect; ends with 1 when the hub refuses one of the tokens. */
async function main(): Promise<void> {
  const days = new HallDays(await firstWord(CastSettings, "HALL_DAY"), log);
  let stopped = false;
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"])
    process.once(signal, () => {
      stopped = true;
      days.stop();
    });
  await days.play().catch((error: unknown) => {
    if (!stopped) throw error;
  });
  process.exit(0);
}

await main().catch((error: unknown) => {
  log.fatal(error instanceof z.ZodError ? z.prettifyError(error) : error);
  process.exit(1);
});
