import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of what a manager must not forget. */
export const words = { "zh-CN": zh, en };
