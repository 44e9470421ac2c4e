import { ROLES } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aHall } from "../../test/a-hall.ts";
import "./knows-page.ts";
import type { KnowsPage } from "./knows-page.ts";

const looks = [
  {
    number: 9,
    at: "2026-11-24T00:59:00.000Z",
    actor: "w",
    actorName: "王芳",
    action: "camera-watched",
    subject: "gone-cam",
    hallId: "zwzx",
  },
  {
    number: 8,
    at: "2026-11-24T00:50:00.000Z",
    actor: "x",
    action: "evidence-looked",
    subject: "7f3d4c9e-5b1a",
  },
];

describe("the page about what the cameras know", () => {
  let page: KnowsPage;
  let asked: string[];
  beforeEach(() => {
    asked = [];
    page = document.createElement("knows-page");
    page.hall = aHall();
    page.ask = (path) => {
      asked.push(path);
      return Promise.resolve({ ok: true, value: looks } as never);
    };
  });
  afterEach(() => document.body.replaceChildren());

  const open = (role: "manager" | "auditor") => {
    page.person = { kind: "staff", id: "p", name: "p", permissions: [...ROLES[role]], halls: [] };
    document.body.append(page);
  };
  const text = () => page.renderRoot.textContent ?? "";
  const hallId = () => page.hall?.hallId;

  it("has the public page's link and QR code, and asks for no looks where they are nobody's business", async () => {
    open("manager");
    await vi.waitFor(() => expect(page.renderRoot.querySelector("hall-qr")).not.toBeNull());
    expect(page.renderRoot.querySelector("a")?.getAttribute("href")).toBe(`/cameras/${hallId()}`);
    expect(asked).toEqual([]);
    expect(text()).not.toContain("最近谁看过画面");
  });

  it("tells auditors who looked, once asked", async () => {
    open("auditor");
    await vi.waitFor(() => expect(text()).toContain("王芳"));
    expect(text()).toContain("实时画面：gone-cam");
    expect(text()).toContain("离岗画面：7f3d4c9e");
    page.hall = aHall();
    await page.updateComplete;
    expect(asked).toEqual([`/api/halls/${hallId()}/looks`]);
  });
});
