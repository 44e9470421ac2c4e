import type { zh } from "./messages-zh-CN.ts";

export const en: Record<keyof typeof zh, string> = {
  title: "Before the ticket",
  wait: "From the door to the ticket",
  seconds: "about {n} s",
  "seconds-range": "about {low}–{high} s",
  minutes: "about {n} min",
  "minutes-range": "about {low}–{high} min",
  few: "too few have taken a number to say",
  counts: "in the last hour {arrivals} came in and {tickets} numbers were taken",
  tickets: "Tickets and people",
  "tickets-people": "{tickets} tickets wait, {people} people are in the waiting areas",
  fits: "they fit",
  ghosts: "{n} more tickets than people: some may have left",
  "un-ticketed": "{n} more people than tickets: some may have taken none",
  unknown: "nobody knows how many are in the waiting areas",
};
