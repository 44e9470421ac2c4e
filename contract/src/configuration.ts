import { z } from "zod";
import {
  CameraId,
  CounterId,
  DepartmentId,
  DeviceId,
  HallId,
  Language,
  QueueId,
  ServiceId,
  Text,
  ZoneId,
} from "./ids.ts";
import { VisitClass } from "./visit.ts";

const Hours = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    "hours such as 09:00-17:30, until 24:00 at most",
  )
  .refine(
    (span) => span.slice(0, 5) < span.slice(6),
    "hours that end after they begin; a night is two spans, until 24:00 and from 00:00",
  );
const Point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);
const Day = z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

/** A name in YAML: one string for all languages, or one for each. */
const Name = z
  .union(
    [
      z
        .string()
        .min(1)
        .max(200)
        .transform((name) => ({ "zh-CN": name, en: name }))
        .pipe(Text),
      Text,
    ],
    "expected a text, or {zh-CN: …, en: …}",
  )
  .describe("a text, or {zh-CN: …, en: …}");

const Department = z.strictObject({ departmentId: DepartmentId, name: Name });

const Service = z.strictObject({
  serviceId: ServiceId,
  name: Name,
  departmentId: DepartmentId,
  queueId: QueueId,
  prefix: z
    .string()
    .regex(/^[A-Z]{1,2}$/, "one or two capital letters")
    .describe("first letters of the ticket code"),
  expectedMinutes: z.number().positive().max(480).default(8),
  bring: Name.optional().describe("what the visitor should bring"),
});

const Queue = z.strictObject({
  queueId: QueueId,
  name: Name,
  targetMinutes: z.number().positive().max(600).default(15).describe("target wait"),
  maximumMinutes: z.number().positive().max(600).default(45).describe("no visit should wait longer"),
});

const Counter = z.strictObject({
  counterId: CounterId,
  number: z.int().min(1).max(999).describe("the number over the counter"),
  name: Name.optional(),
  queueIds: z.array(QueueId).min(1).describe("work profile: the queues it may serve"),
});

const Device = z.strictObject({
  deviceId: DeviceId,
  kind: z.enum(["kiosk", "board", "ticket-printer", "window-display", "speaker", "rating-pad"]),
  name: Name.optional(),
  counterId: CounterId.optional().describe("the counter that it belongs to"),
  printerId: DeviceId.optional().describe("kiosk: the printer that prints its tickets"),
});

const Zone = z.strictObject({
  zoneId: ZoneId,
  name: Name,
  kind: z.enum(["waiting", "counter-staff", "counter-visitor"]),
  polygon: z.array(Point).min(3).describe("corners, from the top left, 0 to 1"),
  anchor: z
    .enum(["bottom", "head", "overlap"])
    .default("bottom")
    .describe("which part of a person's box must lie inside"),
  counterId: CounterId.optional().describe("counter zones: whose"),
  absentSeconds: z.int().min(10).max(1800).default(120).describe("counter-staff: absent after"),
});

const Camera = z.strictObject({
  cameraId: CameraId,
  name: Name,
  url: z.string().min(1).describe("rtsp://, http(s)://, or a file; `footage` is the sample clip"),
  analysedFps: z.number().min(0.2).max(10).default(2),
  model: z.string().optional().describe("a model file of its own; default: the hall's model"),
  zones: z.array(Zone).default([]),
});

