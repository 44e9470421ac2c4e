import { z } from "zod";
import { Hours, Name } from "./configuration-words.ts";
import {
  ClassId,
  ClerkId,
  ClusterId,
  CounterId,
  GroupId,
  Language,
  QueueId,
  ServiceId,
  SkillId,
  Text,
} from "./ids.ts";

const Minutes = z.number().positive().max(600);

const Class = z.strictObject({
  classId: ClassId,
  name: Name,
  weight: z.number().min(1).max(10).describe("a minute of its wait counts as so many"),
});
type Class = z.infer<typeof Class>;

const NORMAL: Class = { classId: "normal", name: { "zh-CN": "普通", en: "Normal" }, weight: 1 };
const PRIORITY: Class = { classId: "priority", name: { "zh-CN": "优先", en: "Priority" }, weight: 3 };

/** Classes with their weights; `normal` and `priority` may be written as mere words. The first is the default. */
export const Classes = z
  .array(
    z.union([
      z
        .enum(["normal", "priority"])
        .transform((word) => (word === "normal" ? NORMAL : PRIORITY))
        .pipe(Class.extend({ name: Text })), // with the pipe the document of the API can say what comes out
      Class,
    ]),
  )
  .min(1)
  .default([NORMAL, PRIORITY]);

/** Special groups that a visitor may belong to (老幼病残孕、退役军人). */
export const Groups = z.array(z.strictObject({ groupId: GroupId, name: Name })).default([
  { groupId: "elderly", name: { "zh-CN": "老年人", en: "Elderly" } },
  { groupId: "disabled", name: { "zh-CN": "残疾人", en: "Disabled" } },
  { groupId: "pregnant", name: { "zh-CN": "孕妇", en: "Pregnant" } },
  { groupId: "veteran", name: { "zh-CN": "退役军人", en: "Veteran" } },
  { groupId: "infant", name: { "zh-CN": "携婴幼儿", en: "With an infant" } },
]);

const facts = {
  services: z.array(ServiceId).min(1).optional().describe("one of these services"),
  groups: z.array(GroupId).min(1).optional().describe("one of these special groups"),
  classes: z.array(ClassId).min(1).optional().describe("asked for one of these classes"),
  languages: z.array(Language).min(1).optional().describe("speaks one of these"),
  booked: z.boolean().optional().describe("came with a booking, or without"),
  lateOverMinutes: z.number().min(0).max(600).optional().describe("a booked visitor later than this"),
  partySizeOver: z.int().min(0).max(50).optional().describe("more people than this"),
  returnVisit: z.boolean().optional().describe("comes again for the same matter, or not"),
};

/** When a segmentation rule is true: all that it says must be true; `not` is true unless all in it is. */
export const SegmentWhen = z.strictObject({ ...facts, not: z.strictObject(facts).optional() });
export type SegmentWhen = z.infer<typeof SegmentWhen>;

const SegmentThen = z
  .strictObject({
    queueId: QueueId.optional(),
    classId: ClassId.optional(),
    reserveFor: z
      .union(
        [z.strictObject({ counterId: CounterId }), z.strictObject({ clerkId: ClerkId })],
        "expected {counterId: …} or {clerkId: …}",
      )
      .optional(),
    reserveMinutes: Minutes.optional().describe("default: the hall's reservedMinutes"),
  })
  .refine(
    (then) => then.queueId !== undefined || then.classId !== undefined || then.reserveFor !== undefined,
    "a rule that does nothing: give a queueId, a classId or reserveFor",
  )
  .refine(
    (then) => then.reserveMinutes === undefined || then.reserveFor !== undefined,
    "reserveMinutes without reserveFor",
  );

/** Which queue and class a visit gets: ordered rules, the first that is true wins. */
export const Segmentation = z
  .array(z.strictObject({ name: Name, when: SegmentWhen, then: SegmentThen }))
  .default([]);
export type SegmentRule = z.infer<typeof Segmentation>[number];

/** What a queue has for routing. */
export const queueRouting = {
  callingWindow: z.array(Hours).min(1).optional().describe("it is called from in these hours only"),
  dailyQuota: z.int().min(1).max(100_000).optional().describe("so many tickets a day"),
  quotas: z
    .array(z.strictObject({ hours: Hours, tickets: z.int().min(1).max(100_000) }))
    .min(1)
    .optional()
    .describe("so many tickets within these hours"),
};

const Condition = z
  .strictObject({
    queueId: QueueId,
    waitsOverMinutes: z.number().min(0).max(600).optional().describe("its first in line waits longer"),
    waitingOver: z.int().min(0).max(10_000).optional().describe("more people wait in it"),
  })
  .refine(
    (when) => when.waitsOverMinutes !== undefined || when.waitingOver !== undefined,
    "a condition without waitsOverMinutes or waitingOver",
  );

const ProfileEntry = z.strictObject({
  queueId: QueueId,
  priority: z.int().min(1).max(9).default(1).describe("1 is called first"),
  share: z.int().min(1).max(9).optional().describe("ratio among queues of the same priority"),
  when: Condition.optional().describe("only while this is true (潮汐窗口)"),
});

/** What a counter has for routing. */
export const counterRouting = {
  profile: z.array(ProfileEntry).default([]).describe("queues with a priority, a ratio or a condition"),
  autoCallSeconds: z.int().min(3).max(3600).optional().describe("idle for so long, it calls by itself"),
};

/** Counters that serve some queues together. */
export const Clusters = z
  .array(
    z.strictObject({
      clusterId: ClusterId,
      name: Name,
      counterIds: z.array(CounterId).min(1),
      queueIds: z.array(QueueId).min(1),
    }),
  )
  .default([]);

export const Skills = z.array(z.strictObject({ skillId: SkillId, name: Name })).default([]);

/** A clerk who is listed has these skills only; one who is not listed has all. */
export const ClerkSkills = z
  .array(
    z.strictObject({
      clerkId: ClerkId.describe("the user name of an account, or its id"),
      skills: z
        .array(
          z.strictObject({
            skillId: SkillId,
            priority: z.int().min(1).max(9).default(5).describe("1 goes first; what needs no skill counts 5"),
          }),
        )
        .default([]),
    }),
  )
  .default([]);

/** The hall's own figures of routing. */
export const routingFigures = {
  boundMinutes: z
    .number()
    .min(5)
    .max(600)
    .default(60)
    .describe("after so long nobody who came later is called first"),
  reservedMinutes: Minutes.default(15).describe("so long a visit is kept for its counter or clerk"),
  recallMinutes: z.number().min(0).max(120).default(5).describe("a missed visit is not called again sooner"),
  maxCalls: z.int().min(1).max(20).default(3).describe("then it is missed until the visitor asks again"),
  undoSeconds: z.int().min(0).max(60).default(10).describe("so long the last act can be undone"),
};
