import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen } from "./browser.ts";
import { ClerkKeys } from "./clerk-keys.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

const HALL = "clerks";
const PASSWORD = "a-password-of-the-day";
let hall: Hall;
let browser: Browser;
let admin: HallDesk;

beforeAll(async () => {
  hall = await Hall.open({ env: { HALL_CONFIG: path.join(import.meta.dirname, "clerk-hall.yaml") } });
  browser = await openBrowser();
  admin = await HallDesk.signIn(hall, HALL, "admin", hall.password("admin"));
  await admin.hire("zhangmin", "张敏", "clerk", PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
});

/** A terminal at counter 1 with its shell kept; somebody is being served there. */
async function serving(): Promise<{ page: Page; keys: ClerkKeys; code: string }> {
  const { page } = await openScreen(browser, `${hall.url}/counter/?hall=${HALL}`);
  const keys = new ClerkKeys(page);
  await keys.signIn("zhangmin", PASSWORD);
  await keys.takeCounter(1);
  await keys.press("Space");
  await keys.sees("现在没有人等候");
  const { code } = await admin.give("visit:take-ticket", { serviceIds: ["id-card"] });
  await admin.give("visit:take-ticket", { serviceIds: ["move-in"] });
  await keys.main("呼叫下一位");
  await keys.press("Space");
  await keys.main("已到");
  await keys.press("Enter");
  await keys.main("办结");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return { page, keys, code };
}

const inHand = (page: Page) => page.locator("now-panel .huge").textContent();

it("shows the visit in hand after a reload without the hub, and goes on when it is back", async () => {
  const { page, keys, code } = await serving();
  await page.reload(); // from here on its files come through the worker
  await keys.main("办结");
  await hall.kill();
  await page.reload();
  await keys.sees(/连接中断，内容停在/);
  expect(await inHand(page)).toBe(code);
  await keys.sees("户口迁入"); // who waits is still seen
  const main = page.locator("#main button");
  expect(await main.getAttribute("aria-disabled")).toBe("true");
  const before = await page.locator("now-panel .state b").textContent();
  await expect.poll(() => page.locator("now-panel .state b").textContent()).not.toBe(before);

  // Another reload while it is still away: what was kept is still there.
  await page.reload();
  await keys.sees(/连接中断，内容停在/);
  expect(await inHand(page)).toBe(code);

  await hall.start();
  await keys.sees("已连接");
  await keys.main("办结");
  await keys.open("F4", /办结/);
  await keys.press("Enter");
  await keys.closed();
  await keys.main("呼叫下一位");

  // Who signs out leaves nothing of the hall in the tab.
  expect(await page.evaluate(() => sessionStorage.getItem("hall/counter/kept"))).toContain(HALL);
  await page.getByRole("button", { name: "退出登录", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退出登录" }).click();
  await keys.sees("工作人员登录");
  await page.reload();
  await keys.sees("工作人员登录");
  expect(await page.evaluate(() => sessionStorage.getItem("hall/counter/kept"))).toBeNull();
});

it("opens at its door without the hub, and says that it was not reached", async () => {
  const { page } = await openScreen(browser, `${hall.url}/counter/?hall=${HALL}`);
  const keys = new ClerkKeys(page);
  await keys.sees("工作人员登录");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await hall.kill();
  await page.reload();
  await keys.enter("zhangmin", PASSWORD);
  await keys.sees("连接中断，没有提交。请稍后再试。");
  await hall.start();
});