/** Everything that makes one hall, as written in its YAML file and as kept in the journal. */
export const HallConfiguration = z
  .strictObject({
    hallId: HallId,
    name: Name,
    timeZone: z
      .string()
      .refine(
        (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
        "a time zone such as Asia/Shanghai",
      ),
    languages: z.array(Language).min(1).default(["zh-CN", "en"]),
    openingHours: z.partialRecord(Day, z.array(Hours)).describe("by weekday; a day that is absent is closed"),
    closures: z.array(z.iso.date()).default([]).describe("days on which the hall stays closed"),
    noShowSeconds: z
      .int()
      .min(10)
      .max(3600)
      .default(180)
      .describe("a called visitor who has not come is missed"),
    ratingSeconds: z.int().min(10).max(3600).default(60).describe("how long the pad asks"),
    targetHoldSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(60)
      .describe("wait-over-target: after so long over the target"),
    responseMinutes: z.int().min(1).max(10080).default(60).describe("an alert should be resolved within"),
    personalDataDays: z
      .int()
      .min(1)
      .max(3650)
      .default(7)
      .describe("telephone numbers and texts are erased after"),
    departments: z.array(Department).min(1),
    services: z.array(Service).min(1),
    queues: z.array(Queue).min(1),
    counters: z.array(Counter).min(1),
    classes: z.array(VisitClass).default(["normal", "priority"]),
    pauseReasons: z.array(Name).default([{ "zh-CN": "暂离", en: "Away" }]),
    breakReasons: z.array(Name).default([{ "zh-CN": "休息", en: "Break" }]),
    devices: z.array(Device).default([]),
    cameras: z.array(Camera).default([]),
  })
  .superRefine((hall, ctx) => {
    const problems = [...duplicates(hall), ...danglingReferences(hall), ...unservedServices(hall)];
    for (const { path, message } of problems) ctx.addIssue({ code: "custom", path, message });
  });
export type HallConfiguration = z.infer<typeof HallConfiguration>;

type Problem = { path: (string | number)[]; message: string };
type Draft = Omit<HallConfiguration, never>;

/** Ids must be unique within their list; counter numbers and zones over all cameras too. */
function* duplicates(hall: Draft): Generator<Problem> {
  const lists: [string, string, readonly Record<string, unknown>[]][] = [
    ["departments", "departmentId", hall.departments],
    ["services", "serviceId", hall.services],
    ["queues", "queueId", hall.queues],
    ["counters", "counterId", hall.counters],
    ["counters", "number", hall.counters],
    ["devices", "deviceId", hall.devices],
    ["cameras", "cameraId", hall.cameras],
  ];
  for (const [list, key, items] of lists) {
    const seen = new Set<unknown>();
    for (const [index, item] of items.entries()) {
      if (seen.has(item[key]))
        yield { path: [list, index, key], message: `${key} "${item[key]}" is used twice` };
      seen.add(item[key]);
    }
  }
  const zones = new Set<string>();
  for (const [c, camera] of hall.cameras.entries())
    for (const [z, zone] of camera.zones.entries()) {
      if (zones.has(zone.zoneId))
        yield {
          path: ["cameras", c, "zones", z, "zoneId"],
          message: `zoneId "${zone.zoneId}" is used twice`,
        };
      zones.add(zone.zoneId);
    }
}

/** Whatever is named must exist. */
function* danglingReferences(hall: Draft): Generator<Problem> {
  const known = {
    departmentId: new Set(hall.departments.map((d) => d.departmentId)),
    queueId: new Set(hall.queues.map((q) => q.queueId)),
    counterId: new Set(hall.counters.map((c) => c.counterId)),
    printerId: new Set(hall.devices.filter((d) => d.kind === "ticket-printer").map((d) => d.deviceId)),
  };
  function* check(
    path: (string | number)[],
    key: keyof typeof known,
    id: string | undefined,
  ): Generator<Problem> {
    if (id !== undefined && !known[key].has(id))
      yield { path, message: `"${id}" is not one of: ${[...known[key]].join(", ") || "(none)"}` };
  }
  for (const [i, service] of hall.services.entries()) {
    yield* check(["services", i, "departmentId"], "departmentId", service.departmentId);
    yield* check(["services", i, "queueId"], "queueId", service.queueId);
  }
  for (const [i, counter] of hall.counters.entries())
    for (const [q, id] of counter.queueIds.entries())
      yield* check(["counters", i, "queueIds", q], "queueId", id);
  for (const [i, device] of hall.devices.entries()) {
    yield* check(["devices", i, "counterId"], "counterId", device.counterId);
    yield* check(["devices", i, "printerId"], "printerId", device.printerId);
  }
  for (const [i, camera] of hall.cameras.entries())
    for (const [z, zone] of camera.zones.entries()) {
      yield* check(["cameras", i, "zones", z, "counterId"], "counterId", zone.counterId);
      if (zone.kind !== "waiting" && zone.counterId === undefined)
        yield {
          path: ["cameras", i, "zones", z, "counterId"],
          message: `a ${zone.kind} zone needs a counterId`,
        };
    }
}

/** A service that no counter can serve would keep its visitors waiting for ever. */
function* unservedServices(hall: Draft): Generator<Problem> {
  const served = new Set(hall.counters.flatMap((counter) => counter.queueIds));
  for (const [i, service] of hall.services.entries())
    if (!served.has(service.queueId))
      yield { path: ["services", i, "queueId"], message: `no counter serves the queue "${service.queueId}"` };
}
