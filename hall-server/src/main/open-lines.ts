import type { EvidenceReport } from "@hall/contract";
import type { EvidenceDesk } from "../app/evidence.ts";
import type { Look } from "../app/looks.ts";
import { Realtime } from "../realtime/realtime.ts";
import { redisLines } from "../realtime/redis-adapter.ts";
import type { House } from "./hub.ts";

/** Whom the lines tell: pictures that were asked for go to the evidence; metrics ask how many wait in each hall. */
type Heard = { evidence: EvidenceDesk; waiting: () => Record<string, number> };

/** The sockets of screens; through Redis where several hubs share the halls. */
export function openLines(
  { config, doors, halls, observations, metrics, log, undo }: House,
  { evidence, waiting }: Heard,
): Realtime {
  const failed = (err: unknown): void => log.error({ err }, "a look or its pictures could not be kept");
  const { registry } = halls;
  const deps = {
    access: doors.access,
    gate: doors.gate,
    halls: registry,
    steadyMs: () => performance.now(),
    screenIs: observations.deviceIs.bind(observations),
    watched: (look: Look) => void doors.looks.camera(look).catch(failed),
    evidence: (report: EvidenceReport) => void evidence.took(report).catch(failed),
  };
  let realtime: Realtime;
  if (config.HALL_REDIS_URL === undefined) realtime = new Realtime(deps);
  else {
    const lines = redisLines(config.HALL_REDIS_URL, ({ message }) =>
      log.warn({ reason: message }, "Redis connection failed"),
    );
    undo.add("redis lines", () => lines.stop());
    realtime = new Realtime({ ...deps, adapter: lines.adapter });
  }
  metrics.watch({ sockets: () => realtime.socketsByKind(), waiting });
  return realtime;
}
