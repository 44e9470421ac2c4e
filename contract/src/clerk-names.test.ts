import { describe, expect, it } from "vitest";
import { meansClerk } from "./clerk-names.ts";

const zhang = { clerkId: "7b0c1c9e-6f0e-4a52-9a3a-0d6a5f0a7f11", username: "zhangmin" };

describe("whom a configuration means by a clerkId", () => {
  it.each([
    ["the account's id", zhang.clerkId, true],
    ["the user name", "zhangmin", true],
    ["the user name, as somebody types it", " ZhangMin ", true],
    ["another user name", "zhang", false],
    ["what people are called", "张敏", false],
  ])("%s", (_what, said, meant) => {
    expect(meansClerk(said, zhang)).toBe(meant);
  });

  it("nobody by a user name whose own is not known", () => {
    expect(meansClerk("zhangmin", { clerkId: zhang.clerkId })).toBe(false);
    expect(meansClerk("zhangmin", { clerkId: zhang.clerkId, username: undefined })).toBe(false);
  });
});
