import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN_PASSWORD, aHub, type Hub } from "../../test/a-hub.ts";

let hub: Hub;
beforeAll(async () => {
  hub = await aHub();
});
afterAll(() => hub.stop());

const anAccount = (change: object = {}) => ({
  username: `lin-${Math.random().toString(36).slice(2, 9)}`,
  password: "long enough to pass",
  name: "林",
  roles: ["clerk"],
  halls: ["sample"],
  ...change,
});
const post = (path: string, body: unknown, token?: string) => hub.ask(path, { body, token });
const signIn = (username: string, password: string) => post("/api/sign-in", { username, password });

describe("signing in", () => {
  it("gives the first administrator a token with all permissions", async () => {
    const { status, body } = await signIn("Admin", ADMIN_PASSWORD);
    expect(status).toBe(200);
    expect(body.value.permissions).toContain("manage-accounts");
    expect(Date.parse(body.value.expiresAt) - hub.wall.ms).toBe(12 * 3_600_000);
    const me = await hub.ask("/api/session", { token: body.value.token });
    expect(me.body.value).toMatchObject({ kind: "staff", name: "管理员" });
  });

  it("says the same to a wrong password and an unknown name", async () => {
    const wrong = await signIn("admin", "not the password");
    const unknown = await signIn("nobody", "not the password");
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it("stores no secret in the clear", async () => {
    const { body } = await signIn("admin", ADMIN_PASSWORD);
    const stored = JSON.stringify([
      await hub.store.accounts(),
      await hub.store.auditPage({ after: 0, limit: 1000 }),
    ]);
    expect(stored).not.toContain(body.value.token);
    expect(stored).not.toContain(ADMIN_PASSWORD);
  });

  it("ends by signing out", async () => {
    const token = await hub.admin();
    expect((await post("/api/sign-out", {}, token)).status).toBe(200);
    expect((await hub.ask("/api/session", { token })).status).toBe(401);
  });

  it("ends after twelve hours", async () => {
    const token = await hub.admin();
    expect((await hub.ask("/api/session", { token })).status).toBe(200);
    hub.wall.ms += 12 * 3_600_000;
    expect((await hub.ask("/api/session", { token })).status).toBe(401);
    await hub.access.sweep();
    expect((await hub.ask("/api/session", { token })).status).toBe(401);
  });

  it("refuses a series of guesses for a while, also with the right password", async () => {
    const { username } = await hub.staff("clerk");
    for (let guess = 0; guess < 10; guess += 1) expect((await signIn(username, "guess")).status).toBe(401);
    const next = await signIn(username, "long enough to pass");
    expect(next.status).toBe(429);
    expect(next.body.fault.code).toBe("too-many");
    expect(Number(next.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("counts guesses that are made side by side", async () => {
    const { username } = await hub.staff("clerk");
    const guesses = await Promise.all(Array.from({ length: 15 }, () => signIn(username, "guess")));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
  });
});

describe("accounts", () => {
  it("are created by an administrator and sign in with their roles' permissions", async () => {
    const account = anAccount();
    const created = await post("/api/accounts", account, await hub.admin());
    expect(created).toMatchObject({ status: 200, body: { ok: true, value: { username: account.username } } });
    expect(JSON.stringify(created.body)).not.toContain("argon2");
    const { body } = await signIn(account.username, account.password);
    expect(body.value.permissions).toContain("call");
    expect(body.value.permissions).not.toContain("cherry-pick");
  });

  it.each([
    ["a short password", { password: "too short" }, "password"],
    ["a name with spaces", { username: "a b" }, "username"],
    ["an unknown role", { roles: ["king"] }, "roles.0"],
    ["no hall", { halls: [] }, "halls"],
    ["something unknown", { admin: true }, "admin"],
  ])("are refused with %s", async (_what, change, path) => {
    const { status, body } = await post("/api/accounts", anAccount(change), await hub.admin());
    expect(status).toBe(400);
    expect(body.fault).toMatchObject({ code: "invalid" });
    expect(body.fault.message).toContain(path);
  });

  it("have a name of their own, whatever its case", async () => {
    const admin = await hub.admin();
    expect((await post("/api/accounts", anAccount({ username: "Twice" }), admin)).status).toBe(200);
    const again = await post("/api/accounts", anAccount({ username: "tWICE" }), admin);
    expect(again).toMatchObject({ status: 409, body: { fault: { code: "conflict" } } });
  });

  it("end at once when they are disabled", async () => {
    const clerk = await hub.staff("clerk");
    expect((await hub.ask("/api/session", { token: clerk.token })).status).toBe(200);
    const disabled = await post(`/api/accounts/${clerk.accountId}/disable`, {}, await hub.admin());
    expect(disabled.status).toBe(200);
    expect((await hub.ask("/api/session", { token: clerk.token })).status).toBe(401);
    expect((await signIn(clerk.username, clerk.password)).status).toBe(401);
  });

  it("cannot disable themselves", async () => {
    const token = await hub.admin();
    const { body } = await hub.ask("/api/session", { token });
    expect((await post(`/api/accounts/${body.value.id}/disable`, {}, token)).status).toBe(409);
  });

  it("give away neither rights nor halls that they do not have", async () => {
    const local = await hub.staff("admin", ["sample"]);
    const elsewhere = await post("/api/accounts", anAccount({ halls: ["other"] }), local.token);
    const everywhere = await post("/api/accounts", anAccount({ halls: "all" }), local.token);
    expect([elsewhere.status, everywhere.status]).toEqual([403, 403]);
    const everybody = await hub.staff("manager", "all");
    expect((await post(`/api/accounts/${everybody.accountId}/disable`, {}, local.token)).status).toBe(404);
  });

  it("change their own password with the current one, and are signed out everywhere", async () => {
    const clerk = await hub.staff("clerk");
    const change = (current: string) =>
      hub.ask(`/api/accounts/${clerk.accountId}/password`, {
        method: "PUT",
        token: clerk.token,
        body: { password: "an even longer one", current },
      });
    expect((await change("wrong")).status).toBe(403);
    expect((await change(clerk.password)).status).toBe(200);
    expect((await hub.ask("/api/session", { token: clerk.token })).status).toBe(401);
    expect((await signIn(clerk.username, "an even longer one")).status).toBe(200);
  });
});

describe("enrolling", () => {
  const enrolment = async (change: object = {}) =>
    post("/api/enrolments", { kind: "board", id: "board-1", hallId: "sample", ...change }, await hub.admin());
  const enrol = (code: string) => post("/api/enrol", { code });

  it("gives a screen a token of its own for a code, once", async () => {
    const { body } = await enrolment();
    expect(body.value.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const entered = await enrol(body.value.code.toLowerCase().replace("-", " "));
    expect(entered.body.value).toMatchObject({ kind: "board", id: "board-1", hallId: "sample" });
    expect((await enrol(body.value.code)).status).toBe(404);
    const me = await hub.ask("/api/session", { token: entered.body.value.token });
    expect(me.body.value).toMatchObject({ kind: "board", id: "board-1", permissions: ["see-board"] });
  });

  it("gives one of two who type the same code at the same time a token", async () => {
    const { body } = await enrolment({ id: "board-2" });
    const both = await Promise.all([enrol(body.value.code), enrol(body.value.code)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 404]));
  });

  it("ends the former token of the same place", async () => {
    const first = await hub.enrolled("board", "board-3");
    expect((await hub.ask("/api/session", { token: first })).status).toBe(200);
    const second = await hub.enrolled("board", "board-3");
    expect((await hub.ask("/api/session", { token: first })).status).toBe(401);
    expect((await hub.ask("/api/session", { token: second })).status).toBe(200);
  });

  it("refuses a code after fifteen minutes", async () => {
    const { body } = await enrolment({ id: "board-4" });
    hub.wall.ms += 15 * 60_000;
    expect((await enrol(body.value.code)).status).toBe(404);
  });

  it("needs the kind that the configuration says, and a hall that exists", async () => {
    expect((await enrolment({ id: "kiosk-1" })).body.fault.message).toContain("kiosk");
    expect((await enrolment({ hallId: "nowhere" })).status).toBe(404);
    expect((await enrolment({ hallId: undefined })).body.fault.message).toContain("sample, other");
  });

  it("is nothing for a clerk", async () => {
    const { token } = await hub.staff("clerk");
    expect((await post("/api/enrolments", { kind: "board", id: "b" }, token)).status).toBe(403);
  });

  it("can be taken back", async () => {
    const token = await hub.enrolled("board", "board-5");
    const admin = await hub.admin();
    const { body } = await hub.ask("/api/credentials", { token: admin });
    const { credentialId } = body.value.find(({ id }: { id: string }) => id === "board-5");
    const revoked = await hub.ask(`/api/credentials/${credentialId}`, { method: "DELETE", token: admin });
    expect(revoked.status).toBe(200);
    expect((await hub.ask("/api/session", { token })).status).toBe(401);
  });

  it("refuses a series of guesses from one address", async () => {
    const statuses: number[] = [];
    while (statuses.length < 40 && !statuses.includes(429)) statuses.push((await enrol("AAAA-AAAA")).status);
    expect(statuses.length).toBeLessThanOrEqual(21);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("the audit", () => {
  it("tells who did what, also what failed, to those who may read it", async () => {
    const admin = await hub.admin();
    await signIn("ghost", "guess");
    const { body } = await hub.ask("/api/audit?limit=1000", { token: admin });
    const actions = new Set(body.value.map(({ action }: { action: string }) => action));
    for (const action of ["account-created", "signed-in", "sign-in-failed", "enrolled", "credential-revoked"])
      expect(actions).toContain(action);
    const ghost = body.value.find(({ subject }: { subject: string }) => subject === "ghost");
    expect(ghost).toMatchObject({ action: "sign-in-failed", actor: "unknown", address: "127.0.0.1" });
    const { token } = await hub.staff("manager");
    expect((await hub.ask("/api/audit", { token })).status).toBe(403);
  });
});
