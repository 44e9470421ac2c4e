import type { OfflineTicket } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { anActor, at, Given, given } from "../../test/given.ts";
import { recalled, remembered } from "../db/memory.ts";
import { blocksOf, codeOf, fateOf, nextNumber } from "./numbers.ts";

const KIOSKS = ["north", "south", "west"].map((id) => anActor(id, "kiosk", ["reserve-numbers"]));
const SERVICES = [
  ["passport", "A"],
  ["permit", "B"],
  ["tax", "B"],
] as const;
const HOURS = 8;
const TICKETS = 1000;

/** The same days for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below;
  };
}

/** What the kiosks hold after 8 hours alone, each in the order in which it gave them out. */
function issued(hall: Given, random: (below: number) => number): OfflineTicket[][] {
  const used = new Map<string, number>();
  const tickets: OfflineTicket[][] = KIOSKS.map(() => []);
  const minutes = Array.from({ length: TICKETS }, () => random(HOURS * 60)).sort((a, b) => a - b);
  for (const minute of minutes) {
    const [serviceId, prefix] = SERVICES[Math.floor(random(3))] ?? SERVICES[0];
    const kiosk = Math.floor(random(3));
    const key = `${kiosk}/${prefix}`;
    const numbers = blocksOf(hall.state, KIOSKS[kiosk]?.id ?? "", prefix).flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );
    const number = numbers[used.get(key) ?? 0];
    if (number === undefined) throw new Error(`${key} has no numbers left`);
    used.set(key, (used.get(key) ?? 0) + 1);
    tickets[kiosk]?.push({
      localId: `${tickets[kiosk].length}`,
      code: codeOf(prefix, number),
      prefix,
      number,
      serviceIds: [serviceId],
      issuedAt: at(minute),
    });
  }
  return tickets;
}

/** The hub was killed: it reads its memory, and goes on. */
function restarted(hall: Given): Given {
  const state = recalled(JSON.parse(JSON.stringify(remembered(hall.state))));
  if (!state) throw new Error("the memory cannot be read");
  return new Given(state, hall.minute);
}

/** Batches of any size from any kiosk, some of them again and with older ones, until nothing is left; kills in between. */
function mergedAtRandom(hall: Given, tickets: OfflineTicket[][], random: (below: number) => number): Given {
  const done = tickets.map(() => 0);
  let now = hall;
  while (done.some((sent, kiosk) => sent < (tickets[kiosk]?.length ?? 0))) {
    const kiosk = Math.floor(random(3));
    const by = KIOSKS[kiosk];
    const from = done[kiosk] ?? 0;
    const again = Math.max(0, from - Math.floor(random(20)));
    const batch = tickets[kiosk]?.slice(again, from + 1 + Math.floor(random(180))) ?? [];
    if (!by || batch.length === 0) continue;
    for (let times = random(2); times >= 0; times -= 1)
      now = now.after("kiosk:merge-tickets", { tickets: batch }, by);
    done[kiosk] = again + batch.length;
    if (random(4) < 1) now = restarted(now);
  }
  return now;
}

describe("three kiosks without a hub for 8 hours, 1,000 tickets", () => {
  it.each([
    1, 2, 3, 4, 5, 6,
  ])("are merged once each, unique, in order of issue, whatever is sent again and whenever the hub is killed (%s)", (seed) => {
    const random = seeded(seed);
    const reserved = KIOSKS.reduce((all, by) => all.after("kiosk:reserve-numbers", {}, by), given());
    const tickets = issued(reserved, random);
    const hall = mergedAtRandom(reserved.later(HOURS * 60), tickets, random);
    const codes = [...hall.state.visits.values()].map(({ code }) => code).sort();
    const all = tickets.flat();
    expect(new Set(codes).size).toBe(TICKETS);
    expect(codes).toEqual(all.map(({ code }) => code).sort());
    for (const [kiosk, own] of tickets.entries())
      for (const { localId, code, issuedAt } of own) {
        const fate = fateOf(hall.state, KIOSKS[kiosk]?.id ?? "", localId);
        const visit = fate && "visitId" in fate ? hall.state.visits.get(fate.visitId) : undefined;
        expect([visit?.code, visit?.issuedAt]).toEqual([code, issuedAt]);
      }
    for (const line of hall.state.lines.values())
      expect(line.map(({ issuedAt }) => issuedAt)).toEqual(line.map(({ issuedAt }) => issuedAt).sort());
    expect(nextNumber(hall.state, "A")).toBe(1); // walk-ins go on where they were
  }, 60_000);
});
