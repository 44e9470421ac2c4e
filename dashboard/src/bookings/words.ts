import { en } from "./messages-en.ts";
import { zh } from "./messages-zh-CN.ts";

/** The catalogue of the bookings page. */
export const words = { "zh-CN": zh, en };
