import { describe, expect, it } from "vitest";
import { given, lin } from "../../test/given.ts";
import { recalled, remembered } from "./memory.ts";

const kept = (state: Parameters<typeof remembered>[0]): unknown =>
  JSON.parse(JSON.stringify(remembered(state)));

describe("what a hall keeps in its memory", () => {
  const { state } = given().staffed("c1", { ...lin, username: "zhangmin" });

  it("has the user names of the clerks on duty, by which the configuration may mean them", () => {
    expect(recalled(kept(state))?.clerks.get(lin.id)?.username).toBe("zhangmin");
  });

  it("is not taken from a hub that did not keep them: the journal is read instead", () => {
    expect(recalled({ ...(kept(state) as object), format: 5 })).toBeUndefined();
  });
});
