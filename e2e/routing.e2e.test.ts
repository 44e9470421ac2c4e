import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

let hall: Hall;
let browser: Browser;
let screen: Screen;
let desk: HallDesk;
beforeAll(async () => {
  hall = await Hall.open();
  browser = await openBrowser();
  desk = await HallDesk.signIn(hall, "zhengwu", "admin", hall.password("admin"));
  screen = await openScreen(browser, `${hall.url}/dashboard/`, { viewport: { width: 1440, height: 900 } });
  const { page } = screen;
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码").fill(hall.password("admin"));
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "叫号规则" }).waitFor();
});
afterAll(async () => {
  await screen?.close();
  await browser?.close();
  await hall?.stop();
});

async function seriousBarriers(page: Page): Promise<string[]> {
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
}

describe("who may change the rules", () => {
  it("changes a routing rule, sees what it would do, and the next call follows it and says so", async () => {
    const { page } = screen;
    await desk.give("clerk:take-counter", { counterId: "c1" });
    await desk.give("counter:open", { counterId: "c1" });
    const first = await desk.give("visit:take-ticket", { serviceIds: ["id-card"] });
    const party = await desk.give("visit:take-ticket", { serviceIds: ["id-card"], returnVisit: true });
    expect((await desk.give("visit:explain", { counterId: "c1" })).visit?.code).toBe(first.code);

    await page.getByRole("link", { name: "叫号规则" }).click();
    await page.getByRole("button", { name: "添加规则" }).click();
    const rule = page.locator("segment-section li").last();
    await rule.getByLabel("名称（中文）").fill("回头客先办");
    await rule.getByLabel("名称（英文）").fill("Who comes again goes first");
    await rule.getByRole("checkbox", { name: "老年人" }).first().uncheck();
    await rule.getByLabel("再次来办").selectOption({ label: "是" });
    await rule.getByLabel("归为类别").selectOption({ label: "优先" });
    await rule.locator("select[id$=reserveFor]").selectOption({ label: "1 号窗口" });
    const preview = page.locator("preview-pane");
    await preview.getByText(`${party.code}：`).waitFor();
    await page.locator("#save").getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存").waitFor();

    // Those who wait already keep their place; whoever comes now is under the new rule.
    const again = await desk.give("visit:take-ticket", { serviceIds: ["id-card"], returnVisit: true });
    const { visit, explain } = await desk.give("visit:call-next", { counterId: "c1" });
    expect(visit?.code).toBe(again.code);
    expect(explain).toMatchObject({
      rule: "reserved-for-counter",
      segment: { "zh-CN": "回头客先办" },
      passedOver: expect.arrayContaining([expect.objectContaining({ code: first.code })]),
    });
  });

  it("is told beside the field what is wrong, in Chinese, and undoes the last save", async () => {
    const { page } = screen;
    const bound = page.getByLabel("最长保证（分钟）");
    await bound.fill("2");
    await bound.press("Tab");
    await page.locator("figure-section").getByText("数值过小").waitFor();
    await page.getByRole("button", { name: "撤销上次保存" }).click();
    await page.getByText("有未保存的修改").waitFor();
    await page.locator("#save").getByRole("button", { name: "保存" }).click();
    await page.getByText("与大厅一致").waitFor();
    expect(await page.getByText("回头客先办").count()).toBe(0);
    await page.getByRole("button", { name: "保存记录" }).click();
    await page.locator("saves-pane").getByText("管理员").first().waitFor();
  });

  it("finds who saved what in the audit", async () => {
    const { page } = screen;
    await page.getByRole("link", { name: "审计" }).click();
    await page.getByLabel("操作").selectOption({ label: "修改配置" });
    await page.getByRole("button", { name: "查看" }).click();
    await page.waitForFunction(() => {
      const rows = document
        .querySelector("dashboard-page")
        ?.shadowRoot?.querySelector("audit-page")?.shadowRoot;
      return rows?.querySelectorAll("tbody tr").length === 3;
    });
    expect(await page.locator("audit-page tbody tr").first().textContent()).toContain("管理员");
  });

  it.each([
    "hall",
    "routing",
    "reports",
    "bookings",
    "audit",
    "administration",
  ])("meets no serious barrier on the page %s", async (name) => {
    const { page } = screen;
    await page.goto(`${hall.url}/dashboard/#${name}`);
    await page.locator("hall-empty[loading]").waitFor({ state: "detached" });
    expect(await seriousBarriers(page)).toEqual([]);
  });

  it("meets no serious barrier on the wall, and nothing went wrong anywhere", async () => {
    const { page } = screen;
    await page.goto(`${hall.url}/dashboard/?wall=1`);
    await page.locator("wall-page counter-floor").waitFor();
    expect(await seriousBarriers(page)).toEqual([]);
    // What the hub refused to try out is told by the browser as a failed request.
    expect(screen.troubles.filter((trouble) => !trouble.includes("400 (Bad Request)"))).toEqual([]);
  });
});
