import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";

let hub: Hub;
let admin: string;
let manager: string;
let kiosk: string;
beforeAll(async () => {
  hub = await aHub();
  admin = await hub.admin();
  manager = (await hub.staff("manager")).token;
  kiosk = await hub.enrolled("kiosk", "kiosk-1");
});
afterAll(() => hub.stop());

const zh = { "accept-language": "zh-CN" };
const routing = async (token = admin) => (await hub.ask("/api/halls/sample/routing", { token })).body.value;
const preview = (configuration: unknown, token = admin, headers = {}) =>
  hub.ask("/api/halls/sample/routing/preview", { body: { configuration }, token, headers });
const save = (configuration: unknown, headers = {}) =>
  hub.ask("/api/halls/sample/configuration", { method: "PUT", body: configuration, token: admin, headers });
const take = (serviceId: string, more = {}) =>
  hub.ask("/api/halls/sample/commands/visit:take-ticket", {
    body: { serviceIds: [serviceId], ...more },
    token: kiosk,
  });
const green = { name: "Green", when: { groups: ["elderly"] }, then: { classId: "priority" } };

describe("the routing of a hall", () => {
  it("is read by a manager without cameras, and changed only by who may configure", async () => {
    const seen = await routing(manager);
    expect(seen).toMatchObject({ editable: false, version: expect.any(Number) });
    expect(seen.configuration.cameras).toEqual([]);
    expect(await routing()).toMatchObject({
      editable: true,
      configuration: { cameras: [{ cameraId: "door" }] },
    });
    expect((await preview(seen.configuration, manager)).status).toBe(403);
    expect((await hub.ask("/api/halls/sample/routing", { token: kiosk })).status).toBe(403);
  });

  it("shows what another one would make of those who wait, and changes nothing", async () => {
    await take("passport");
    await take("passport", { group: "elderly" });
    const { configuration, version } = await routing();
    const { status, body } = await preview({ ...configuration, segmentation: [green] });
    expect(status).toBe(200);
    expect(body.value.counters[0].line.map(({ code }: { code: string }) => code)).toEqual(["A002", "A001"]);
    expect(body.value.moved).toMatchObject([{ code: "A002", class: "priority", fromClass: "normal" }]);
    expect((await routing()).version).toBe(version);
  });

  it("takes the text of a file as well, and says in the caller's language where it is wrong", async () => {
    const { configuration } = await routing();
    const text = JSON.stringify({
      ...configuration,
      boundMinutes: 2,
      segmentation: [{ ...green, when: { groups: ["x"] } }],
    });
    const chinese = await preview(text, admin, zh);
    expect(chinese).toMatchObject({ status: 400, body: { fault: { code: "invalid" } } });
    const problems = chinese.body.fault.details.problems;
    expect(problems).toMatchObject([
      { line: 1, path: ["boundMinutes"], message: expect.stringContaining("数值过小") },
      { path: ["segmentation", 0, "when", "groups", 0], message: expect.stringContaining("没有“x”") },
    ]);
    const wrongName = await preview(
      { ...configuration, segmentation: [{ ...green, when: { groups: ["x"] } }] },
      admin,
      zh,
    );
    expect(wrongName.body.fault.details.problems).toMatchObject([
      { path: ["segmentation", 0, "when", "groups", 0], message: expect.stringContaining("没有“x”") },
    ]);
  });

  it("is refused when people wait in what it takes away: in the preview and when saved", async () => {
    await take("tax");
    const { configuration } = await routing();
    const services = configuration.services.filter(
      ({ serviceId }: { serviceId: string }) => serviceId !== "tax",
    );
    const looked = await preview({ ...configuration, services }, admin, zh);
    expect(looked.body.fault.details.problems).toMatchObject([
      { path: ["services"], message: expect.stringContaining("还有 1 人") },
    ]);
    expect(await save({ ...configuration, services }, zh)).toMatchObject({
      status: 409,
      body: { fault: { details: { rule: "service-in-use" }, message: expect.stringContaining("还有 1 人") } },
    });
  });

  it("is saved with its version; what somebody else saved meanwhile is never overwritten", async () => {
    const { configuration, version } = await routing();
    const match = { "if-match": `"${version}"` };
    expect((await save({ ...configuration, boundMinutes: 50 }, match)).status).toBe(200);
    const late = await save({ ...configuration, boundMinutes: 40 }, match);
    expect(late).toMatchObject({
      status: 409,
      body: { fault: { details: { rule: "configuration-changed" } } },
    });
    expect((await routing()).configuration.boundMinutes).toBe(50);
  });

  it("remembers who saved what", async () => {
    const { body } = await hub.ask("/api/halls/sample/configuration/saves?limit=2", { token: manager });
    expect(body.value).toMatchObject([
      {
        version: (await routing()).version,
        by: { kind: "staff", name: "管理员" },
        configuration: { boundMinutes: 50 },
      },
      { by: { kind: "system" }, configuration: { boundMinutes: 60, cameras: [] } },
    ]);
  });
});

describe("the journal for auditors", () => {
  it("is read from either end, filtered by command, person and ticket, with names", async () => {
    const auditor = (await hub.staff("auditor")).token;
    const lines = async (query: string) =>
      (await hub.ask(`/api/halls/sample/journal?${query}`, { token: auditor })).body.value;
    const [newest] = await lines("before=999999&limit=1");
    expect(newest).toMatchObject({ event: "hall-configured", by: { name: "管理员" } });
    expect((await lines("limit=1"))[0].seq).toBe(1);
    expect((await lines("before=999999&code=A002")).map(({ event }: { event: string }) => event)).toEqual([
      "ticket-issued",
    ]);
    expect(await lines(`before=999999&command=visit:take-ticket`)).toHaveLength(4); // with the start of the day
    expect(await lines(`before=999999&by=kiosk-1&limit=2`)).toHaveLength(2);
    const table = await hub.ask("/api/halls/sample/journal?before=999999", {
      token: auditor,
      headers: { accept: "text/csv" },
    });
    expect(table.body).toContain("ticket-issued");
  });

  it("shows no camera's address, which may hold its password, but to those who configure", async () => {
    const auditor = (await hub.staff("auditor")).token;
    const saves = "/api/halls/sample/journal?command=hall:configure";
    const read = async (token: string, accept = "application/json") =>
      JSON.stringify((await hub.ask(saves, { token, headers: { accept } })).body);
    for (const accept of ["application/json", "text/csv"]) {
      expect(await read(auditor, accept)).toContain("boundMinutes");
      expect(await read(auditor, accept)).not.toContain("10.0.0.9");
      expect(await read(admin, accept)).toContain("10.0.0.9");
    }
  });

  it("has its like for accounts and devices, for those who audit the whole house", async () => {
    const { body } = await hub.ask("/api/audit?before=999999&action=enrolled&limit=1", { token: admin });
    expect(body.value).toMatchObject([{ action: "enrolled", subject: expect.stringContaining("kiosk-1") }]);
    const [first] = (await hub.ask("/api/audit?action=signed-in", { token: admin })).body.value;
    expect(first).toMatchObject({ actorName: "管理员" });
  });
});
