import type { Clock } from "../app/clock.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { HubLink } from "./hub-link.ts";

type Deps = { link: HubLink; registry: HallRegistry; clock: Clock };

/**
 * A hall's camera watch is gone: whoever listens must not believe its last words. It says them again when it comes back.
 */
export function sayUnseen({ link, registry, clock }: Deps, hallId: string): void {
  const head = link.stamp(clock.now());
  for (const { cameraId, zones } of registry.configuration(hallId).cameras) {
    const state = { ...head, state: "offline" as const, since: head.ts, fps: 0, ageMs: null };
    link.publish("hall/{hall}/camera/{camera}/state", { hall: hallId, camera: cameraId }, state);
    for (const { zoneId, kind, counterId, required } of zones) {
      link.publish("hall/{hall}/zone/{zone}/count", { hall: hallId, zone: zoneId }, "unknown");
      if (kind !== "counter-staff" || counterId === undefined) continue;
      const presence = {
        ...head,
        state: "unknown" as const,
        since: head.ts,
        required,
        present: null,
        confidence: 0,
      };
      link.publish("hall/{hall}/counter/{counter}/presence", { hall: hallId, counter: counterId }, presence);
    }
  }
}
