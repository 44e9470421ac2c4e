import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

const PASSWORD = "correct horse battery";
let hall: Hall;
let browser: Browser;
let clerk: HallDesk;
const screens: Screen[] = [];

beforeAll(async () => {
  hall = await Hall.open({ env: { HALL_ADMIN_PASSWORD: PASSWORD } });
  browser = await openBrowser();
  const admin = await HallDesk.signIn(hall, "zhengwu", "admin", PASSWORD);
  await admin.hire("phoneclerk", "陈静", "clerk", PASSWORD);
  clerk = await HallDesk.signIn(hall, "zhengwu", "phoneclerk", PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
});

const take = () => clerk.give("visit:take-ticket", { serviceIds: ["id-card"] });
async function phoneOf(url: string): Promise<Page> {
  const screen = await openScreen(browser, hall.url + new URL(url).pathname, {
    viewport: { width: 390, height: 844 },
  });
  screens.push(screen);
  return screen.page;
}
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

it("shows a visitor the place in line as others go, and lets them give it up", async () => {
  const ahead = await take();
  const own = await take();
  const phone = await phoneOf(own.url);
  await shows(phone, own.code);
  await shows(phone, "第 2 位");
  await clerk.give("visit:leave", { visitId: ahead.visitId });
  await shows(phone, "第 1 位");
  await shows(phone, "您是下一位，请在大厅等候");

  await button(phone, "放弃排队").click();
  await button(phone, "继续排队").click();
  await shows(phone, "第 1 位");
  await button(phone, "放弃排队").click();
  await phone.getByRole("dialog").getByRole("button", { name: "放弃" }).click();
  await shows(phone, "您已放弃排队");
  expect(await button(phone, "放弃排队").count()).toBe(0);
  const { visits } = await clerk.snapshot();
  expect(visits.find(({ visitId }) => visitId === own.visitId)?.status).toBe("left");
});

it("calls, brings back who missed the call, and asks for one rating that cannot be given twice", async () => {
  await clerk.give("clerk:take-counter", { counterId: "c1" });
  await clerk.give("counter:open", { counterId: "c1" });
  const { visitId, url, code } = await take();
  const phone = await phoneOf(url);
  await shows(phone, "第 1 位");
  await clerk.give("visit:call-next", { counterId: "c1" });
  await shows(phone, "1 号窗口");
  await clerk.give("visit:no-show", { visitId });
  await shows(phone, "您已过号");
  await button(phone, "我回来了，重新排队").click();
  await shows(phone, "第 1 位");

  await clerk.give("visit:call-next", { counterId: "c1" });
  await clerk.give("visit:arrive", { visitId });
  await shows(phone, "正在办理");
  await clerk.give("visit:finish", { visitId });
  await button(phone, "满意").click();
  await button(phone, "提交").click();
  await shows(phone, "感谢您的评价");

  // The same link again, on another phone: rated already.
  const another = await phoneOf(url);
  await shows(another, "感谢您的评价");
  expect(await another.locator("rating-form").count()).toBe(0);
  const { visits } = await clerk.snapshot();
  const step = visits.find((one) => one.code === code)?.step;
  expect(step?.rating).toMatchObject({ grade: 4, channel: "qr" });
});

it("is found again by the board's QR on a phone that has opened it, and shows no ticket to any other", async () => {
  const before = screens.length;
  const board = await openScreen(browser, hall.link("board"), { viewport: { width: 1920, height: 1080 } });
  screens.push(board);
  const qr = board.page.locator("hall-qr[label=找回我的号]");
  await qr.waitFor();
  const link = await qr.evaluate((one) => ("text" in one ? String(one.text) : ""));
  expect(new URL(link).pathname).toBe("/t/own");
  const own = await take();
  const phone = await phoneOf(own.url);
  await shows(phone, own.code);
  await phone.goto("about:blank");
  await phone.goto(hall.url + new URL(link).pathname);
  await shows(phone, own.code);
  const stranger = await phoneOf(link);
  await shows(stranger, "这部手机上没有号");
  await clerk.give("visit:leave", { visitId: own.visitId });
  expect(screens.slice(before).flatMap(({ troubles }) => troubles)).toEqual([]);
});

it("says how old its knowledge is while the hub is away, and goes on afterwards by itself", async () => {
  const { url, visitId } = await take();
  const phone = await phoneOf(url);
  await shows(phone, "第 1 位");
  await hall.kill();
  await shows(phone, /连接中断，内容停在 \d\d:\d\d/);
  await shows(phone, "第 1 位");
  await hall.start();
  clerk = await HallDesk.signIn(hall, "zhengwu", "phoneclerk", PASSWORD);
  await phone.getByText(/更新于/).waitFor({ timeout: 30_000 });
  await clerk.give("visit:leave", { visitId });
  await shows(phone, "您已放弃排队");
});
