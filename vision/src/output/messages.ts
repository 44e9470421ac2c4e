import { encodePayload, type Payload, type TopicName, type TopicNames, topicOf } from "@hall/contract";
import type {
  CameraFinding,
  Finding,
  LineFinding,
  PresenceFinding,
  ZoneFinding,
} from "../analysis/findings.ts";
import type { Clock } from "../live/clock.ts";

/** A retained message as it goes to the broker. */
export interface Message {
  readonly topic: string;
  readonly payload: string;
}

/** When and in which order the messages are made. */
export interface Stamp {
  readonly at: number;
  readonly seq: number;
  readonly clock: Clock;
}

/** Turns a finding into the messages of the open device protocol. */
export function messagesOf(hall: string, finding: Finding, stamp: Stamp): Message[] {
  switch (finding.kind) {
    case "camera":
      return [cameraMessage(hall, finding, stamp)];
    case "zone":
      return zoneMessages(hall, finding, stamp);
    case "presence":
      return [presenceMessage(hall, finding, stamp)];
    case "line":
      return [lineMessage(hall, finding, stamp)];
  }
}

function cameraMessage(hall: string, finding: CameraFinding, stamp: Stamp): Message {
  const { cameraId, state, refusal, since, fps, ageMs } = finding;
  const payload = {
    ...headOf(stamp),
    state,
    refusal,
    since: stamp.clock.wall(since).toISOString(),
    fps,
    ageMs,
  };
  return message("hall/{hall}/camera/{camera}/state", { hall, camera: cameraId }, payload);
}

function zoneMessages(hall: string, finding: ZoneFinding, stamp: Stamp): Message[] {
  const { zoneId, count, raw, density, stay, abandoned, crowdedSince } = finding;
  const names = { hall, zone: zoneId };
  const state = {
    ...headOf(stamp),
    count,
    raw,
    density: density === null ? null : rounded(density),
    stale: count === "unknown",
    stay: stay && { p50: Math.round(stay.p50), p90: Math.round(stay.p90) },
    abandoned,
    crowdedSince: crowdedSince === null ? null : stamp.clock.wall(crowdedSince).toISOString(),
  };
  return [
    message("hall/{hall}/zone/{zone}/count", names, count),
    message("hall/{hall}/zone/{zone}/state", names, state),
  ];
}

function lineMessage(hall: string, finding: LineFinding, { at, clock }: Stamp): Message {
  const { lineId, entered, left, since, occupancy } = finding;
  const payload = {
    v: 1 as const,
    ts: clock.wall(at).toISOString(),
    in: entered,
    out: left,
    period: Math.round(at - since),
    occupancy,
  };
  return message("hall/{hall}/line/{line}/count", { hall, line: lineId }, payload);
}

function presenceMessage(hall: string, finding: PresenceFinding, stamp: Stamp): Message {
  const { counterId, state, required, present } = finding;
  const since = stamp.clock.wall(finding.since).toISOString();
  const confidence = rounded(finding.confidence);
  const payload = { ...headOf(stamp), state, since, required, present, confidence };
  return message("hall/{hall}/counter/{counter}/presence", { hall, counter: counterId }, payload);
}

function headOf({ at, seq, clock }: Stamp) {
  return { v: 1 as const, ts: clock.wall(at).toISOString(), seq };
}

function message<K extends TopicName>(topic: K, names: TopicNames<K>, payload: Payload<K>): Message {
  return { topic: topicOf(topic, names), payload: encodePayload(topic, payload) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
