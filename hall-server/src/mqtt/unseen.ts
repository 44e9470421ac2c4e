import type { HallConfiguration, Payload } from "@hall/contract";
import type { Clock } from "../app/clock.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { HubLink } from "./hub-link.ts";

type Deps = { link: HubLink; registry: HallRegistry; clock: Clock };
type Head = ReturnType<HubLink["stamp"]>;
type Camera = HallConfiguration["cameras"][number];

/**
 * A hall's camera watch is gone: whoever listens must not believe its last words. It says them again when it comes back.
 */
export function sayUnseen({ link, registry, clock }: Deps, hallId: string): void {
  const head = link.stamp(clock.now());
  for (const { cameraId, zones, lines } of registry.configuration(hallId).cameras) {
    const state = {
      ...head,
      by: "hub" as const,
      state: "offline" as const,
      since: head.ts,
      fps: 0,
      ageMs: null,
    };
    link.publish("hall/{hall}/camera/{camera}/state", { hall: hallId, camera: cameraId }, state);
    for (const zone of zones) sayZone(link, head, hallId, zone);
    for (const { lineId } of lines) {
      const crossed = registry.seen(hallId).lines.get(lineId) ?? { entered: 0, left: 0, period: 0 };
      link.publish("hall/{hall}/line/{line}/count", { hall: hallId, line: lineId }, lineWords(head, crossed));
    }
  }
}

function sayZone(link: HubLink, head: Head, hall: string, zone: Camera["zones"][number]): void {
  const { zoneId, kind, counterId, required } = zone;
  link.publish("hall/{hall}/zone/{zone}/count", { hall, zone: zoneId }, "unknown");
  link.publish("hall/{hall}/zone/{zone}/state", { hall, zone: zoneId }, { ...head, ...NOBODY_KNOWS });
  if (kind !== "counter-staff" || counterId === undefined) return;
  const nobody = { state: "unknown" as const, since: head.ts, required, present: null, confidence: 0 };
  link.publish(
    "hall/{hall}/counter/{counter}/presence",
    { hall, counter: counterId },
    { ...head, ...nobody },
  );
}

const NOBODY_KNOWS = {
  count: "unknown",
  raw: null,
  density: null,
  stale: true,
  stay: null,
  crowdedSince: null,
} as const;

/** Whoever has crossed has crossed; how many are inside is not known. */
function lineWords(
  { v, ts }: Head,
  { entered, left, period }: { entered: number; left: number; period: number },
): Payload<"hall/{hall}/line/{line}/count"> {
  return { v, ts, in: entered, out: left, period, occupancy: "unknown" };
}
