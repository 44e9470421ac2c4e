import { describe, expect, it } from "vitest";
import { type Given, given, NINE } from "../../test/given.ts";
import { dutiesOf } from "./duties.ts";

const duty = (hall: Given) =>
  dutiesOf(hall.state, new Date(NINE + hall.minute * 60_000)).counters.find((c) => c.counterId === "c1")
    ?.duty;

describe("what cameras may expect of a counter", () => {
  it("is somebody only while it is open and its clerk on duty", () => {
    expect(duty(given())).toBe("closed");
    const open = given().staffed("c1");
    expect(duty(open)).toBe("open");
    expect(duty(open.after("clerk:break", { reason: "Lunch" }))).toBe("paused");
    expect(duty(open.after("counter:pause", { counterId: "c1", reason: "Away" }))).toBe("paused");
    expect(duty(open.after("clerk:leave-counter", { counterId: "c1" }))).toBe("closed");
  });

  it("is nobody inside once hours are over and the day has ended", () => {
    const at = (hall: Given, minute: number) => dutiesOf(hall.state, new Date(NINE + minute * 60_000)).open;
    expect(at(given(), 0)).toBe(true);
    expect(at(given(), 14 * 60)).toBe(false);
    expect(at(given().ticket(), 9 * 60)).toBe(true); // the last visitors are still served
  });
});
