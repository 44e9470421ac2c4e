import type { Translate } from "@hall/contract/web";
import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the camera drawer. */
export const words = { "zh-CN": zh, en };
export type Words = Translate<typeof zh>;
