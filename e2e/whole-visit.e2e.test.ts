import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aStage } from "./stage.ts";

const stage = aStage();
const { open, screens } = stage;

const button = (page: Page, name: RegExp) => page.getByRole("button", { name });
/** It is there and can be pressed: a key that comes before is refused. */
const ready = (page: Page, name: RegExp) => button(page, name).click({ trial: true });
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** The link behind the QR on the kiosk's ticket. */
const ticketLink = (kiosk: Page): Promise<string> =>
  kiosk.locator("hall-qr").evaluate((qr) => ("text" in qr ? String(qr.text) : ""));

it("lives through a whole visit on all its screens, and a bad rating reaches the manager", async () => {
  const board = await open(stage.hall.link("board"), 1920, 1080);
  const dashboard = await open(stage.hall.link("dashboard", "wangfang"), 1440, 900);
  const counter = await open(stage.hall.link("counter", "zhangmin"), 1280, 800);
  const kiosk = await open(stage.hall.link("kiosk"), 1080, 1920);

  // The visitor takes a number in three touches.
  await button(kiosk, /^取号/).click();
  await button(kiosk, /公安户政/).click();
  await button(kiosk, /^身份证办理/).click();
  await shows(kiosk, "A001");
  const link = new URL(await ticketLink(kiosk));
  const phone = await open(stage.hall.url + link.pathname, 390, 844);
  await shows(phone, "A001");
  await shows(board, /^1 人$/);

  // The clerk opens and calls, by keyboard from here on.
  await button(counter, /^1 号窗口/).click();
  await button(counter, /开放窗口/).click();
  await ready(counter, /呼叫下一位/);
  await counter.keyboard.press("Space");
  await shows(board, "A001");
  await shows(phone, /1 ?号窗口/);
  await ready(counter, /已到/);
  await counter.keyboard.press("Enter");
  await ready(counter, /办结/);
  await counter.keyboard.press("F4");
  await counter.getByRole("dialog").waitFor();
  await counter.keyboard.press("Enter");
  await shows(counter, /今天办结 1/);

  // The visitor is angry, and the manager knows.
  await button(phone, /非常不满意/).click();
  await button(phone, /服务态度差效率低/).click();
  await button(phone, /提交/).click();
  await shows(phone, /感谢您的评价/);
  await shows(dashboard, /差评/);

  // The manager takes it up.
  await button(dashboard, /^接手/).first().click();
  await dashboard.getByRole("dialog").getByRole("button", { name: /接手/ }).click();
  await shows(dashboard, /王芳.*接手|接手.*王芳/);
  expect(screens.flatMap(({ troubles }) => troubles)).toEqual([]);
});
