import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the administration. */
export const words = { "zh-CN": zh, en };
