import { expect, it, onTestFinished } from "vitest";
import { aHub } from "../../test/a-hub.ts";
import { aHall } from "../../test/given.ts";
import { SYSTEM } from "../app/principal.ts";
import { warnOfUnknownClerks } from "./warn-of-unknown-clerks.ts";

it("a clerk whom a configuration names though nobody signs in so is named in the log, until somebody does", async () => {
  const hub = await aHub();
  onTestFinished(() => hub.stop());
  const skills = [{ skillId: "law", name: "Law" }];
  const { username } = await hub.staff("clerk");
  const clerks = [username, "zhangmin"].map((clerkId) => ({ clerkId, skills: [{ skillId: "law" }] }));
  await hub.halls.configure("sample", aHall({ skills, clerks }), SYSTEM);
  const warned = async (): Promise<unknown[]> => {
    const lines: unknown[] = [];
    await warnOfUnknownClerks(
      { registry: hub.halls, accounts: hub.accounts },
      { warn: (facts: unknown) => void lines.push(facts) },
    );
    return lines;
  };
  expect(await warned()).toEqual([
    {
      hall: "sample",
      field: "clerks[1].clerkId",
      found: "zhangmin",
      expected: "the user name of an account that may take a counter in this hall",
    },
  ]);
  const zhang = { username: "zhangmin", name: "Zhang", roles: ["clerk" as const], halls: ["sample"] };
  await hub.accounts.create({ ...zhang, password: "long enough to pass" }, SYSTEM);
  expect(await warned()).toEqual([]);
});
