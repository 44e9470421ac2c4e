import type { AccountView, CredentialView, Result, SessionView } from "@hall/contract";
import { ROLES } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "./account-list.ts";
import "./credential-list.ts";
import { HubDesk } from "./hub-desk.ts";

const AWAY: Result<never> = { ok: false, fault: { code: "unavailable", message: "数据库没有回答" } };
const boss: SessionView = {
  kind: "staff",
  id: "a0",
  name: "管理员",
  permissions: [...ROLES.admin],
  halls: [],
};
const account: AccountView = {
  accountId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001",
  username: "zhangmin",
  name: "张敏",
  roles: ["clerk"],
  halls: "all",
  createdAt: "2026-11-24T01:00:00.000Z",
};
const credential: CredentialView = {
  credentialId: "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0002",
  kind: "kiosk",
  id: "kiosk-1",
  hallId: "zwzx",
  createdAt: "2026-11-24T01:00:00.000Z",
  createdBy: "a0",
};

describe("a list that the hub keeps", () => {
  let answers: Record<string, Result<unknown>>;
  let asked: string[];
  const desk = (hallId: string) =>
    new HubDesk(hallId, () => ({
      token: "secret",
      language: "zh-CN",
      fetch: (path, { method = "GET" } = {}) => {
        const what = `${method} ${String(path)}`;
        asked.push(what);
        const key = Object.keys(answers).find((one) => what.startsWith(one));
        return Promise.resolve(Response.json(key ? answers[key] : AWAY));
      },
    }));
  const text = (list: HTMLElement) => list.shadowRoot?.textContent ?? "";
  const press = (list: HTMLElement, words: string): void => {
    const buttons = [...(list.shadowRoot?.querySelectorAll("button") ?? [])];
    buttons.find((button) => button.textContent?.trim() === words)?.click();
  };

  beforeEach(() => {
    asked = [];
    answers = {};
  });
  afterEach(() => document.body.replaceChildren());

  it("says why accounts cannot be read, and reads them again when asked", async () => {
    const list = document.createElement("account-list");
    list.person = boss;
    list.desk = desk("zwzx");
    document.body.append(list);
    await vi.waitFor(() => expect(text(list)).toContain("数据库没有回答"));
    answers = { "GET /api/accounts": { ok: true, value: [account] } };
    press(list, "重试");
    await vi.waitFor(() => expect(text(list)).toContain("张敏"));
    expect(text(list)).not.toContain("数据库没有回答");
  });

  it("shows the devices of its hall alone, and reads again after one is revoked", async () => {
    const elsewhere = { ...credential, credentialId: crypto.randomUUID(), id: "kiosk-9", hallId: "other" };
    answers = {
      "GET /api/credentials": { ok: true, value: [credential, elsewhere] },
      "DELETE /api/credentials": { ok: true, value: {} },
    };
    const list = document.createElement("credential-list");
    list.desk = desk("zwzx");
    document.body.append(list);
    await vi.waitFor(() => expect(text(list)).toContain("kiosk-1"));
    expect(text(list)).not.toContain("kiosk-9");
    press(list, "停用");
    const question = () =>
      list.shadowRoot?.querySelector("hall-confirm")?.shadowRoot?.querySelector("dialog[open]");
    await vi.waitFor(() => expect(question()).toBeTruthy());
    answers["GET /api/credentials"] = { ok: true, value: [] };
    [...(question()?.querySelectorAll("button, hall-button") ?? [])]
      .find((one): one is HTMLElement => one.textContent?.trim().startsWith("停用") ?? false)
      ?.click();
    await vi.waitFor(() => expect(text(list)).not.toContain("kiosk-1"));
    expect(asked.filter((what) => what.startsWith("GET"))).toHaveLength(2);
  });
});
