import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";
import { deviceLogin } from "./access.ts";
import { SYSTEM } from "./principal.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await aHub();
});
afterAll(() => hub.stop());

describe("the first start", () => {
  it("makes one administrator and no second one", async () => {
    expect(await hub.accounts.ensureAdministrator(undefined)).toBeUndefined();
    expect((await hub.accounts.list(SYSTEM)).filter(({ roles }) => roles.includes("admin"))).toHaveLength(1);
  });

  it("prints links that sign a person in once", async () => {
    const { accountId } = await hub.staff("clerk");
    const code = await hub.enrolments.createForStaff(accountId, SYSTEM);
    const entered = await hub.ask("/api/enrol", { body: { code } });
    expect(entered.body.value).toMatchObject({ kind: "staff", id: accountId });
    const { token } = entered.body.value;
    expect((await hub.ask("/api/session", { token })).body.value).toMatchObject({
      kind: "staff",
      id: accountId,
    });
    expect((await hub.ask("/api/enrol", { body: { code } })).status).toBe(404);
  });

  it("lets nobody in by a link of an account that was disabled meanwhile", async () => {
    const { accountId } = await hub.staff("clerk");
    const code = await hub.enrolments.createForStaff(accountId, SYSTEM);
    await hub.accounts.disable(accountId, SYSTEM);
    expect((await hub.ask("/api/enrol", { body: { code } })).status).toBe(403);
  });
});

describe("a device at the broker", () => {
  it.each([
    ["pad-1", "sample", true],
    ["sample/pad-1", "sample", true],
    ["other/pad-1", "sample", false],
    ["pad-2", "sample", false],
    ["", "sample", false],
  ])("signs in as %s with the token of pad-1 in %s: %s", async (username, hallId, welcome) => {
    const token = await hub.enrolled("device", "pad-1", hallId);
    const principal = await deviceLogin(hub.access, username, token);
    expect(principal !== undefined).toBe(welcome);
  });

  it("is neither a person nor a visitor, and needs its token", async () => {
    const admin = await hub.admin();
    const { body } = await hub.ask("/api/session", { token: admin });
    expect(await deviceLogin(hub.access, body.value.id, admin)).toBeUndefined();
    expect(await deviceLogin(hub.access, "pad-1", "guessed")).toBeUndefined();
  });

  it("is out when its credential is revoked", async () => {
    const token = await hub.enrolled("device", "lamp");
    await hub.enrolled("device", "lamp");
    expect(await deviceLogin(hub.access, "lamp", token)).toBeUndefined();
  });
});

describe("a pad's token", () => {
  it("opens that one rating and nothing else", async () => {
    hub.halls.visitByToken = () => ({ hallId: "sample", visitId: crypto.randomUUID(), stepId: "step" });
    expect(await hub.access.authenticate("a-pad-token")).toBeUndefined();
  });
});
