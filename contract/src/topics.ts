import { z } from "zod";
import { AlertKind, AlertState, Severity } from "./alerts.ts";
import { CameraRefusal, CameraState, Count } from "./hall.ts";
import { Instant } from "./ids.ts";
import { Grade, WaitRange } from "./visit.ts";

const v = z.literal(1);
const ts = Instant;
const seq = z.int().min(0);
const id = z.string().min(1).max(64);

/** Wanted state of a window display. `code` is absent when nothing is called. */
export const DisplayWanted = z.object({
  v,
  ts,
  seq,
  state: z.enum(["closed", "open", "paused", "called", "serving"]),
  code: z.string().optional(),
  text: z.string().max(200),
});

/** What a device really does or shows; `shown` is the text of a display, `printer` how a ticket printer is. */
export const DeviceState = z.looseObject({
  v,
  ts,
  seq,
  shown: z.string().optional(),
  printer: z.enum(["ready", "paper-low", "paper-out", "jam", "unknown"]).optional(),
});

/** What the hub orders; answered on `result` with the same id. One that has expired is answered, and not done. */
export const DeviceCommand = z.discriminatedUnion("kind", [
  z.object({
    v,
    id,
    ts,
    expiresAt: Instant,
    kind: z.literal("print"),
    ticket: z.object({
      hall: z.string(),
      code: z.string(),
      services: z.array(z.string()),
      queue: z.string(),
      issuedAt: Instant,
      timeZone: z.string(),
      ahead: z.int(),
      wait: WaitRange.nullable(),
      /** After this time nobody who came later is called first; absent where the hall promises nothing. */
      noLaterFirstAfter: Instant.optional(),
      url: z.string(),
      language: z.enum(["zh-CN", "en"]),
      /** The same ticket once more: it says so, and tells no wait. */
      reprint: z.boolean().optional(),
    }),
  }),
  z.object({
    v,
    id,
    ts,
    expiresAt: Instant,
    kind: z.literal("speak"),
    texts: z.array(
      z.object({ language: z.enum(["zh-CN", "en"]), text: z.string(), audioUrl: z.string().optional() }),
    ),
    durationMs: z.int(),
  }),
  z.object({
    v,
    id,
    ts,
    expiresAt: Instant,
    kind: z.literal("open-rating"),
    stepId: z.string(),
    code: z.string(),
    token: z.string(),
  }),
  z.object({ v, id, ts, expiresAt: Instant, kind: z.literal("close-rating"), stepId: z.string() }),
  z.object({ v, id, ts, expiresAt: Instant, kind: z.literal("reboot") }),
]);
export type DeviceCommand = z.infer<typeof DeviceCommand>;

export const DeviceResult = z.object({ v, id, ok: z.boolean(), error: z.string().max(300).optional() });

export const DeviceEvent = z.discriminatedUnion("kind", [
  z.object({
    v,
    id,
    ts,
    kind: z.literal("rated"),
    token: z.string(),
    grade: Grade,
    reasons: z.array(z.string()).max(8).default([]),
  }),
  /** Personal: it goes to the kiosk of this reader and is kept nowhere; one that is older than 10 s is dropped. */
  z.object({
    v,
    id,
    ts,
    kind: z.literal("card-read"),
    document: z.enum(["id-card", "passport", "other"]).default("other"),
    number: z.string().min(4).max(40),
  }),
  z.object({ v, id, ts, kind: z.literal("paper-out") }),
  z.object({ v, id, ts, kind: z.literal("paper-in") }),
  z.object({ v, id, ts, kind: z.literal("jam") }),
]);
export type DeviceEvent = z.infer<typeof DeviceEvent>;

export const PresenceState = z.enum([
  "closed",
  "paused",
  "unknown",
  "attended",
  "leaving",
  "absent",
  "returning",
]);

