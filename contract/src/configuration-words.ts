import { z } from "zod";
import { Text } from "./ids.ts";

/** A span of a day, `09:00-17:30`. */
export const Hours = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    "hours such as 09:00-17:30, until 24:00 at most",
  )
  .refine(
    (span) => span.slice(0, 5) < span.slice(6),
    "hours that end after they begin; a night is two spans, until 24:00 and from 00:00",
  );

export const Weekday = z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);
export type Weekday = z.infer<typeof Weekday>;

/** A name in YAML: one string for all languages, or one for each. */
export const Name = z
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
