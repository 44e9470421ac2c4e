import { z } from "zod";
import { Camera } from "./configuration-cameras.ts";
import { problemsOf } from "./configuration-checks.ts";
import { Booking, Counter, Department, Device, LifeEvents, Queue, Service } from "./configuration-places.ts";
import {
  Classes,
  ClerkSkills,
  Clusters,
  Groups,
  routingFigures,
  Segmentation,
  Skills,
} from "./configuration-routing.ts";
import { Hours, Name, Weekday } from "./configuration-words.ts";
import { Evidence } from "./evidence.ts";
import { HallId, Language } from "./ids.ts";

/** The words and their forms alone, without what they say about each other: for what an older hub has written. */
export const HallConfigurationForm = z.strictObject({
  hallId: HallId,
  name: Name,
  timeZone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
      "a time zone such as Asia/Shanghai",
    ),
  languages: z.array(Language).min(1).default(["zh-CN", "en"]),
  openingHours: z
    .partialRecord(Weekday, z.array(Hours))
    .describe("by weekday; a day that is absent is closed"),
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
  ticketsPeople: z
    .strictObject({
      people: z.int().min(1).max(1000).default(5),
      minutes: z.number().min(1).max(240).default(10),
    })
    .prefault({})
    .describe("tickets-people-mismatch: tickets and people may differ by so many for so long"),
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
  classes: Classes,
  groups: Groups,
  segmentation: Segmentation,
  clusters: Clusters,
  skills: Skills,
  clerks: ClerkSkills,
  lifeEvents: LifeEvents,
  booking: Booking,
  offlineNumbersFrom: z
    .int()
    .min(1)
    .max(9999)
    .default(501)
    .describe("kiosks without the hub give numbers from here on"),
  ...routingFigures,
  pauseReasons: z.array(Name).default([{ "zh-CN": "暂离", en: "Away" }]),
  breakReasons: z.array(Name).default([{ "zh-CN": "休息", en: "Break" }]),
  devices: z.array(Device).default([]),
  cameras: z.array(Camera).default([]),
  evidence: Evidence.optional().describe("pixelated pictures around an absence alert; absent: none are kept"),
});

/** Everything that makes one hall, as written in its YAML file and as kept in the journal. Refused when it could starve somebody. */
export const HallConfiguration = HallConfigurationForm.superRefine((hall, ctx) => {
  for (const { path, message } of problemsOf(hall)) ctx.addIssue({ code: "custom", path, message });
});
export type HallConfiguration = z.infer<typeof HallConfiguration>;
