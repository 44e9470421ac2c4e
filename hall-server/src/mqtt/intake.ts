import type { CardRead, Payload } from "@hall/contract";
import type { Logger } from "pino";
import type { HallRegistry } from "../app/hall-registry.ts";
import type { Observations } from "../app/observations.ts";
import type { ZoneFacts } from "../app/present.ts";
import type { Principal } from "../app/principal.ts";
import { Refusal } from "../app/refusal.ts";
import type { PresenceSeen } from "../domain/alert-rules.ts";
import type { HubLink } from "./hub-link.ts";

type Deps = {
  link: HubLink;
  registry: HallRegistry;
  observations: Observations;
  log: Logger;
  /** Of the hub's clock: beside a day that runs faster, every clock is off. */
  speed: number;
  /** A hall's camera watch has gone: tells the others who listen. */
  visionIsGone: (hallId: string) => void;
  /** The hub's time, by which a reading is new or old. */
  now: () => Date;
  /** Tells the kiosk of a reader, and nobody else. */
  cardRead: (hallId: string, kioskId: string, reading: CardRead) => void;
};

/** What devices and cameras say to the hub. A message about a hall that does not exist is dropped. */
export function listenToDevices(deps: Deps): void {
  const { link, registry, observations, log } = deps;
  const known = new Set<string>();
  const inHall = (hall: string | undefined): hall is string => {
    if (hall === undefined) return false;
    if (!known.has(hall)) for (const { hallId } of registry.ids()) known.add(hallId);
    return known.has(hall);
  };
  listenToCameras(deps, inHall);
  if (deps.speed === 1) listenToClocks(deps, inHall);
  link.on("hall/{hall}/device/{device}/status", (status, { hall, device }) => {
    if (!inHall(hall) || device === undefined) return;
    if (device === VISION && status === "offline") {
      observations.visionIsGone(hall);
      deps.visionIsGone(hall);
    }
    observations.deviceIs(hall, device, status);
  });
  link.on("hall/{hall}/device/{device}/state", ({ shown, printer }, { hall, device }) => {
    if (!inHall(hall) || device === undefined) return;
    if (shown !== undefined) observations.displayIs(hall, device, { shown });
    if (printer !== undefined) observations.printerIs(hall, device, FAULTS[printer]);
  });
  link.on("hall/{hall}/device/{device}/result", ({ ok, error, id }, { hall, device }) => {
    if (!ok) log.warn({ hall, device, order: id, reason: error }, "device did not do it");
  });
  link.on("hall/{hall}/device/{device}/event", (event, { hall, device }) => {
    if (!inHall(hall) || device === undefined) return;
    if (event.kind === "rated") rate(deps, hall, device, event);
    else if (event.kind === "card-read") cardRead(deps, { hall, device }, event);
    else observations.printerIs(hall, device, event.kind === "paper-in" ? undefined : event.kind);
  });
}

/** What a printer's word about itself means for whoever waits for a ticket. */
const FAULTS = {
  ready: undefined,
  "paper-low": "paper-low",
  "paper-out": "paper-out",
  jam: "jam",
  unknown: "no-answer",
} as const;

/** Whatever carries its own time, and was said just now, tells how far a clock is off. */
function listenToClocks({ link, observations }: Deps, inHall: InHall): void {
  const device = ({ ts }: { ts: string }, { hall, device: id }: Record<string, string>, live: boolean) => {
    if (live && inHall(hall) && id !== undefined) observations.clockSays(hall, "device", id, ts);
  };
  link.on("hall/{hall}/device/{device}/state", device);
  link.on("hall/{hall}/device/{device}/event", device);
  link.on("hall/{hall}/device/{device}/telemetry", device);
  link.on("hall/{hall}/camera/{camera}/state", ({ ts }, { hall, camera: id }, live) => {
    if (live && inHall(hall) && id !== undefined) observations.clockSays(hall, "camera", id, ts);
  });
}

type InHall = (hall: string | undefined) => hall is string;

