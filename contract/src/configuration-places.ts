import { z } from "zod";
import { counterRouting, queueRouting } from "./configuration-routing.ts";
import { Name } from "./configuration-words.ts";
import {
  CounterId,
  DepartmentId,
  DeviceId,
  FieldId,
  LifeEventId,
  MOST_SERVICES,
  QueueId,
  ServiceId,
  SkillId,
} from "./ids.ts";

export const Department = z.strictObject({ departmentId: DepartmentId, name: Name });

/** Something that a clerk fills in for this service. */
export const ServiceField = z
  .strictObject({
    fieldId: FieldId,
    name: Name,
    kind: z.enum(["text", "number", "choice"]).default("text"),
    choices: z.array(Name).min(1).optional(),
    required: z.boolean().default(false),
  })
  .refine((field) => (field.kind === "choice") === (field.choices !== undefined), {
    path: ["choices"],
    error: "choices belong to the kind choice, and it needs them",
  });
export type ServiceField = z.infer<typeof ServiceField>;

export const Service = z.strictObject({
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
  skillIds: z.array(SkillId).default([]).describe("what the clerk must know"),
  fields: z.array(ServiceField).default([]).describe("what the clerk fills in"),
});

export const Queue = z.strictObject({
  queueId: QueueId,
  name: Name,
  targetMinutes: z.number().positive().max(600).default(15).describe("target wait"),
  maximumMinutes: z.number().positive().max(600).default(45).describe("no visit should wait longer"),
  ...queueRouting,
});

export const Counter = z.strictObject({
  counterId: CounterId,
  number: z.int().min(1).max(999).describe("the number over the counter"),
  name: Name.optional(),
  queueIds: z.array(QueueId).default([]).describe("work profile: the queues it may always serve"),
  ...counterRouting,
});

/** Services that belong to one occasion in life (一件事). */
export const LifeEvents = z
  .array(
    z.strictObject({
      lifeEventId: LifeEventId,
      name: Name,
      serviceIds: z.array(ServiceId).min(1).max(MOST_SERVICES).describe("done with one ticket"),
    }),
  )
  .default([]);

export const Booking = z
  .strictObject({
    earlyMinutes: z.number().min(0).max(480).default(30).describe("check-in is possible so long before"),
    graceMinutes: z.number().min(0).max(480).default(10).describe("so late the booking still counts"),
  })
  .prefault({});

export const KioskLayout = z.enum(["departments", "services", "life-events"]);
export type KioskLayout = z.infer<typeof KioskLayout>;

export const DeviceKind = z.enum([
  "kiosk",
  "board",
  "ticket-printer",
  "window-display",
  "speaker",
  "rating-pad",
  "card-reader",
]);
export type DeviceKind = z.infer<typeof DeviceKind>;

export const Device = z.strictObject({
  deviceId: DeviceId,
  kind: DeviceKind,
  name: Name.optional(),
  counterId: CounterId.optional().describe("the counter that it belongs to"),
  printerId: DeviceId.optional().describe("kiosk: the printer that prints its tickets"),
  kioskId: DeviceId.optional().describe("card-reader: the kiosk that it belongs to"),
  layout: KioskLayout.optional().describe("kiosk: how it begins"),
  serviceIds: z.array(ServiceId).min(1).optional().describe("kiosk: only these services"),
});
