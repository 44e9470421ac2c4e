import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHub, type Hub } from "../../test/a-hub.ts";
import { REST_ROUTES } from "./rest-routes.ts";

let hub: Hub;
let folder: string;
let admin: string;
let kiosk: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hall-screens-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "kiosk.html"), "<!doctype html><title>kiosk</title>");
  await writeFile(join(folder, "phone.html"), "<!doctype html><title>phone</title>");
  await writeFile(join(folder, "sw.js"), "// worker");
  await writeFile(join(folder, "assets", "kiosk-B1a2C3d4.js"), "// script");
  hub = await aHub({ screens: { kiosk: folder, counter: folder } });
  admin = await hub.admin();
  kiosk = await hub.enrolled("kiosk", "kiosk-1");
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const command = (name: string, init: Parameters<Hub["ask"]>[1]) =>
  hub.ask(`/api/halls/sample/commands/${name}`, { method: "POST", ...init });
const take = (headers: Record<string, string> = {}) =>
  command("visit:take-ticket", { body: { serviceIds: ["passport"] }, token: kiosk, headers });

describe("a command over REST", () => {
  it("is done, and again with the same key returns the first answer", async () => {
    const first = await take({ "idempotency-key": "one" });
    expect(first).toMatchObject({
      status: 200,
      body: { ok: true, value: { code: expect.stringMatching(/^A\d+$/) } },
    });
    expect((await take({ "idempotency-key": "one" })).body).toEqual(first.body);
    expect((await take({ "idempotency-key": "two" })).body).not.toEqual(first.body);
  });

  it.each([
    ["no JSON", { text: "{counterId:" }, 400, "invalid"],
    ["a list", { body: [] }, 400, "invalid"],
    ["a bare word", { text: '"c1"' }, 400, "invalid"],
    ["more than 64 kB", { body: { counterId: "x".repeat(70_000) } }, 413, "too-large"],
    [
      "an odd key",
      { body: { counterId: "c1" }, headers: { "idempotency-key": "x".repeat(200) } },
      400,
      "invalid",
    ],
    [
      "another charset",
      { body: {}, headers: { "content-type": "application/json; charset=klingon" } },
      400,
      "invalid",
    ],
  ])("answers %s with a fault", async (_what, init, status, code) => {
    const { token } = await hub.staff("clerk");
    const answer = await command("visit:call-next", { token, ...init });
    expect(answer).toMatchObject({ status, body: { ok: false, fault: { code } } });
  });

  it.each([
    "visit:fly",
    "constructor",
    "__proto__",
    "toString",
    "%E0%A4%A",
  ])("named %s is not found", async (name) => {
    const { status, body } = await command(name, { body: {}, token: admin });
    expect(body.ok).toBe(false);
    expect(status).toBe(name.startsWith("%") ? 400 : 404);
  });

  it("needs a bearer token and a hall that exists", async () => {
    const unknownHall = await hub.ask("/api/halls/nowhere/commands/visit:call-next", {
      body: {},
      token: admin,
    });
    expect([unknownHall.status, unknownHall.body.fault.code]).toEqual([404, "not-found"]);
    for (const authorization of ["Basic YTpi", "Bearer", "Bearer a b"]) {
      const { status } = await command("visit:call-next", { body: {}, headers: { authorization } });
      expect(status).toBe(401);
    }
  });

  it("cannot watch a camera", async () => {
    expect(
      (await command("camera:watch", { body: { cameraId: "door", on: true }, token: admin })).status,
    ).toBe(400);
  });

  it("says nothing of a failure of ours", async () => {
    const broken = hub.halls.run;
    hub.halls.run = () => Promise.reject(new Error("disk full at /var/lib"));
    const { status, body } = await take();
    hub.halls.run = broken;
    expect([status, body.fault.code]).toEqual([503, "unavailable"]);
    expect(JSON.stringify(body)).not.toContain("disk");
    expect(String(hub.logged.pop())).toContain("disk full");
  });
});

describe("rating", () => {
  it("needs no more than the token, and is never a clerk's", async () => {
    const clerk = await hub.staff("clerk");
    const manager = await hub.staff("manager");
    const own = (name: string, body: object) => command(name, { body, token: clerk.token });
    const ticket = (await take()).body.value;
    await own("clerk:take-counter", { counterId: "c1" });
    await own("counter:open", { counterId: "c1" });
    let visitId = "";
    while (visitId !== ticket.visitId) {
      visitId = (await own("visit:call-next", { counterId: "c1" })).body.value.visit.visitId;
      await own("visit:arrive", { visitId });
      await own("visit:finish", { visitId });
    }
    const rate = { body: { token: ticket.token, grade: 5 } };
    expect((await command("visit:rate", { ...rate, token: clerk.token })).status).toBe(403);
    expect((await command("visit:rate", { body: { token: "guessed-guessed", grade: 1 } })).status).toBe(404);
    expect(await command("visit:rate", rate)).toMatchObject({ status: 200, body: { value: { grade: 5 } } });
    expect((await command("visit:rate", { ...rate, token: manager.token })).status).toBe(409);
  });
});

