import { expect, it } from "vitest";
import { freeId } from "./free-id.ts";

it.each([
  ["classId", [], "class-1"],
  ["classId", [{ classId: "normal" }, { classId: "class-1" }], "class-2"],
  ["skillId", [{ skillId: "skill-2" }], "skill-1"],
] as const)("finds an id for %s beside %j: %s", (key, items, id) => {
  expect(freeId(items, key)).toBe(id);
});
