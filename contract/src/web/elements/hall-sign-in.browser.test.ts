import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { HubSession } from "../../live/hub-session.ts";
import { StaffSignIn } from "../../live/sign-in.ts";
import type { HallSignIn } from "./hall-sign-in.ts";
import "./hall-sign-in.ts";

const ACCOUNT = "00000000-0000-4000-8000-000000000001";
let door: HallSignIn;
let password: string;
let asked: string[];
let entered: unknown;

/** A hub with one account; it refuses a wrong password as the real one does. */
async function hub(path: string, { body, headers }: RequestInit): Promise<Response> {
  const sent = JSON.parse(String(body ?? "{}"));
  asked.push(path);
  const answers = (value: object) => Response.json({ ok: true, value });
  const wrong = () =>
    Response.json({ ok: false, fault: { code: "unauthenticated", message: "wrong" } }, { status: 401 });
  const who = { kind: "staff", id: ACCOUNT, name: "Li", permissions: [], halls: [] };
  if (path === "/api/session") return answers(who);
  if (path === "/api/sign-out") return answers({});
  if (path === `/api/accounts/${ACCOUNT}/password`) {
    expect(new Headers(headers).get("authorization")).toBe(`Bearer token-${password}`);
    if (sent.password === "common-password")
      return Response.json({ ok: false, fault: { code: "invalid", message: "too common" } }, { status: 400 });
    password = sent.password;
    return answers({});
  }
  if (sent.password !== password) return wrong();
  return answers({
    token: `token-${password}`,
    permissions: [],
    expiresAt: "2026-11-24T01:00:00.000Z",
    accountId: ACCOUNT,
    username: "li",
    name: "Li",
    halls: "all",
  });
}

beforeEach(async () => {
  password = "old-password";
  asked = [];
  entered = undefined;
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  door = document.createElement("hall-sign-in");
  door.staff = new StaffSignIn({ page: window, storage, fetch: hub as typeof fetch });
  const enter = async (exchange: Promise<unknown>) => {
    entered = await exchange;
  };
  door.session = { enter } as unknown as HubSession; // as: the door asks it for nothing else
  document.body.append(door);
  await door.updateComplete;
});
afterEach(() => door.remove());

const input = (name: string) => door.renderRoot.querySelector(`[name=${name}]`) as Element;
const fill = async (values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await userEvent.fill(input(name), value);
  await userEvent.keyboard("{Enter}");
};
const toChange = async () => {
  await userEvent.click(door.renderRoot.querySelector("button.plain") as Element);
  await vi.waitFor(() => expect(input("again")).not.toBeNull());
};

it("gives oneself another password at the door, and signs in with it", async () => {
  await toChange();
  await fill({ username: "li", password: "old-password", new: "new-password", again: "new-password" });
  await vi.waitFor(() => expect(entered).toEqual({ ok: true, value: "token-new-password" }));
  expect(password).toBe("new-password");
});

it("asks the hub for nothing while the two are not the same, or too short", async () => {
  await toChange();
  await fill({ username: "li", password: "old-password", new: "new-password", again: "new-passwort" });
  await vi.waitFor(() =>
    expect(door.renderRoot.querySelector("[role=alert]")?.textContent).toBe("两次输入的新密码不同"),
  );
  await fill({ new: "short", again: "short" });
  expect(asked).toEqual([]);
});

it("says why it was refused, leaves no session behind, and the old password holds", async () => {
  await toChange();
  await fill({ username: "li", password: "old-password", new: "common-password", again: "common-password" });
  await vi.waitFor(() => expect(entered).toMatchObject({ ok: false, fault: { message: "too common" } }));
  expect(asked.at(-1)).toBe("/api/sign-out");
  await fill({ password: "wrong-password", new: "new-password", again: "new-password" });
  await vi.waitFor(() => expect(entered).toMatchObject({ ok: false, fault: { code: "unauthenticated" } }));
  expect(password).toBe("old-password");
});
