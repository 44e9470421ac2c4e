import { ClerkStatistics, Fairness, Statistics } from "@hall/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";
import { verifyDay } from "../main/verify-statistics.ts";

const RANGE = "from=2026-11-24&to=2026-11-24";
let hub: Hub;
let admin: string;
let clerkId: string;
beforeAll(async () => {
  hub = await aHub();
  admin = await hub.admin();
  const kiosk = await hub.enrolled("kiosk", "kiosk-1");
  const { token, accountId } = await hub.staff("clerk");
  clerkId = accountId;
  const does = (name: string, body: object, by = token) =>
    hub.ask(`/api/halls/sample/commands/${name}`, { method: "POST", body, token: by });
  await does("clerk:take-counter", { counterId: "c1" });
  await does("counter:open", { counterId: "c1" });
  await does("visit:take-ticket", { serviceIds: ["passport"] }, kiosk);
  await does("visit:take-ticket", { serviceIds: ["passport"], class: "priority", group: "elderly" }, kiosk);
  const called = await does("visit:call-next", { counterId: "c1" });
  const { visitId } = called.body.value.visit;
  await does("visit:arrive", { visitId });
  await does("visit:finish", { visitId });
});
afterAll(() => hub.stop());

const read = (path: string, init: Parameters<Hub["ask"]>[1] = {}) =>
  hub.ask(`/api/halls/sample/statistics${path}`, { token: admin, ...init });

describe("statistics over REST", () => {
  it("answers figures of the day, and rows by what is asked", async () => {
    const { status, body } = await read(`?${RANGE}&by=counter`);
    expect(status).toBe(200);
    expect(Statistics.parse(body.value)).toMatchObject({
      issued: 2,
      served: 1,
      wait: { n: 1 },
      by: "counter",
      rows: [{ key: "c1", served: 1, staff: { serving: expect.any(Number) } }, { key: null }],
    });
  });

  it("answers what clerks did, period by period", async () => {
    const { body } = await read(`/clerks?${RANGE}`);
    const [clerk] = ClerkStatistics.parse(body.value).clerks;
    expect(clerk).toMatchObject({ clerkId, served: 1, days: 1, inaccurate: 0 });
    expect(clerk?.periods?.at(-1)).toMatchObject({ state: "idle-while-waiting", to: null });
  });

  it("answers what special groups cost", async () => {
    const { body } = await read(`/fairness?${RANGE}`);
    expect(Fairness.parse(body.value)).toMatchObject({ calls: 1 });
  });

  it("is the journal's own count, as the command for it finds", async () => {
    const ask = async (path: string) =>
      (await hub.ask(`/api/halls/sample${path}`, { token: admin })).body.value;
    const { events, verdicts } = await verifyDay(ask, "2026-11-24");
    expect(events).toBeGreaterThan(6);
    expect(verdicts.filter(({ equal }) => !equal)).toEqual([]);
    const wrong = async (path: string) =>
      path.includes("by=queue") ? { ...(await ask(path)), issued: 3 } : ask(path);
    const found = await verifyDay(wrong, "2026-11-24");
    expect(found.verdicts.filter(({ equal }) => !equal).map(({ what }) => what)).toEqual([
      "statistics by queue",
    ]);
  });

  it.each([
    ["", "from"],
    ["?from=2026-11-24", "to"],
    ["?from=2026-11-25&to=2026-11-24", "not before"],
    ["?from=2025-11-24&to=2026-11-25", "at most 366 days"],
    ["?from=2026-02-30&to=2026-03-01", "from"],
    ["?from=yesterday&to=today", "from"],
    [`?${RANGE}&by=weather`, "by"],
    ["/clerks?from=2026-11-25&to=2026-11-24", "not before"],
    ["/fairness?from=2020-01-01&to=2026-01-01", "at most 366 days"],
  ])("refuses %s with words", async (path, words) => {
    const { status, body } = await read(path);
    expect([status, body.fault.code]).toEqual([400, "invalid"]);
    expect(JSON.stringify(body.fault)).toContain(words);
  });

  it.each(["", "/clerks", "/fairness"])("is not for those who may not see statistics: %s", async (path) => {
    const { token } = await hub.staff("clerk");
    expect((await read(`${path}?${RANGE}`, { token })).status).toBe(403);
    expect((await hub.ask(`/api/halls/sample/statistics${path}?${RANGE}`)).status).toBe(401);
    const auditor = await hub.staff("auditor");
    expect((await read(`${path}?${RANGE}`, { token: auditor.token })).status).toBe(200);
  });

  it.each([
    [`?${RANGE}&by=queue`, /^key,issued,served,.*\r\npapers,2,1,/],
    [`?${RANGE}`, /^day,issued,.*\r\n2026-11-24,2,/],
    [`/clerks?${RANGE}`, /^clerkId,name,days,minutes\.signed-out,/],
    [`/fairness?${RANGE}`, /^who,id,n,.*\r\nnormal,,/],
  ])("tells %s as a table to whoever accepts CSV", async (path, table) => {
    const answer = await fetch(`${hub.url}/api/halls/sample/statistics${path}`, {
      headers: { authorization: `Bearer ${admin}`, accept: "text/csv" },
    });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe("attachment; filename=sample.csv");
    expect(answer.headers.get("vary")).toContain("Accept");
    expect(await answer.text()).toMatch(table);
  });

  it("refuses in JSON whoever asks for a table of nonsense", async () => {
    const answer = await fetch(`${hub.url}/api/halls/sample/statistics?from=1&to=2`, {
      headers: { authorization: `Bearer ${admin}`, accept: "text/csv" },
    });
    expect([answer.status, ((await answer.json()) as { ok: boolean }).ok]).toEqual([400, false]);
  });
});
