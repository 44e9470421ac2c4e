import { z } from "zod";
import { AlertView } from "./alerts.ts";
import { DeviceKind, ServiceField } from "./configuration-places.ts";
import {
  CameraId,
  ClassId,
  ClerkId,
  CounterId,
  DepartmentId,
  DeviceId,
  GroupId,
  HallId,
  Instant,
  Language,
  LifeEventId,
  LineId,
  QueueId,
  ServiceId,
  Text,
  VisitId,
  ZoneId,
} from "./ids.ts";
import { KioskFacts } from "./kiosk.ts";
import { UndoableCommand, VisitView, WaitRange } from "./visit.ts";

export const DepartmentView = z.object({ departmentId: DepartmentId, name: Text });
export type DepartmentView = z.infer<typeof DepartmentView>;

export const ServiceView = z.object({
  serviceId: ServiceId,
  name: Text,
  departmentId: DepartmentId,
  queueId: QueueId,
  prefix: z.string(),
  expectedMinutes: z.number(),
  bring: Text.optional(),
  fields: z.array(ServiceField).optional(),
  /** What people may type to find it: names, pinyin in full and its first letters; lower case, without spaces. */
  search: z.array(z.string()).optional(),
});
export type ServiceView = z.infer<typeof ServiceView>;

export const QueueView = z.object({
  queueId: QueueId,
  name: Text,
  targetMinutes: z.number(),
  maximumMinutes: z.number(),
  waiting: z.int(),
  called: z.int(),
  /** Since when the longest waiting visit waits. */
  oldestSince: Instant.nullable(),
  /** The wait of somebody who takes a number now; null when nobody can say. */
  wait: WaitRange.nullable(),
  /** Counters that could call from it now. */
  openCounters: z.int(),
  /** Tickets that can still be had now; `next`: when there are more again today. Absent without a quota. */
  quota: z.object({ left: z.int().min(0), next: Instant.optional() }).optional(),
  /** It is called from in these hours only. */
  callingWindow: z.array(z.string()).optional(),
  /** Not called from now, but from then on; absent while it is called, and when today's hours are over. */
  calledFrom: Instant.optional(),
});
export type QueueView = z.infer<typeof QueueView>;

export const CounterState = z.enum(["closed", "open", "paused"]);
export type CounterState = z.infer<typeof CounterState>;

export const CounterView = z.object({
  counterId: CounterId,
  number: z.int(),
  name: Text.optional(),
  queueIds: z.array(QueueId),
  state: CounterState,
  reason: z.string().optional(),
  since: Instant.optional(),
  clerkId: ClerkId.optional(),
  /** The visit that it has called or serves. */
  visitId: z.string().optional(),
  /** What a camera says about its staff side; unknown where no camera looks. */
  presence: z.enum(["attended", "leaving", "absent", "returning", "unknown"]).optional(),
  /** Since when it is so, by the hub's clock; of a leaving since nobody is seen. */
  presenceSince: Instant.optional(),
});
export type CounterView = z.infer<typeof CounterView>;

export const ClerkState = z.enum(["idle", "calling", "serving", "break", "back-office", "away"]);
export type ClerkState = z.infer<typeof ClerkState>;

/** A clerk who is signed in at a counter. */
export const ClerkView = z.object({
  clerkId: ClerkId,
  name: z.string(),
  /** What the person signs in with: the configuration may mean the clerk by it. */
  username: z.string().optional(),
  counterId: CounterId,
  state: ClerkState,
  reason: z.string().optional(),
  since: Instant,
  servedToday: z.int(),
  /** The own last act, which `visit:undo` takes back until then. */
  undo: z.object({ visitId: VisitId, what: UndoableCommand, until: Instant }).optional(),
});
export type ClerkView = z.infer<typeof ClerkView>;

