import type { Zone } from "@hall/contract";
import type { Translate } from "@hall/contract/web";
import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the zone editor. */
export const words = { "zh-CN": zh, en };
export type Words = Translate<typeof zh>;

/** What a new shape is called in every language. */
export function nameIn(key: "new-zone" | "new-line"): Zone["name"] {
  return { "zh-CN": zh[key], en: en[key] };
}
