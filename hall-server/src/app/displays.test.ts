import { describe, expect, it } from "vitest";
import { type Given, given, zhao } from "../../test/given.ts";
import { wantedAt } from "./displays.ts";

const shown = ({ state }: Given, counterId = "c1") => wantedAt(state, counterId).text;
const called = given().called();
const visitId = called.id("A001");

describe("the display over a counter", () => {
  it("follows the visit through what is taken back", () => {
    expect(shown(called)).toBe("请 A001");
    expect(shown(called.after("visit:undo", {}))).toBe("请等候叫号 Open");
    const arrived = called.does("visit:arrive", "A001");
    expect(shown(arrived)).toBe("A001");
    expect(shown(arrived.after("visit:undo", {}))).toBe("请 A001");
    const finished = arrived.does("visit:finish", "A001");
    expect(shown(finished)).toBe("请等候叫号 Open");
    expect(shown(finished.after("visit:undo", {}))).toBe("A001");
  });

  it("shows the next one at once after a skip, and the skipped one again when that is taken back", () => {
    const skipped = called.ticket().after("visit:skip", { visitId, place: "back" });
    expect(shown(skipped)).toBe("请 A002");
    expect(shown(skipped.after("visit:undo", {}))).toBe("请 A001");
  });

  it("stays with a visit whose next service begins here, and is free when it is sent on", () => {
    const serving = given().staffed("c3").ticket().after("visit:call-next", { counterId: "c3" });
    const there = serving.does("visit:arrive", "A001");
    const next = { visitId: there.id("A001"), serviceId: "tax" };
    expect(shown(there.after("visit:next-step", next), "c3")).toBe("A001");
    const sent = there.after("visit:next-step", { ...next, to: { queueId: "money" } });
    expect(shown(sent, "c3")).toBe("请等候叫号 Open");
  });

  it("shows the number of the paper roll until a ticket is called or the clerk goes", () => {
    const roll = given().staffed("c1").after("roll:next", { counterId: "c1" });
    expect(wantedAt(roll.state, "c1")).toEqual({ state: "called", code: "1", text: "请 1 号" });
    expect(shown(roll.ticket().later(0.1).after("visit:call-next", { counterId: "c1" }))).toBe("请 A001");
    expect(shown(roll.after("clerk:back-office", {}))).toBe("暂停服务 Paused");
    expect(shown(roll.after("counter:pause", { counterId: "c1", reason: "x" }))).toBe("暂停服务 Paused");
    expect(shown(roll.after("counter:close", { counterId: "c1" }))).toBe("暂停服务 Closed");
  });

  it.each([
    "clerk:break",
    "clerk:back-office",
    "clerk:away",
  ] as const)("says paused while the clerk is gone: %s", (name) => {
    const gone = given().staffed("c3", zhao).after(name, { reason: "x" }, zhao);
    expect(shown(gone, "c3")).toBe("暂停服务 Paused");
    expect(shown(gone.after("clerk:back", {}, zhao), "c3")).toBe("请等候叫号 Open");
  });
});
