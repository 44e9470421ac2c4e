import type { zh } from "./messages-zh-CN.ts";

export const en: Record<keyof typeof zh, string> = {
  title: "Cameras and privacy",
  page: "For visitors",
  "page-text":
    "Made from the hall's settings as they are now, open without sign-in, in Chinese and English. Print the QR code and hang it beside the cameras and the privacy notice.",
  open: "Open “What the cameras know”",
  print: "Print the QR code",
  qr: "the page “What the cameras know”",
  looks: "Who looked lately",
  "looks-text":
    "Whoever watches a live camera (once in ten minutes for each camera) and every look at pictures of an absence stands here.",
  "looks-none": "Nobody has looked yet",
  "looks-failed": "The looks cannot be read: {why}",
  time: "Time",
  who: "Who",
  what: "What",
  "camera-watched": "live camera: {subject}",
  "evidence-looked": "pictures of an absence: {subject}",
};
