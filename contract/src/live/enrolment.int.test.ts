import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EnrolledScreen } from "./enrolment.ts";
import { StaffSignIn } from "./sign-in.ts";

/** A hub of which only the doors are there: one code, one password, one session. */
const session = { kind: "staff", id: "a1", name: "张敏", permissions: ["call"], halls: [] };
const signedIn = {
  token: "staff-token",
  permissions: ["call"],
  expiresAt: "2026-11-24T20:00:00Z",
  accountId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001",
  username: "zhangmin",
  name: "张敏",
  halls: "all",
};
function answerTo(path: string, body: Record<string, string>, authorization?: string): object {
  const refused = { ok: false, fault: { code: "unauthenticated", message: "no" } };
  if (path === "/api/enrol" && body.code === "K7PM-2QX9")
    return { ok: true, value: { token: "kiosk-token", kind: "kiosk", id: "k1", hallId: "zwzx" } };
  if (path === "/api/enrol" && body.code === "STAFF")
    return { ok: true, value: { token: "staff-token", kind: "staff", id: "a1" } };
  if (path === "/api/sign-in" && body.password === "right") return { ok: true, value: signedIn };
  if (path === "/api/session" && authorization === "Bearer staff-token") return { ok: true, value: session };
  if (path === "/api/sign-out" && authorization === "Bearer staff-token") return { ok: true, value: {} };
  return refused;
}

const asked: string[] = [];
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { url = "", headers } = request;
  asked.push(url);
  response.end(JSON.stringify(answerTo(url, JSON.parse(body || "{}"), headers.authorization)));
}
const server = createServer((request, response) => void serve(request, response));
let through: typeof fetch;
beforeEach(async () => {
  asked.length = 0;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  through = (path, init) => fetch(`http://127.0.0.1:${port}${String(path)}`, init);
});
afterEach(() => new Promise((done) => server.close(done)));

function aPage(hash: string) {
  const kept = new Map<string, string>();
  const page = {
    location: { hash, pathname: "/kiosk/", search: "" },
    history: {
      replaceState: (_: unknown, __: string, url: string) => {
        page.location.hash = url.split("#")[1] ?? "";
      },
    },
  };
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { page, storage, fetch: through };
}

describe("a screen with a one-time code in its address", () => {
  it("enrols, keeps its token, and takes the code out of the address", async () => {
    const place = aPage("#enrol=K7PM-2QX9");
    const screen = new EnrolledScreen("kiosk", place);
    expect(await screen.arrive()).toEqual({ ok: true, value: "kiosk-token" });
    expect(place.page.location.hash).toBe("");
    expect(new EnrolledScreen("kiosk", place).stored()).toBe("kiosk-token");
    expect(new EnrolledScreen("board", place).stored()).toBeUndefined();
  });

  it("hears why a wrong code is refused, and keeps nothing", async () => {
    const place = aPage("#enrol=WRONG");
    const screen = new EnrolledScreen("kiosk", place);
    expect(await screen.arrive()).toMatchObject({ ok: false, fault: { code: "unauthenticated" } });
    expect(screen.stored()).toBeUndefined();
  });

  it("says that nothing was done when the hub is not there", async () => {
    const place = { ...aPage(""), fetch: () => Promise.reject(new TypeError("fetch failed")) };
    const answer = await new EnrolledScreen("kiosk", place).enrol("K7PM-2QX9");
    expect(answer).toMatchObject({
      ok: false,
      fault: { code: "unavailable", details: { line: "not-sent" } },
    });
  });

  it("without a code asks nobody", () => {
    expect(new EnrolledScreen("kiosk", aPage("#other=1")).arrive()).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe("staff", () => {
  it("sign in with name and password, and the page knows who they are", async () => {
    const staff = new StaffSignIn(aPage(""));
    expect(await staff.signIn("zhangmin", "right")).toEqual({ ok: true, value: "staff-token" });
    expect(staff.person()).toMatchObject({ name: "张敏", permissions: ["call"] });
  });

  it("are not signed in by a wrong password", async () => {
    const staff = new StaffSignIn(aPage(""));
    expect((await staff.signIn("zhangmin", "wrong")).ok).toBe(false);
    expect(staff.person()).toBeUndefined();
  });

  it.each(["#sign-in=STAFF", "#enrol=STAFF"])("come in with one click through %s", async (hash) => {
    const place = aPage(hash);
    const staff = new StaffSignIn(place);
    expect(await staff.arrive()).toEqual({ ok: true, value: "staff-token" });
    expect(place.page.location.hash).toBe("");
    expect(staff.stored()).toBe("staff-token");
  });

  it("sign out at the hub and in the tab", async () => {
    const staff = new StaffSignIn(aPage(""));
    await staff.signIn("zhangmin", "right");
    await staff.signOut();
    expect(staff.person()).toBeUndefined();
    expect(asked.at(-1)).toBe("/api/sign-out");
  });

  it("are strangers when the tab keeps something unreadable", () => {
    const place = aPage("");
    place.storage.setItem("hall/staff", "{broken");
    expect(new StaffSignIn(place).person()).toBeUndefined();
  });
});