describe("languages", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "登录"],
    ["zh", "登录"],
    ["en-GB,en;q=0.9", "Sign in"],
    ["de", "Sign in"],
    ["*", "Sign in"],
  ])("with Accept-Language %s the fault says %s", async (language, words) => {
    const { body } = await hub.ask("/api/halls", { headers: { "accept-language": language } });
    expect(body.fault.message).toContain(words);
  });

  it("also where a schema speaks", async () => {
    const chinese = { "accept-language": "zh-CN" };
    const { body } = await command("visit:take-ticket", { body: {}, token: kiosk, headers: chinese });
    expect(body.fault.message).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe("reading", () => {
  const read = (path: string, token: string | undefined = admin) =>
    hub.ask(`/api/halls/sample${path}`, { token });

  it("shows each caller the halls and the things that are theirs", async () => {
    expect(
      (await hub.ask("/api/halls", { token: admin })).body.value.map(
        (hall: { hallId: string }) => hall.hallId,
      ),
    ).toEqual(["sample", "other"]);
    expect((await hub.ask("/api/halls", { token: kiosk })).body.value).toMatchObject([{ hallId: "sample" }]);
    const staff = (await read("/snapshot")).body.value;
    const open = (await read("/snapshot", kiosk)).body.value;
    expect(staff.cameras).toHaveLength(1);
    expect(JSON.stringify(staff)).not.toContain("secret");
    expect([open.cameras, open.clerks, open.alerts]).toEqual([[], [], []]);
    expect((await read("/queues", kiosk)).body.value).toEqual(open.queues);
  });

  it("tells a visit's periods and story to staff, and its own to its holder", async () => {
    const ticket = (await take()).body.value;
    const other = (await take()).body.value;
    const path = `/visits/${ticket.visitId}`;
    const seen = (await read(path)).body.value;
    expect(seen).toMatchObject({
      code: ticket.code,
      status: "waiting",
      periods: [{ state: "waiting", to: null }],
    });
    expect(seen.timeline.map(({ event }: { event: string }) => event)).toEqual(["ticket-issued"]);
    expect((await read(path, ticket.token)).body.value).toMatchObject({ code: ticket.code, timeline: [] });
    expect((await read(path, other.token)).status).toBe(403);
    expect((await read(path, kiosk)).status).toBe(403);
    expect((await read("/visits/not-a-visit")).status).toBe(404);
    expect((await read(`/visits/${crypto.randomUUID()}`)).status).toBe(404);
  });

  it.each([
    ["/journal?limit=2", { admin: 200, manager: 403, auditor: 200 }],
    ["/statistics?from=2026-11-24&to=2026-11-24", { admin: 200, clerk: 403, auditor: 200 }],
    ["/alerts?state=open", { admin: 200, clerk: 200 }],
    ["/configuration", { admin: 200, manager: 403, auditor: 403 }],
  ])("%s is for those who may", async (path, allowed) => {
    for (const [role, status] of Object.entries(allowed)) {
      const { token } = await hub.staff(role as "admin");
      expect([role, (await read(path, token)).status]).toEqual([role, status]);
    }
    expect((await read(path, kiosk)).status).toBe(403);
    expect((await hub.ask(`/api/halls/sample${path}`)).status).toBe(401);
    expect((await hub.ask(`/api/halls/other${path}`, { token: kiosk })).status).toBe(403);
  });

  it("pages through the journal", async () => {
    const first = (await read("/journal?limit=1")).body.value;
    expect(first).toMatchObject([{ seq: 1, event: "hall-configured", by: { kind: "system" } }]);
    const next = (await read("/journal?after=1&limit=1")).body.value;
    expect(next).toMatchObject([{ seq: 2 }]);
    expect((await read("/journal?limit=0")).status).toBe(400);
    expect((await read("/statistics?from=2026-11-24&to=2026-11-23")).status).toBe(400);
  });
});

describe("the configuration", () => {
  const put = (text: string) =>
    hub.ask("/api/halls/other/configuration", { method: "PUT", text, token: admin });

  it("is replaced as a whole, by JSON or YAML", async () => {
    const { body } = await hub.ask("/api/halls/other/configuration", { token: admin });
    const changed = { ...body.value, noShowSeconds: 90 };
    expect(await put(JSON.stringify(changed))).toMatchObject({
      status: 200,
      body: { value: { noShowSeconds: 90 } },
    });
  });

  it("that is wrong is refused with its line, and nothing changes", async () => {
    const before = hub.halls.snapshot("other", (await hub.access.authenticate(admin)) as never).seq;
    const { status, body } = await put("hallId: other\nname: X\ntimeZone: Mars/Olympus\n");
    expect(status).toBe(400);
    expect(body.fault.message).toContain("configuration:3:11 timeZone: a time zone such as Asia/Shanghai");
    expect((await put("a: [")).body.fault.details.problems[0]).toMatchObject({ line: 1 });
    expect((await put("")).status).toBe(400);
    expect(hub.halls.snapshot("other", (await hub.access.authenticate(admin)) as never).seq).toBe(before);
  });

  it("is too large over a megabyte, and unread from strangers", async () => {
    expect((await put("x".repeat(1_100_000))).status).toBe(413);
    const stranger = await hub.ask("/api/halls/other/configuration", {
      method: "PUT",
      text: "a",
      token: kiosk,
    });
    expect(stranger.status).toBe(403);
  });
});

describe("the house", () => {
  it("says when it is ready", async () => {
    expect((await hub.ask("/healthz")).status).toBe(200);
    expect((await hub.ask("/readyz")).body.value.checks).toEqual({ database: true });
    hub.checks.database = false;
    expect(await hub.ask("/readyz")).toMatchObject({
      status: 503,
      body: { fault: { details: { database: false } } },
    });
    hub.checks.database = true;
  });

  it("counts commands by name and result, and nothing about persons", async () => {
    await command("no-such-name", { body: {}, token: admin });
    const { body } = await hub.ask("/metrics");
    expect(body).toMatch(/hall_commands_total\{command="visit:take-ticket",result="ok"\} \d/);
    expect(body).toContain('hall_commands_total{command="unknown",result="not-found"}');
    expect(body).toContain('hall_sockets{kind="vision"} 0');
    expect(body).not.toContain("no-such-name");
  });

  it("sends a policy that lets no third party in, and asks for no HTTPS", async () => {
    const { headers } = await hub.ask("/kiosk/");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|upgrade-insecure/);
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("has doors, screens and assets, and says which screens are not built", async () => {
    const chinese = { "accept-language": "zh-CN" };
    expect((await hub.ask("/", { headers: chinese })).body).toContain("窗口终端");
    expect((await hub.ask("/kiosk")).headers.get("location")).toBe("/kiosk/");
    expect(await hub.ask("/kiosk/")).toMatchObject({ status: 200, body: expect.stringContaining("kiosk") });
    expect((await hub.ask("/t/some-token")).body).toContain("phone");
    expect(await hub.ask("/dashboard/")).toMatchObject({
      status: 503,
      body: expect.stringContaining("npm run build"),
    });
    const script = await hub.ask("/assets/kiosk/assets/kiosk-B1a2C3d4.js");
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect((await hub.ask("/kiosk/")).headers.get("cache-control")).toBe("no-cache");
    expect((await hub.ask("/t/sw.js")).headers.get("service-worker-allowed")).toBe("/");
    expect((await hub.ask("/counter/sw.js")).headers.get("content-type")).toContain("javascript");
    expect((await hub.ask("/assets/kiosk/none.js")).status).toBe(404);
    expect((await hub.ask("/assets/kiosk/%2e%2e/%2e%2e/etc/passwd")).status).toBe(404);
  });

  it("answers unknown addresses of the API with a fault", async () => {
    expect(await hub.ask("/api/nothing")).toMatchObject({
      status: 404,
      body: { fault: { code: "not-found" } },
    });
    expect((await hub.ask("/nothing")).status).toBe(404);
  });

  it("survives a body that stops half way", async () => {
    const aborted = request(`${hub.url}/api/sign-in`, {
      method: "POST",
      headers: { "content-length": "100" },
    });
    aborted.on("error", () => undefined).write("{");
    await new Promise((done) => setImmediate(done));
    aborted.destroy();
    expect((await hub.ask("/healthz")).status).toBe(200);
  });
});

describe("the document of the API", () => {
  it("names every address that answers, and every command", async () => {
    const { body } = await hub.ask("/api/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(body.paths["/api/halls/{hall}/commands/visit:call-next"].post.responses["429"]).toBeDefined();
    for (const { path, method } of REST_ROUTES) {
      expect(body.paths[path][method].summary).toBeTruthy();
      const concrete = path.replace("{hall}", "sample").replace(/\{\w+\}/g, crypto.randomUUID());
      const answer = await hub.ask(concrete, {
        method: method.toUpperCase(),
        ...(method === "get" ? {} : { body: {} }),
      });
      expect([concrete, answer.status]).toEqual([concrete, path.match(/sign-in|enrol$/) ? 400 : 401]);
    }
  });

  it("is shown by a page that needs nobody else", async () => {
    expect((await hub.ask("/api/docs")).headers.get("location")).toBe("/api/docs/");
    const page = await hub.ask("/api/docs/");
    expect(page.body).toContain("swagger-ui");
    expect(page.body).not.toMatch(/(src|href)="https?:/);
    const { body } = await hub.ask("/api/docs/swagger-initializer.js");
    expect(body).toContain("/api/openapi.json");
  });
});
