import type { Translate } from "@hall/contract/web";
import { en } from "./en.ts";
import { zh } from "./zh-CN.ts";

/** The catalogue of the visitors' screens. */
export const words = { "zh-CN": zh, en };

/** `t` of this catalogue, for pure functions that make sentences. */
export type Say = Translate<typeof zh>;
