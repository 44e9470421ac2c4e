import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

/** What somebody calls themselves, hoping that a manager's spreadsheet runs it. */
const FORMULA = '=HYPERLINK("http://x","点我")';
const PASSWORD = "a-password-of-the-day";
let hall: Hall;
let browser: Browser;
let screen: Screen;

beforeAll(async () => {
  hall = await Hall.open();
  browser = await openBrowser();
  const desk = await HallDesk.signIn(hall, "zhengwu", "admin", hall.password("admin"));
  await desk.hire("formula", FORMULA, "manager", PASSWORD);
  const formula = await HallDesk.signIn(hall, "zhengwu", "formula", PASSWORD);
  const { visitId } = await formula.give("visit:take-ticket", { serviceIds: ["id-card"] });
  await formula.give("visit:void", { visitId, reason: "测试" });
  screen = await openScreen(browser, `${hall.url}/dashboard/`, { viewport: { width: 1440, height: 900 } });
  const { page } = screen;
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码").fill(hall.password("admin"));
  await page.keyboard.press("Enter");
});
afterAll(async () => {
  await screen?.close();
  await browser?.close();
  await hall?.stop();
});

/** Saves the table of the page that is open, as a person does. */
async function saved(page: Page): Promise<{ name: string; bytes: Buffer; lines: string[] }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载 CSV" }).click(),
  ]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, lines: bytes.toString("utf8").split("\r\n") };
}

it("gives a file that Excel on a Chinese Windows reads, in which nothing that people wrote is a formula", async () => {
  const { page } = screen;
  await page.getByRole("link", { name: "审计" }).click();
  await page.getByRole("cell", { name: "作废", exact: true }).first().waitFor();
  const { name, bytes, lines } = await saved(page);
  expect(name).toMatch(/^[\w-]+\.csv$/);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]); // the mark by which Excel knows UTF-8
  expect(bytes.subarray(3, 6)).not.toEqual(bytes.subarray(0, 3)); // and only one
  const line = lines.find((one) => one.includes("HYPERLINK"));
  expect(line).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
  expect(lines.at(-1)).toBe("");
});

it("gives the reports as they are grouped, with whole numbers as numbers", async () => {
  const { page } = screen;
  await page.getByRole("link", { name: "报表" }).click();
  await page.getByRole("region", { name: "时间" }).waitFor();
  const { name, lines } = await saved(page);
  expect(name).toMatch(/^zhengwu-queue-[\d-]+\.csv$/);
  const [head = "", first = ""] = lines;
  const column = (title: string) => first.split(",")[head.split(",").indexOf(title)];
  expect([column("issued"), column("void"), column("bookings.missing")]).toEqual(["1", "1", "0"]);
});
