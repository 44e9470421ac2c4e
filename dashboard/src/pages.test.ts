import { ROLES } from "@hall/contract";
import { describe, expect, it } from "vitest";
import { pageOf, pagesFor } from "./pages.ts";

describe("the pages of the dashboard", () => {
  it("are offered to those who may do something there", () => {
    expect(pagesFor(ROLES.admin)).toEqual([
      "hall",
      "routing",
      "reports",
      "bookings",
      "privacy",
      "audit",
      "administration",
    ]);
    expect(pagesFor(ROLES.manager)).toEqual(["hall", "routing", "reports", "bookings", "privacy"]);
    expect(pagesFor(ROLES.auditor)).toEqual(["hall", "routing", "reports", "privacy", "audit"]);
    expect(pagesFor(ROLES.clerk)).toEqual(["hall", "bookings"]);
  });

  it("have an address each; any other is the hall", () => {
    expect(pageOf("#routing")).toBe("routing");
    expect(pageOf("")).toBe("hall");
    expect(pageOf("#enrol=AB")).toBe("hall");
  });
});
