import { describe, expect, it } from "vitest";
import { Outbox } from "./outbox.ts";

const message = (topic: string, queuedAtMs = 0) => ({ topic, bytes: "", qos: 1 as const, queuedAtMs });
const topics = (outbox: Outbox, nowMs: number) => outbox.take(nowMs).map((m) => m.topic);

describe("the outbox", () => {
  it("keeps the order, and is empty once taken", () => {
    const outbox = new Outbox();
    for (const topic of ["a", "b", "c"]) outbox.put(message(topic));
    expect(topics(outbox, 0)).toEqual(["a", "b", "c"]);
    expect(topics(outbox, 0)).toEqual([]);
  });

  it("gives up the oldest when it is full, and counts it", () => {
    const outbox = new Outbox({ messages: 2, ageMs: 1_000 });
    for (const topic of ["a", "b", "c"]) outbox.put(message(topic));
    expect(topics(outbox, 0)).toEqual(["b", "c"]);
    expect(outbox.lost).toBe(1);
  });

  it("gives up what is older than its age, to the millisecond", () => {
    const outbox = new Outbox({ messages: 9, ageMs: 1_000 });
    outbox.put(message("old", 0));
    outbox.put(message("just", 1));
    outbox.put(message("young", 900));
    expect(topics(outbox, 1_001)).toEqual(["just", "young"]);
    outbox.put(message("older", 0));
    expect(topics(outbox, 5_000)).toEqual([]);
    expect(outbox.lost).toBe(2);
  });

  it("holds 1,000 messages by default", () => {
    const outbox = new Outbox();
    for (let i = 0; i < 1_200; i += 1) outbox.put(message(String(i)));
    expect(outbox.length).toBe(1_000);
    expect(topics(outbox, 0)[0]).toBe("200");
  });
});
