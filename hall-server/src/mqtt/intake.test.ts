import { type Payload, TOPICS } from "@hall/contract";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { at, given, NINE } from "../../test/given.ts";
import type { HallRegistry } from "../app/hall-registry.ts";
import { Observations, type Observed } from "../app/observations.ts";
import type { Seen } from "../app/present.ts";
import type { HubLink } from "./hub-link.ts";
import { listenToDevices } from "./intake.ts";

const PRESENCE = "hall/{hall}/counter/{counter}/presence";
type Word = Payload<typeof PRESENCE>;

/** A hub that hears what a camera says of counter 1: what it knows then, and what it has told screens. */
function listening() {
  const { state } = given().staffed("c1");
  let seen: Seen | undefined;
  const registry: Partial<HallRegistry> = {
    ids: () => [{ hallId: "sample", name: { "zh-CN": "样厅", en: "Sample" } }],
    state: () => state,
    see: (_hallId, all) => {
      seen = all;
    },
  };
  const heard = new Map<string, (word: unknown, names: Record<string, string>, live: boolean) => void>();
  const link = { on: heard.set.bind(heard) } as unknown as HubLink; // as: listening is all that is asked of it
  const now = () => new Date(NINE);
  const observations = new Observations(registry as HallRegistry, now); // as: all that presence needs
  const told: Observed[] = [];
  observations.on((one) => told.push(one));
  listenToDevices({
    link,
    registry: registry as HallRegistry,
    observations,
    log: pino({ level: "silent" }),
    speed: 1,
    visionIsGone: () => undefined,
    now,
    cardRead: () => undefined,
  });
  const say = (word: Pick<Word, "state" | "required" | "present">) => {
    const payload = { v: 1, seq: 1, ts: at(0), since: at(-2), confidence: 1, ...word };
    const names = { hall: "sample", counter: "c1" };
    heard.get(PRESENCE)?.(TOPICS[PRESENCE].payload.parse(payload), names, true);
  };
  return { say, told, known: () => seen?.presence.get("c1") };
}

describe("what a camera says of a counter", () => {
  it("is known with how many are there of how many who must be", () => {
    const { say, known } = listening();
    say({ state: "absent", required: 2, present: 1 });
    expect(known()).toEqual({ state: "absent", since: at(-2), people: { present: 1, required: 2 } });
  });

  it("keeps its time while only the number of people changes, which no screen is told", () => {
    const { say, told, known } = listening();
    say({ state: "absent", required: 2, present: 1 });
    say({ state: "absent", required: 2, present: 0 });
    expect(known()).toEqual({ state: "absent", since: at(-2), people: { present: 0, required: 2 } });
    expect(told).toHaveLength(1);
  });

  it("is no number while the camera sees nothing, and unknown while nobody need be there", () => {
    const { say, known } = listening();
    say({ state: "absent", required: 2, present: 1 });
    say({ state: "unknown", required: 2, present: null });
    expect(known()).toEqual({ state: "unknown", since: at(-2) });
    for (const state of ["paused", "closed"] as const) {
      say({ state, required: 1, present: null });
      expect(known()).toMatchObject({ state: "unknown" });
    }
  });
});
