import { en } from "./en.ts";
import { zh } from "./zh-CN.ts";

/** The catalogue of the dashboard. */
export const words = { "zh-CN": zh, en };
