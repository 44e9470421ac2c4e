import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the page about what the cameras know. */
export const words = { "zh-CN": zh, en };