/** Whether numbers are given out, and what to tell who cannot get one. */
export const Ticketing = z.object({
  stopped: z.boolean(),
  notice: Text.optional(),
  /** Absent: in the whole hall. */
  queueIds: z.array(QueueId).optional(),
  since: Instant.optional(),
});
export type Ticketing = z.infer<typeof Ticketing>;

/** The newest number of the paper roll at a counter. */
export const RollNumber = z.object({ counterId: CounterId, number: z.int().min(1), at: Instant });
export type RollNumber = z.infer<typeof RollNumber>;

/** A count that nobody can know is "unknown", never zero. */
export const Count = z.union([z.int().min(0), z.literal("unknown")]);
export type Count = z.infer<typeof Count>;

/** A place in a camera's picture, as shares of its width and height. */
const Spot = z.tuple([z.number(), z.number()]);

export const ZoneView = z.object({
  zoneId: ZoneId,
  cameraId: CameraId,
  name: Text,
  kind: z.enum(["waiting", "counter-staff", "counter-visitor"]),
  polygon: z.array(Spot),
  counterId: CounterId.optional(),
  count: Count,
  at: Instant.optional(),
  /** People on a square metre, where the floor is calibrated. */
  density: z.number().optional(),
  /** Seconds in the zone, of half and of nine in ten people. */
  stay: z.object({ p50: z.number(), p90: z.number() }).optional(),
  /** People of the last half hour who left without service; absent where nobody has said where service is. */
  abandoned: z.int().optional(),
  crowdedSince: Instant.optional(),
});
export type ZoneView = z.infer<typeof ZoneView>;

export const CameraState = z.enum([
  "online",
  "offline",
  "frozen",
  "covered",
  "dark",
  "moved",
  "misconfigured",
  "disabled",
]);
export type CameraState = z.infer<typeof CameraState>;

/** From the doors to the tickets of a hall, over the last hour. */
export const DoorView = z.object({
  arrivals: z.int(),
  tickets: z.int(),
  /** Mean seconds from the door to the ticket, as a range; absent while too few say anything. */
  seconds: z.object({ low: z.int(), high: z.int() }).optional(),
});
export type DoorView = z.infer<typeof DoorView>;

/**
 * What has to be set right before a misconfigured camera can be watched: user or password, the address, a program (ffmpeg)
 * that is missing, or the model.
 */
export const CameraRefusal = z.enum(["login", "address", "program", "model"]);
export type CameraRefusal = z.infer<typeof CameraRefusal>;

export const CameraView = z.object({
  cameraId: CameraId,
  name: Text,
  state: z.union([CameraState, z.literal("unknown")]),
  refusal: CameraRefusal.optional(),
  /** Only where it is switched off, whatever its watch says. */
  enabled: z.literal(false).optional(),
  since: Instant.optional(),
  fps: z.number().optional(),
  /** Its door lines: who walked in and out, and how many are inside; a line that nobody watches says unknown. */
  lines: z
    .array(
      z.object({
        lineId: LineId,
        name: Text,
        points: z.tuple([Spot, Spot]),
        /** A point on its inner side. */
        inside: Spot,
        entered: z.int(),
        left: z.int(),
        occupancy: Count,
      }),
    )
    .optional(),
  /** Of a camera with door lines: all doors of the hall together. */
  doors: DoorView.optional(),
  /** As of a device: how far the clock of its watcher is off. */
  skewSeconds: z.int().optional(),
});
export type CameraView = z.infer<typeof CameraView>;

/** Why a printer does not print, or soon will not. */
export const PrinterFault = z.enum(["paper-low", "paper-out", "jam", "no-answer"]);
export type PrinterFault = z.infer<typeof PrinterFault>;

