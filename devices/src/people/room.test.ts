import type { TicketView } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { seeded } from "../simulators/random.ts";
import { planDay } from "./plan.ts";
import { type Person, Room } from "./room.ts";

const services = [{ serviceId: "s", queueId: "q", expectedMinutes: 5 }];
const [plan] = planDay(
  { services, counters: [{ counterId: "c1", queueIds: ["q"] }], from: 540, to: 1020 },
  seeded(1),
).visitors;
if (!plan) throw new Error("nobody comes");
const person = (visitId: string): Person => ({
  visitId,
  code: visitId,
  plan,
  hasParked: false,
  hasGoneOn: false,
});
const ever = new AbortController().signal;

describe("the room", () => {
  it("keeps each visitor at the counter until the clerk decides", async () => {
    const room = new Room();
    let moved = 0;
    room.subscribe(() => {
      moved += 1;
    });
    const [first, second] = [room.comeTo("c1", person("a"), ever), room.comeTo("c1", person("b"), ever)];
    expect(room.at("c1")).toHaveLength(2);
    expect(room.at("c2")).toHaveLength(0);
    room.find("c1", "b")?.leave("served");
    await expect(second).resolves.toBe("served");
    expect(room.at("c1").map(({ person: { visitId } }) => visitId)).toEqual(["a"]);
    room.find("c1", "a")?.leave("come-back");
    await expect(first).resolves.toBe("come-back");
    expect(moved).toBe(2);
  });

  it("is left by everybody when the day is over", async () => {
    const room = new Room();
    const day = new AbortController();
    const standing = room.comeTo("c1", person("a"), day.signal);
    day.abort(new Error("the day is over"));
    await expect(standing).rejects.toThrow("the day is over");
    expect(room.at("c1")).toHaveLength(0);
    await expect(room.comeTo("c1", person("b"), day.signal)).rejects.toThrow("the day is over");
  });

  it("gives those who ask for a number to one clerk each, in order", async () => {
    const room = new Room();
    const numbers = [room.ask(plan), room.ask({ ...plan, partySize: 9 })];
    const asked = [room.takeAsking(), room.takeAsking()];
    expect(asked.map((asking) => asking?.plan.partySize)).toEqual([plan.partySize, 9]);
    expect(room.somebodyAsks).toBe(false);
    const ticket: TicketView = { visitId: "v", code: "A001", token: "t", url: "/t/t", ahead: 0, wait: null };
    asked[0]?.give(ticket);
    asked[1]?.give(undefined);
    expect(await Promise.all(numbers)).toEqual([ticket, undefined]);
  });
});
