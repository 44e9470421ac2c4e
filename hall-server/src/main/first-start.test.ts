import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { NewAccount } from "@hall/contract";
import { expect, it } from "vitest";
import type { AccessStore, StoredAccount } from "../app/access-store.ts";
import { parseHallFile } from "../app/hall-file.ts";
import { unknownClerks } from "../app/unknown-clerks.ts";
import { firstAccounts } from "./first-start.ts";
import { SAMPLE_HALL } from "./hall-files.ts";

it("the sample hall gives skills to its own people", async () => {
  const made: NewAccount[] = [];
  const accounts = {
    ensureAdministrator: () => Promise.resolve({ password: "x", random: true }),
    create: (account: NewAccount) => Promise.resolve(made.push(account)),
  };
  const random = (bytes: number) => randomBytes(bytes);
  await firstAccounts({ accounts, random } as never, undefined, SAMPLE_HALL);
  const store: Pick<AccessStore, "accounts"> = {
    accounts: () =>
      Promise.resolve(
        made.map(
          (one) => ({ ...one, accountId: one.username, disabledAt: undefined }) as unknown as StoredAccount,
        ),
      ),
  };
  const file = parseHallFile(readFileSync(new URL("../../halls/zhengwu.yaml", import.meta.url), "utf8"));
  if (!file.ok) throw new Error("the sample is wrong");
  expect(file.configuration.clerks).not.toEqual([]);
  expect(await unknownClerks(file.configuration, store)).toEqual([]);
});
