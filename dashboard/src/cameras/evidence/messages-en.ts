import type { zh } from "./messages-zh-CN.ts";

export const en: Record<keyof typeof zh, string> = {
  open: "Pictures",
  title: "Around the absence at counter {counter}",
  close: "Close",
  loading: "Fetching the pictures…",
  failed: "There are no pictures to see: {why}",
  time: "{time} · picture {n} of {all}",
  before: "Previous",
  after: "Next",
  play: "Play",
  pause: "Stop",
  kept: "People are pixelated. Kept until {time}, then deleted; each look stands in the audit.",
  picture: "Counter {counter} at {time}, people pixelated",
};
