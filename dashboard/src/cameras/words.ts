import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the camera drawer. */
export const words = { "zh-CN": zh, en };
