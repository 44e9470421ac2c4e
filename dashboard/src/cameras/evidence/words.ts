import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the pictures around an absence. */
export const words = { "zh-CN": zh, en };
