import { ROLES } from "@hall/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";
import { SYSTEM } from "../app/principal.ts";

let hub: Hub;
let admin: string;
let kiosk: string;
beforeAll(async () => {
  hub = await aHub();
  admin = await hub.admin();
  kiosk = await hub.enrolled("kiosk", "kiosk-1");
});
afterAll(() => hub.stop());

const command = (name: string, body: unknown, token: string) =>
  hub.ask(`/api/halls/sample/commands/${name}`, { body, token });
const preview = async (configuration: unknown) =>
  (await hub.ask("/api/halls/sample/routing/preview", { body: { configuration }, token: admin })).body.value;

/** The hall with a trainee who may do nothing that needs law; her account does not exist yet. */
async function withTrainee() {
  const { body } = await hub.ask("/api/halls/sample/configuration", { token: admin });
  const { configuration } = (await hub.ask("/api/halls/sample/routing", { token: admin })).body.value;
  expect(body.value).toEqual(configuration);
  const passport = { ...configuration.services[0], skillIds: ["law"] };
  return {
    ...configuration,
    skills: [{ skillId: "law", name: "Law" }],
    services: [passport, ...configuration.services.slice(1)],
    clerks: [
      { clerkId: "zhangmin", skills: [] },
      { clerkId: "liwei", skills: [{ skillId: "law" }] },
    ],
  };
}

async function signedIn(username: string): Promise<string> {
  const password = "long enough to pass";
  await hub.accounts.create(
    { username, password, name: username, roles: ["clerk"], halls: ["sample"] },
    SYSTEM,
  );
  return (await hub.signIn.signIn({ username, password }, "test")).token;
}

describe("clerks whom a hall's file names before they have accounts", () => {
  it("are told in the preview, and have what was written as soon as they sign in", async () => {
    const configuration = await withTrainee();
    expect((await preview(configuration)).unknownClerks).toEqual([
      { field: "clerks[0].clerkId", clerkId: "zhangmin" },
      { field: "clerks[1].clerkId", clerkId: "liwei" },
    ]);
    const saved = await hub.ask("/api/halls/sample/configuration", {
      method: "PUT",
      body: configuration,
      token: admin,
    });
    expect(saved.status).toBe(200);
    const [zhangmin, liwei] = [await signedIn("zhangmin"), await signedIn("liwei")];
    expect((await preview(configuration)).unknownClerks).toEqual([]);

    await command("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
    for (const [token, counterId] of [
      [zhangmin, "c1"],
      [liwei, "c3"],
    ] as const) {
      await command("clerk:take-counter", { counterId }, token);
      await command("counter:open", { counterId }, token);
    }
    const { body } = await command("hall:snapshot", {}, admin);
    expect(body.value.clerks).toMatchObject([{ username: "zhangmin" }, { username: "liwei" }]);
    const trainee = await command("visit:call-next", { counterId: "c1" }, zhangmin);
    expect(trainee.body.value).toMatchObject({
      visit: null,
      explain: { passedOver: [{ because: "no-skill" }] },
    });
    const expert = await command("visit:call-next", { counterId: "c3" }, liwei);
    expect(expert.body.value).toMatchObject({ visit: { code: "A001" } });
  });

  it("are unknown, too, where the account is disabled, of another hall, or takes no counter", async () => {
    const { accountId } = await hub.staff("clerk");
    const gone = await hub.staff("clerk");
    await hub.accounts.disable(gone.accountId, SYSTEM);
    const stranger = await hub.staff("clerk", ["other"]);
    const auditor = await hub.staff("auditor");
    expect(ROLES.auditor).not.toContain("take-counter");
    const ids = [accountId, gone.username, stranger.username, auditor.username];
    const configuration = {
      ...(await withTrainee()),
      clerks: [{ clerkId: "liwei", skills: [{ skillId: "law" }] }],
    };
    const segmentation = ids.map((clerkId, i) => ({
      name: `Rule ${i}`,
      when: { partySizeOver: 10 + i },
      then: { reserveFor: { clerkId } },
    }));
    const { unknownClerks } = await preview({ ...configuration, segmentation });
    expect(unknownClerks).toEqual(
      ids.slice(1).map((clerkId, i) => ({
        field: `segmentation[${i + 1}].then.reserveFor.clerkId`,
        clerkId,
      })),
    );
  });
});