function listenToCameras({ link, observations }: Deps, inHall: InHall): void {
  link.on("hall/{hall}/camera/{camera}/state", ({ state, refusal, by, fps }, { hall, camera }) => {
    const seen = by === "hub" ? ({ state: "unknown" } as const) : { state, refusal };
    if (inHall(hall) && camera !== undefined) observations.cameraIs(hall, camera, seen, fps);
  });
  link.on("hall/{hall}/zone/{zone}/count", (count, { hall, zone }) => {
    if (inHall(hall) && zone !== undefined) observations.zoneCounts(hall, zone, count);
  });
  link.on("hall/{hall}/zone/{zone}/state", (state, { hall, zone }) => {
    if (inHall(hall) && zone !== undefined)
      observations.zoneCounts(hall, zone, state.count, factsOfZone(state));
  });
  link.on("hall/{hall}/line/{line}/count", (totals, { hall, line }, live) => {
    if (!inHall(hall) || line === undefined) return;
    const { in: entered, out: left, period, occupancy = "unknown" } = totals;
    observations.lineCounts(hall, line, { entered, left, period, occupancy }, live ? undefined : totals.ts);
  });
  link.on("hall/{hall}/counter/{counter}/presence", (presence, { hall, counter }) => {
    if (!inHall(hall) || counter === undefined) return;
    const forSeconds = (Date.parse(presence.ts) - Date.parse(presence.since)) / 1000;
    observations.counterPresence(hall, counter, seenAtCounter(presence), forSeconds);
  });
}

type PresenceWord = Payload<"hall/{hall}/counter/{counter}/presence">;

/** Where nobody need be there nobody looks. */
function seenAtCounter({ state, present, required }: PresenceWord): Omit<PresenceSeen, "since"> {
  const seen = state === "closed" || state === "paused" ? "unknown" : state;
  return { state: seen, ...(present === null ? {} : { people: { present, required } }) };
}

/** What is null or absent in the message is not known. */
function factsOfZone(state: Payload<"hall/{hall}/zone/{zone}/state">): Omit<ZoneFacts, "count" | "at"> {
  const { density, stay, abandoned, crowdedSince } = state;
  return {
    ...(density === null ? {} : { density }),
    ...(stay ? { stay } : {}),
    ...(abandoned === undefined ? {} : { abandoned }),
    ...(crowdedSince ? { crowdedSince } : {}),
  };
}

type CardEvent = Extract<Payload<"hall/{hall}/device/{device}/event">, { kind: "card-read" }>;
const CARD_GOOD_MS = 10_000;

/** A reading goes to the kiosk of its reader while its holder stands there; it is neither kept nor logged. */
function cardRead(
  { registry, now, speed, log, cardRead: tell }: Deps,
  { hall, device }: { hall: string; device: string },
  { document, number, ts }: CardEvent,
): void {
  const reader = registry.configuration(hall).devices.find(({ deviceId }) => deviceId === device);
  const age = Math.abs(now().getTime() - Date.parse(ts));
  const good = CARD_GOOD_MS * speed;
  if (reader?.kind !== "card-reader" || reader.kioskId === undefined || age > good) {
    log.warn({ hall, device, ageMs: age, kind: reader?.kind }, "card reading dropped");
    return;
  }
  const until = new Date(Date.parse(ts) + good).toISOString();
  tell(hall, reader.kioskId, { readerId: device, document, number, until });
}

type Rated = Extract<Payload<"hall/{hall}/device/{device}/event">, { kind: "rated" }>;

/** A pad's grade, once for each event id. */
function rate(
  { registry, log }: Deps,
  hall: string,
  device: string,
  { token, grade, reasons, id }: Rated,
): void {
  const by = { principal: padOf(hall, device), key: id };
  registry.run(hall, "visit:rate", { token, grade, reasons }, by).catch((error: unknown) => {
    if (error instanceof Refusal) log.info({ hall, device, reason: error.message }, "rating not taken");
    else log.error({ err: error, hall, device }, "rating failed");
  });
}

/** The name under which a hall's camera watch speaks. */
const VISION = "vision";

/** A pad on MQTT has proved itself to the broker; it may rate with the token of the step, and nothing else. */
function padOf(hall: string, device: string): Principal {
  return { kind: "device", id: device, name: device, permissions: new Set(["rate"]), halls: [hall] };
}
