import { z } from "zod";
import type { CommandName, Reply, Request } from "./commands.ts";
import type { Result } from "./faults.ts";
import { CameraView, Changes, CounterView, DeviceView, QueueView, ZoneView } from "./hall.ts";
import { CounterId, DeviceId, Instant, Language, StepId, VisitId } from "./ids.ts";
import { KioskFacts } from "./kiosk.ts";
import { VisitView } from "./visit.ts";

/** One spoken call: boards chime, hold the code bright, and play the audio of their languages. */
export const Announcement = z.object({
  announcementId: z.string(),
  visitId: VisitId,
  code: z.string(),
  counterId: CounterId,
  counterNumber: z.int(),
  at: Instant,
  /** What is said, in the order of the languages. */
  texts: z.array(z.object({ language: Language, text: z.string(), audioUrl: z.string().optional() })),
  durationMs: z.int(),
});
export type Announcement = z.infer<typeof Announcement>;

/** A pad asks for a grade; `token` is good for this step and this pad alone. */
export const RatingRequest = z.object({
  stepId: StepId,
  counterId: CounterId,
  code: z.string(),
  token: z.string(),
  /** The visitor's own. */
  language: Language,
  until: Instant,
});
export type RatingRequest = z.infer<typeof RatingRequest>;

/** A document was read: told to the kiosk of that reader alone, kept nowhere, worthless after `until`. */
export const CardRead = z.object({
  readerId: DeviceId,
  document: z.enum(["id-card", "passport", "other"]),
  number: z.string(),
  until: Instant,
});
export type CardRead = z.infer<typeof CardRead>;

/** A live picture: pixelated before it left the worker. Boxes are [left, top, right, bottom], 0 to 1. */
export const CameraPicture = z.object({
  cameraId: z.string(),
  at: Instant,
  width: z.int(),
  height: z.int(),
  jpeg: z.instanceof(Uint8Array),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
});
export type CameraPicture = z.infer<typeof CameraPicture>;

/**
 * Hub → screens. `hall:patch` comes once for every seq of the hall, to each audience; a gap means a new snapshot.
 * The others are observations without a seq: the last one wins.
 */
export const BROADCASTS = {
  "hall:patch": z.object({ seq: z.int(), changes: Changes }),
  "visit:changed": z.object({ visit: VisitView }), // to the phone that follows it, with `ahead` and `wait`
  "queue:changed": z.object({ queues: z.array(QueueView) }), // estimates drift while nothing happens
  "zone:changed": z.object({ zone: ZoneView }),
  "camera:changed": z.object({ camera: CameraView }),
  "device:changed": z.object({ device: DeviceView }),
  "counter:changed": z.object({ counter: CounterView }), // presence
  "call:announced": Announcement,
  "kiosk:changed": z.object({ kiosk: KioskFacts }), // to that kiosk: its bell, its refused tickets
  "rating:asked": RatingRequest,
  "card:read": CardRead,
  "rating:closed": z.object({ stepId: StepId }),
  "camera:picture": CameraPicture,
} as const satisfies Record<string, z.ZodType>;
export type BroadcastName = keyof typeof BROADCASTS;
export type Broadcast<K extends BroadcastName> = z.infer<(typeof BROADCASTS)[K]>;

/** The same key again returns the first answer. Plain characters alone, as in a header: it is kept and compared as it is. */
export const IdempotencyKey = z.string().regex(/^[ -~]{1,128}$/, "1 to 128 printable ASCII characters");

/** What comes beside the request. */
export const CommandMeta = z.strictObject({ idempotencyKey: IdempotencyKey.optional() });
export type CommandMeta = z.infer<typeof CommandMeta>;

/** What a screen presents when it connects. A person with several halls says which. */
export const SocketAuth = z.object({
  token: z.string().min(1).max(400),
  hallId: z.string().optional(),
  language: Language.optional(),
  /** A rating pad says at which counter it stands, unless the configuration binds it to one. */
  counterId: CounterId.optional(),
});
export type SocketAuth = z.infer<typeof SocketAuth>;

/** Derived, never hand-written: the maps that `new Server<…>()` and `io<…>()` take. */
export type ClientToServer = {
  [K in CommandName]: (
    request: Request<K>,
    meta: CommandMeta,
    ack: (result: Result<Reply<K>>) => void,
  ) => void;
};
export type ServerToClient = { [K in BroadcastName]: (broadcast: Broadcast<K>) => void };
