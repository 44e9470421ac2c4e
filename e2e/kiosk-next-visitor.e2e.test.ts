import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { KioskHub, openKiosk } from "./kiosk-hub.ts";

let browser: Browser;
let hub: KioskHub;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  hub = new KioskHub();
  page = await openKiosk(browser, await hub.start());
  hub.answers.set("visit:find", { ok: true, value: { visits: [] } });
});
afterEach(async () => {
  await page.context().close();
  await hub.stop();
});

const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
const requests = (command: string) =>
  hub.heard.filter((heard) => heard.command === command).map(({ request }) => request);

it("the next visitor, who lays a card on the reader at once, has nothing of the one before", async () => {
  await press(/^取号/);
  await press(/^公安户政/);
  await press(/^残疾人/);
  await press(/^身份证办理/);
  await page.getByText("A012").first().waitFor();
  hub.readCard("11010519491231002X");
  await press(/^取号/);
  await press(/^公安户政/);
  await press(/^身份证办理/);
  await expect.poll(() => requests("visit:take-ticket").length).toBe(2);
  const [first, second] = requests("visit:take-ticket");
  expect(first).toMatchObject({ group: "disabled" });
  expect(second).not.toHaveProperty("group");
});

it("a card that is laid down at the check-in neither ends it nor gives a second number: the reference is asked for", async () => {
  await press(/^预约报到/);
  await page.getByText("请输入预约编号").waitFor();
  hub.readCard("11010519491231002X");
  for (const letter of "K7QM4XTB") await press(letter);
  await press(/^报到/);
  await page.getByText("A012").first().waitFor();
  expect(requests("visit:check-in")).toEqual([expect.objectContaining({ reference: "K7QM4XTB" })]);
  expect([...requests("visit:find"), ...requests("visit:take-ticket")]).toEqual([]);
});

it("whoever has no number is also shown the way to the check-in", async () => {
  await press(/^查询补打/);
  hub.readCard("11010519491231002X");
  await press(/^预约报到/);
  await page.getByText("请输入预约编号").waitFor();
});