export const DeviceView = z.object({
  deviceId: DeviceId,
  kind: DeviceKind,
  name: Text.optional(),
  counterId: CounterId.optional(),
  status: z.enum(["online", "offline", "never-seen"]),
  since: Instant.optional(),
  /** Displays: what it should show, and what it says it shows. */
  wanted: z.string().optional(),
  shown: z.string().optional(),
  /** Printers: what it says is wrong with itself. */
  fault: PrinterFault.optional(),
  /** Its clock is ahead of the hub's by so much (below zero: behind); only when it is off by more than a minute. */
  skewSeconds: z.int().optional(),
});
export type DeviceView = z.infer<typeof DeviceView>;

/** The hub's clock: a simulated day runs faster than the wall clock, and screens follow it. */
export const HubClock = z.object({ now: Instant, speed: z.number().positive() });
export type HubClock = z.infer<typeof HubClock>;

/** The parts of a hall that patches keep fresh: lists of items that carry their own id. */
const lists = {
  services: z.array(ServiceView),
  queues: z.array(QueueView),
  counters: z.array(CounterView),
  clerks: z.array(ClerkView),
  visits: z.array(VisitView),
  alerts: z.array(AlertView),
  zones: z.array(ZoneView),
  cameras: z.array(CameraView),
  devices: z.array(DeviceView),
};
export const LISTS = {
  services: "serviceId",
  queues: "queueId",
  counters: "counterId",
  clerks: "clerkId",
  visits: "visitId",
  alerts: "alertId",
  zones: "zoneId",
  cameras: "cameraId",
  devices: "deviceId",
} as const satisfies Record<keyof typeof lists, string>;
export type ListName = keyof typeof LISTS;

/** Everything a screen may see, at one `seq`; what the caller may not see is an empty list. */
export const HallSnapshot = z.object({
  hallId: HallId,
  seq: z.int(),
  clock: HubClock,
  name: Text,
  timeZone: z.string(),
  languages: z.array(Language),
  businessDay: z.string(),
  open: z.boolean(),
  hours: z.string(),
  noShowSeconds: z.int(),
  ratingSeconds: z.int(),
  pauseReasons: z.array(Text),
  breakReasons: z.array(Text),
  departments: z.array(DepartmentView),
  /** The first is the class of whoever asks for none. */
  classes: z.array(z.object({ classId: ClassId, name: Text, weight: z.number() })).optional(),
  groups: z.array(z.object({ groupId: GroupId, name: Text })).optional(),
  lifeEvents: z
    .array(z.object({ lifeEventId: LifeEventId, name: Text, serviceIds: z.array(ServiceId) }))
    .optional(),
  boundMinutes: z.number().optional(),
  undoSeconds: z.int().optional(),
  /** By so many tickets and counted people may differ; for staff of a hall with cameras. */
  ticketsPeople: z.int().optional(),
  /** Where anybody reads what the cameras know; absent in a hall without cameras. */
  camerasPage: z.string().optional(),
  /** Absences leave pixelated pictures for a time, and the caller may see them. */
  evidence: z.boolean().optional(),
  maxCalls: z.int().optional(),
  ticketing: Ticketing.optional(),
  /** Newest last. */
  roll: z.array(RollNumber).optional(),
  /** Where a phone that has opened its ticket before finds it again; for the QR on the board. */
  ownTicketUrl: z.string().optional(),
  /** For an enrolled kiosk: itself. Its `devices` are itself, its printer and its card readers. */
  kiosk: KioskFacts.optional(),
  ...lists,
});
export type HallSnapshot = z.infer<typeof HallSnapshot>;

/** What one event changed: whole items to put in place of those with the same id, and ids that are gone. */
export const Changes = z
  .object(lists)
  .partial()
  .extend({
    gone: z.partialRecord(z.enum(Object.keys(lists) as [ListName]), z.array(z.string())).optional(), // as: Object.keys forgets the names
    /** Whole, in place of what was. */
    ticketing: Ticketing.optional(),
    roll: z.array(RollNumber).optional(),
    /** The configuration changed: take a new snapshot. */
    reload: z.boolean().optional(),
  });
export type Changes = z.infer<typeof Changes>;
