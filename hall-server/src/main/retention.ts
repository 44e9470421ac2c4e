import type { Logger } from "pino";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { History } from "../db/history.ts";
import type { Undo } from "./undo.ts";

const EVERY_MS = 6 * 3_600_000;
type Deps = {
  history: Pick<History, "forgetPersonalData">;
  registry: Pick<HallRegistry, "ids" | "now">;
  log: Pick<Logger, "error">;
  undo: Undo;
};

/** What has outlived its purpose goes at a start and every few hours: also in a hall where no day begins any more. */
export async function keepRetention({ history, registry, log, undo }: Deps): Promise<void> {
  const forget = async (): Promise<void> => {
    for (const { hallId } of registry.ids())
      await history
        .forgetPersonalData(hallId, registry.now(hallId))
        .catch((err: unknown) => log.error({ err, hall: hallId }, "what is over its time was not erased"));
  };
  await forget();
  const timer = setInterval(() => void forget(), EVERY_MS);
  undo.add("retention", () => clearInterval(timer));
}
