import type { Logger } from "pino";
import { z } from "zod";

const LEVELS = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" } as const;

/** What pino writes; who and when is said by this process's own log. */
const Line = z.looseObject({ level: z.literal([10, 20, 30, 40, 50, 60]), msg: z.string() });
const ITS_OWN = new Set(["level", "msg", "time", "pid", "hostname", "name"]);

/** Logs one line that a child program wrote: a line of pino's at the level that it says, any other text at `info`. */
export function forwardLine(log: Logger, program: string, line: string): void {
  const told = parsed(line);
  if (!told) {
    log.info({ program }, line);
    return;
  }
  const facts = Object.entries(told).filter(([key]) => !ITS_OWN.has(key));
  log[LEVELS[told.level]]({ ...Object.fromEntries(facts), program }, told.msg);
}

function parsed(line: string): z.infer<typeof Line> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return Line.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