/** One registry of MQTT topics: pattern with `{names}`, payload, whether it is retained, and its QoS. */
export const TOPICS = {
  "hall/{hall}/status": { payload: z.enum(["online", "offline"]), retain: true, qos: 1 },
  "hall/{hall}/device/{device}/status": { payload: z.enum(["online", "offline"]), retain: true, qos: 1 },
  "hall/{hall}/device/{device}/info": {
    payload: z.object({
      v,
      kind: z.string(),
      model: z.string(),
      firmware: z.string(),
      bootId: z.string(),
      capabilities: z.array(z.string()),
    }),
    retain: true,
    qos: 1,
  },
  "hall/{hall}/device/{device}/state": { payload: DeviceState, retain: true, qos: 1 },
  "hall/{hall}/device/{device}/set": { payload: DisplayWanted, retain: true, qos: 1 },
  "hall/{hall}/device/{device}/command": { payload: DeviceCommand, retain: false, qos: 1 },
  "hall/{hall}/device/{device}/result": { payload: DeviceResult, retain: false, qos: 1 },
  "hall/{hall}/device/{device}/event": { payload: DeviceEvent, retain: false, qos: 1 },
  "hall/{hall}/device/{device}/telemetry": {
    payload: z.looseObject({
      v,
      ts,
      paperMeters: z.number().optional(),
      temperature: z.number().optional(),
      rssi: z.number().optional(),
    }),
    retain: false,
    qos: 0,
  },
  "hall/{hall}/camera/{camera}/state": {
    payload: z.object({
      v,
      ts,
      seq,
      state: CameraState,
      refusal: CameraRefusal.optional(),
      /** Not the camera's watch has said it but the hub, of a watch that is gone. */
      by: z.literal("hub").optional(),
      since: Instant,
      fps: z.number(),
      ageMs: z.number().nullable(),
    }),
    retain: true,
    qos: 1,
  },
  "hall/{hall}/zone/{zone}/count": { payload: Count, retain: true, qos: 1 },
  "hall/{hall}/zone/{zone}/state": {
    payload: z.object({
      v,
      ts,
      seq,
      count: Count,
      raw: z.int().nullable(),
      density: z.number().nullable(),
      stale: z.boolean(),
      /** Seconds in the zone, of half and of nine in ten people. */
      stay: z.object({ p50: z.number(), p90: z.number() }).nullable().optional(),
      /** People of the last half hour who left without service. */
      abandoned: z.int().min(0).optional(),
      crowdedSince: Instant.nullable().optional(),
    }),
    retain: true,
    qos: 1,
  },
  "hall/{hall}/counter/{counter}/presence": {
    payload: z.object({
      v,
      ts,
      seq,
      state: PresenceState,
      since: Instant,
      required: z.int(),
      present: z.int().nullable(),
      confidence: z.number().min(0).max(1),
    }),
    retain: true,
    qos: 1,
  },
  "hall/{hall}/line/{line}/count": {
    /** Totals of the last `period` seconds, and how many are inside. */
    payload: z.object({
      v,
      ts,
      in: z.int().min(0),
      out: z.int().min(0),
      period: z.number().min(0),
      occupancy: Count.optional(),
    }),
    retain: true,
    qos: 1,
  },
  "hall/{hall}/queue/{queue}/state": {
    payload: z.object({
      v,
      ts,
      seq,
      waiting: z.int(),
      called: z.int(),
      waitP50: z.number().nullable(),
      waitP90: z.number().nullable(),
    }),
    retain: true,
    qos: 1,
  },
  "hall/{hall}/alert": {
    payload: z.object({
      v,
      id,
      ts,
      kind: AlertKind,
      severity: Severity,
      state: AlertState,
      subject: z.string(),
    }),
    retain: false,
    qos: 1,
  },
} as const satisfies Record<string, { payload: z.ZodType; retain: boolean; qos: 0 | 1 }>;

export type TopicName = keyof typeof TOPICS;
export type Payload<K extends TopicName> = z.infer<(typeof TOPICS)[K]["payload"]>;

type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
export type TopicNames<K extends TopicName> = Record<Names<K>, string>;

/** The concrete topic, or with "+" in place of a name the filter for all of them. */
export function topicOf<K extends TopicName>(topic: K, names: TopicNames<K>): string {
  return topic.replace(/\{(\w+)\}/g, (_, name: string) => (names as Record<string, string>)[name] ?? "+"); // as: names are known by K only
}

const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[]; // as: Object.keys forgets the names
const PATTERNS = TOPIC_NAMES.map((topic) => ({
  topic,
  pattern: new RegExp(`^${topic.replace(/\{(\w+)\}/g, "(?<$1>[a-z0-9-]+)")}$`),
}));

/** Which registered topic is this, and with which names? */
export function matchTopic(
  concrete: string,
): { topic: TopicName; names: Record<string, string> } | undefined {
  for (const { topic, pattern } of PATTERNS) {
    const match = pattern.exec(concrete);
    if (match) return { topic, names: { ...match.groups } };
  }
  return undefined;
}

/** Bytes on the wire: words and numbers as they are, everything else as JSON. */
export function encodePayload<K extends TopicName>(_topic: K, payload: Payload<K>): string {
  return typeof payload === "object" ? JSON.stringify(payload) : String(payload);
}

/** Parses what came from the wire. Errors are for the log: they name the field, never the whole payload. */
export function decodePayload<K extends TopicName>(
  topic: K,
  bytes: Uint8Array,
): { ok: true; value: Payload<K> } | { ok: false; problem: string } {
  const text = new TextDecoder().decode(bytes);
  const parsed = TOPICS[topic].payload.safeParse(fromWire(text));
  if (parsed.success) return { ok: true, value: parsed.data as Payload<K> }; // as: the schema of K made it
  return { ok: false, problem: z.prettifyError(parsed.error) };
}

function fromWire(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
