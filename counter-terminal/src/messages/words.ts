import { en } from "./en.ts";
import { zh } from "./zh-CN.ts";

/** The catalogue of the counter terminal. */
export const words = { "zh-CN": zh, en };
