import { type AccountView, type Fault, HallConfiguration, type RoutingPreview } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { parse } from "yaml";
import { aRoutingHall, openRoutingPage } from "../test/a-routing-page.ts";
import type { RoutingPage } from "./routing-page.ts";

const HALL = aRoutingHall({
  skills: [{ skillId: "law", name: "法律" }],
  clerks: [
    { clerkId: "zhang", skills: [{ skillId: "law" }] },
    { clerkId: "Li.Wei", skills: [] },
  ],
});
const ACCOUNTS: AccountView[] = Object.entries({ zhang: "张敏", liu: "刘洋", li: "李伟" }).map(
  ([accountId, name]) => ({
    accountId,
    username: accountId === "li" ? "li.wei" : accountId,
    name,
    roles: ["clerk"],
    halls: ["h"],
    createdAt: "2026-11-24T01:00:00.000Z",
  }),
);
const PREVIEW: RoutingPreview = { counters: [], moved: [], unreachable: [], unknownClerks: [] };

/** A hub that takes every draft, or says what is wrong with it. */
class Hub {
  refuses: Fault | undefined;
  readonly tried: string[] = [];
  routing = () =>
    Promise.resolve({ ok: true as const, value: { version: 7, editable: true, configuration: HALL } });
  saves = () => Promise.resolve({ ok: true as const, value: [] });
  accounts = () => Promise.resolve({ ok: true as const, value: ACCOUNTS });
  saveRouting = () => Promise.resolve({ ok: true as const, value: HALL });
  previewRouting = (text: string) => {
    this.tried.push(text);
    const { refuses } = this;
    return Promise.resolve(
      refuses ? { ok: false as const, fault: refuses } : { ok: true as const, value: PREVIEW },
    );
  };
}

describe("the lists of the routing page", () => {
  let hub: Hub;
  let page: RoutingPage;
  beforeEach(async () => {
    hub = new Hub();
    page = openRoutingPage(hub);
    await vi.waitFor(() => expect(field("class-section", "classes-0-weight")).toBeDefined());
  });
  afterEach(() => document.body.replaceChildren());

  const inside = (tag: string) => page.renderRoot.querySelector(tag)?.shadowRoot;
  const field = (tag: string, id: string) => {
    const found = inside(tag)?.getElementById(id);
    if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${id}`);
    return found;
  };
  const press = (tag: string, words: string, nth = 0): void => {
    const all = [...(inside(tag)?.querySelectorAll("button") ?? [])];
    const found = all.filter((button) => button.textContent?.trim() === words)[nth];
    if (!found) throw new Error(`no button ${words}`);
    found.click();
  };
  const written = (): HallConfiguration => HallConfiguration.parse(parse(hub.tried.at(-1) ?? ""));

  it("gets a class with a name and a weight, typed where the focus goes", async () => {
    press("class-section", "添加类别");
    await vi.waitFor(() => expect(inside("class-section")?.activeElement?.id).toBe("classes-2-name-zh-CN"));
    await userEvent.keyboard("军人");
    await userEvent.keyboard("{Tab}");
    await userEvent.fill(field("class-section", "classes-2-weight"), "2.5");
    await userEvent.keyboard("{Tab}");
    await vi.waitFor(() =>
      expect(written().classes[2]).toEqual({
        classId: "class-1",
        name: { "zh-CN": "军人", en: "New class" },
        weight: 2.5,
      }),
    );
  });

  it("loses a class, but never the last one", async () => {
    press("class-section", "删除");
    await vi.waitFor(() => expect(written().classes.map(({ classId }) => classId)).toEqual(["priority"]));
    const left = inside("class-section")?.querySelectorAll('ul li[aria-label^="优先"] button');
    expect(left).toHaveLength(0);
  });

  it("gets and loses special groups", async () => {
    press("class-section", "添加群体");
    await vi.waitFor(() => expect(written().groups.at(-1)?.groupId).toBe("group-1"));
    const before = written().groups.length;
    press("class-section", "删除", 2 + before - 1); // after two classes
    await vi.waitFor(() => expect(written().groups).toHaveLength(before - 1));
    expect(written().groups.some(({ groupId }) => groupId === "group-1")).toBe(false);
  });

  it("gets skills, and says how gladly a clerk does what needs one", async () => {
    press("people-section", "添加技能");
    await vi.waitFor(() => expect(written().skills.at(-1)?.skillId).toBe("skill-1"));
    await userEvent.fill(field("people-section", "clerks-0-skills-0-priority"), "1");
    await userEvent.keyboard("{Tab}");
    await vi.waitFor(() => expect(written().clerks[0]?.skills).toEqual([{ skillId: "law", priority: 1 }]));
  });

  it("offers every clerk of the hall, nobody of them on duty, and calls them by name", async () => {
    const choice = inside("people-section")?.getElementById("new-clerk");
    if (!(choice instanceof HTMLSelectElement)) throw new Error("no choice of clerks");
    expect([...choice.options].map(({ text }) => text)).toEqual(["选择工作人员", "刘洋"]);
    await userEvent.selectOptions(choice, "刘洋");
    await vi.waitFor(() =>
      expect(written().clerks.map(({ clerkId }) => clerkId)).toEqual(["zhang", "Li.Wei", "liu"]),
    );
    await vi.waitFor(() => expect(inside("people-section")?.textContent).toContain("刘洋的技能"));
  });

  it("calls a clerk by name who is written by user name, and does not offer her again", () => {
    expect(inside("people-section")?.textContent).toContain("李伟的技能");
    expect(inside("people-section")?.getElementById("new-clerk")?.textContent).not.toContain("李伟");
  });

  it.each([
    ["class-section", ["classes", 0, "weight"], "classes-0-weight"],
    ["class-section", ["groups", 1, "name", "en"], "groups-1-name-en"],
    ["people-section", ["clerks", 0, "skills", 0, "priority"], "clerks-0-skills-0-priority"],
    ["cluster-section", ["clusters"], undefined],
  ])("says in %s beside %j what is refused", async (tag, path, id) => {
    const problem = { line: 1, column: 1, field: path.join("."), message: "这里不对", path };
    hub.refuses = { code: "invalid", message: "x", details: { problems: [problem] } };
    page.draft?.tryOut();
    await vi.waitFor(() => expect(inside(tag)?.textContent).toContain("这里不对"));
    if (id === undefined) return;
    const described = field(tag, id).getAttribute("aria-describedby") ?? "";
    expect(inside(tag)?.getElementById(described)?.textContent).toContain("这里不对");
    expect(inside(tag)?.querySelectorAll(".problem")).toHaveLength(1);
  });
});
