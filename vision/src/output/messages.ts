import { encodePayload, type Payload, type TopicName, type TopicNames, topicOf } from "@hall/contract";
import type { CameraFinding, Finding, PresenceFinding, ZoneFinding } from "../analysis/findings.ts";
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
  }
}

function cameraMessage(hall: string, finding: CameraFinding, stamp: Stamp): Message {
  const { cameraId, state, since, fps, ageMs } = finding;
  const payload = { ...headOf(stamp), state, since: stamp.clock.wall(since).toISOString(), fps, ageMs };
  return message("hall/{hall}/camera/{camera}/state", { hall, camera: cameraId }, payload);
}

function zoneMessages(hall: string, { zoneId, count, raw }: ZoneFinding, stamp: Stamp): Message[] {
  const names = { hall, zone: zoneId };
  const stale = count === "unknown";
  return [
    message("hall/{hall}/zone/{zone}/count", names, count),
    message("hall/{hall}/zone/{zone}/state", names, { ...headOf(stamp), count, raw, density: null, stale }),
  ];
}

function presenceMessage(hall: string, finding: PresenceFinding, stamp: Stamp): Message {
  const { counterId, state, required, present } = finding;
  const since = stamp.clock.wall(finding.since).toISOString();
  const confidence = Math.round(finding.confidence * 100) / 100;
  const payload = { ...headOf(stamp), state, since, required, present, confidence };
  return message("hall/{hall}/counter/{counter}/presence", { hall, counter: counterId }, payload);
}

function headOf({ at, seq, clock }: Stamp) {
  return { v: 1 as const, ts: clock.wall(at).toISOString(), seq };
}

function message<K extends TopicName>(topic: K, names: TopicNames<K>, payload: Payload<K>): Message {
  return { topic: topicOf(topic, names), payload: encodePayload(topic, payload) };
}
