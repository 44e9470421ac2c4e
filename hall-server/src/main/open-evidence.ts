import type { EvidenceOrder } from "@hall/contract";
import type { Logger } from "pino";
import { EvidenceDesk } from "../app/evidence.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import { SqlEvidence } from "../db/evidence.ts";
import type { Storage } from "./storage.ts";
import type { Undo } from "./undo.ts";

type Deps = {
  storage: Storage;
  registry: HallRegistry;
  take: (order: EvidenceOrder) => void;
  log: Logger;
  undo: Undo;
};

/** Pictures around absences, in halls that keep them; what a hall no longer keeps is deleted at the start. */
export function openEvidence({ storage, registry, take, log, undo }: Deps): EvidenceDesk {
  const onError = (err: unknown): void => log.error({ err }, "evidence failed");
  const desk = new EvidenceDesk({ registry, store: new SqlEvidence(storage.db), take, onError });
  undo.add(
    "evidence",
    registry.onNotice((notice) => desk.heard(notice)),
  );
  desk.start().catch(onError);
  return desk;
}
