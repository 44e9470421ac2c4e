import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen } from "./browser.ts";
import { KioskHub, kioskHall } from "./kiosk-hub.ts";

let browser: Browser;
let hub: KioskHub;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  hub = new KioskHub();
  url = await hub.start();
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

it("asks each visitor in their own language, and is in the first one for whoever comes next", async () => {
  const { page } = await openScreen(browser, `${url}/pad/c1`, { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => localStorage.setItem("hall/token/pad/c1", "pad-token"));
  await page.reload();
  await page.getByText("欢迎").waitFor();
  const until = new Date(Date.now() + 60_000).toISOString();
  const asked = { stepId: "s/1", counterId: "c1", code: "A012", token: "t", language: "en" as const, until };
  hub.io.emit("rating:asked", asked);
  await page.getByRole("button", { name: "very satisfied", exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  hub.io.emit("rating:closed", { stepId: "s/1" });
  await page.getByText("欢迎").waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
});

it("is in the hall's first language, whichever that is", async () => {
  hub.hall = kioskHall({ languages: ["en", "zh-CN"] });
  const { page } = await openScreen(browser, `${url}/pad/c1`, { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => localStorage.setItem("hall/token/pad/c1", "pad-token"));
  await page.reload();
  await page.getByText("Welcome").waitFor();
  const until = new Date(Date.now() + 60_000).toISOString();
  const asked = {
    stepId: "s/1",
    counterId: "c1",
    code: "A012",
    token: "t",
    language: "zh-CN" as const,
    until,
  };
  hub.io.emit("rating:asked", asked);
  await page.getByRole("button", { name: "非常满意", exact: true }).waitFor();
  hub.io.emit("rating:closed", { stepId: "s/1" });
  await page.getByText("Welcome").waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
});
