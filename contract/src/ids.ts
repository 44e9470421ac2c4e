import { z } from "zod";

const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "lower-case letters, digits and hyphens, at most 63");

/** Ids that people choose in the configuration and that appear in topics and addresses. */
export const HallId = slug;
export const ServiceId = slug;
export const DepartmentId = slug;
export const QueueId = slug;
export const CounterId = slug;
export const DeviceId = slug;
export const CameraId = slug;
export const ZoneId = slug;
export const LineId = slug;
export const ClassId = slug;
export const GroupId = slug;
export const ClusterId = slug;
export const SkillId = slug;
export const FieldId = slug;
export const LifeEventId = slug;

/** Ids that the hub gives. */
export const VisitId = z.uuid();
export const AlertId = z.uuid();
export const ClerkId = z.string().min(1).max(64);

/** One service session of a visit at one counter: `<visitId>/<number>`. */
export const StepId = z.string().regex(/^[0-9a-f-]{36}\/\d+$/);

/** ISO 8601 with offset; what the hub itself writes is UTC. */
export const Instant = z.iso.datetime({ offset: true });
/** Hall-local calendar day, `2026-11-24`. */
export const BusinessDay = z.iso.date();

export const Language = z.enum(["zh-CN", "en"]);
export type Language = z.infer<typeof Language>;

/** A text in each language of the screens. */
export const Text = z.strictObject({ "zh-CN": z.string().min(1).max(200), en: z.string().min(1).max(200) });
export type Text = z.infer<typeof Text>;

/** So many services go on one ticket at most. */
export const MOST_SERVICES = 8;

/** What `a 12`, `A-012` and full-width `Ａ０１２` have in common, for they are typed for one code: `A12`. */
export function plainCode(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  return plain.replace(/^([A-Z]*)0+(?=\d)/, "$1");
}
