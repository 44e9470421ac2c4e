import { en } from "./en.ts";
import { zh } from "./zh-CN.ts";

/** The catalogue of the elements in this folder. */
export const shared = { "zh-CN": zh, en };
