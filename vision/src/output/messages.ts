import { encodePayload, type Payload, type TopicName, type TopicNames, topicOf } from "@hall/contract";
import type { Finding } from "../analysis/findings.ts";
import type { Clock } from "../live/clock.ts";

/** A retained message as it goes to the broker. */
export interface Message {
  readonly topic: string;
  readonly payload: string;
}

/** Turns a finding into the messages of the open device protocol. `seq` rises with each call. */
export function messagesOf(
  hallId: string,
  finding: Finding,
  { at, seq, clock }: { at: number; seq: number; clock: Clock },
): Message[] {
  const stamp = { v: 1 as const, ts: clock.wall(at).toISOString(), seq };
  switch (finding.kind) {
    case "camera": {
      const { cameraId, state, since, fps, ageMs } = finding;
      const sinceWall = clock.wall(since).toISOString();
      const names = { hall: hallId, camera: cameraId };
      return [
        message("hall/{hall}/camera/{camera}/state", names, {
          ...stamp,
          state,
          since: sinceWall,
          fps,
          ageMs,
        }),
      ];
    }
    case "zone": {
      const { zoneId, count, raw } = finding;
      const names = { hall: hallId, zone: zoneId };
      const stale = count === "unknown";
      return [
        message("hall/{hall}/zone/{zone}/count", names, count),
        message("hall/{hall}/zone/{zone}/state", names, { ...stamp, count, raw, density: null, stale }),
      ];
    }
    case "presence": {
      const { counterId, state, since, required, present, confidence } = finding;
      const rounded = Math.round(confidence * 100) / 100;
      const sinceWall = clock.wall(since).toISOString();
      return [
        message(
          "hall/{hall}/counter/{counter}/presence",
          { hall: hallId, counter: counterId },
          { ...stamp, state, since: sinceWall, required, present, confidence: rounded },
        ),
      ];
    }
  }
}

function message<K extends TopicName>(topic: K, names: TopicNames<K>, payload: Payload<K>): Message {
  return { topic: topicOf(topic, names), payload: encodePayload(topic, payload) };
}
