import type { WaitRange } from "../visit.ts";
import type { Translate } from "./locale-controller.ts";
import type { zh } from "./messages/zh-CN.ts";

/** A wait as people read it: a range in minutes, or that nobody can say. */
export function waitText(range: WaitRange | null | undefined, t: Translate<typeof zh>): string {
  if (!range) return t("wait-unknown");
  if (range.high === 0) return t("wait-none");
  return range.low === range.high ? t("wait-about", { low: range.low }) : t("wait-range", range);
}
