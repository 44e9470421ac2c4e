import { type AccountView, type DeviceView, ROLES } from "@hall/contract";
import { placesOf } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { enrolmentLink, kindOf } from "./enrolment-link.ts";
import { offsetOf, problemsOf } from "./file-problems.ts";
import { grantableRoles, mayManage } from "./grants.ts";
import { sectionsFor } from "./sections.ts";
import { words } from "./words.ts";

const pad: DeviceView = { deviceId: "pad-3", kind: "rating-pad", counterId: "c3", status: "never-seen" };
const printer: DeviceView = { deviceId: "printer-1", kind: "ticket-printer", status: "never-seen" };
const link = (kind: "kiosk" | "board" | "device", id: string) =>
  enrolmentLink({ kind, id, code: "AB CD" }, [pad, printer], "http://hall");

describe("what somebody is offered", () => {
  it("is what their permissions are good for", () => {
    expect(sectionsFor(ROLES.admin)).toEqual(["devices", "accounts"]);
    expect(sectionsFor(ROLES.auditor)).toEqual([]);
    expect(sectionsFor(ROLES.clerk)).toEqual([]);
  });

  it("gives away no role with more than they have", () => {
    expect(grantableRoles(ROLES.admin)).toEqual(["clerk", "manager", "admin", "auditor"]);
    expect(grantableRoles([...ROLES.manager, "manage-accounts"])).toEqual(["clerk", "manager"]);
  });

  it("ends neither their own account, nor a greater one, nor one that has ended", () => {
    const account = (parts: Partial<AccountView>): AccountView => ({
      accountId: "2",
      username: "li",
      name: "李",
      roles: ["clerk"],
      halls: "all",
      createdAt: "2026-11-24T01:00:00Z",
      ...parts,
    });
    const manager = { id: "1", permissions: ROLES.manager };
    expect(mayManage(account({}), manager)).toBe(true);
    expect(mayManage(account({ accountId: "1" }), manager)).toBe(false);
    expect(mayManage(account({ roles: ["clerk", "admin"] }), manager)).toBe(false);
    expect(mayManage(account({ disabledAt: "2026-11-24T01:00:00Z" }), manager)).toBe(false);
  });
});

describe("the link of an enrolment", () => {
  it("opens the screen's own page, with the code where no server sees it", () => {
    expect(link("kiosk", "kiosk-1")).toBe("http://hall/kiosk/#enrol=AB%20CD");
    expect(link("board", "board-1")).toBe("http://hall/board/#enrol=AB%20CD");
    expect(link("device", "pad-3")).toBe("http://hall/pad/c3#enrol=AB%20CD");
  });

  it("is not there for a device that shows no page", () => {
    expect(link("device", "printer-1")).toBeUndefined();
    expect(link("device", "new-one")).toBeUndefined();
    expect(kindOf(printer)).toBe("device");
    expect(kindOf({ kind: "board" })).toBe("board");
  });
});

describe("what is wrong in a configuration", () => {
  it("is read from the refusal; another refusal has no lines", () => {
    const problem = { line: 3, column: 5, field: "queues", message: "Required" };
    expect(problemsOf({ code: "invalid", message: "", details: { problems: [problem] } })).toEqual([problem]);
    expect(problemsOf({ code: "forbidden", message: "" })).toEqual([]);
    expect(problemsOf({ code: "invalid", message: "", details: { problems: "many" } })).toEqual([]);
  });

  it("is found in the text by line and column", () => {
    const text = "a: 1\nbc: 2\n  d: 3";
    expect(text.slice(offsetOf(text, { line: 3, column: 3 }))).toBe("d: 3");
    expect(offsetOf(text, { line: 1, column: 1 })).toBe(0);
    expect(offsetOf(text, { line: 99, column: 1 })).toBe(text.length);
  });
});

describe("the words of the administration", () => {
  it.each(Object.keys(words["zh-CN"]))("%s has the same places in both languages", (key) => {
    const name = key as keyof typeof words.en;
    expect(placesOf(words.en[name])).toEqual(placesOf(words["zh-CN"][name]));
  });
});
