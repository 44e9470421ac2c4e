import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { KioskHub, openKiosk } from "./kiosk-hub.ts";
import { kioskStates, type Spoken } from "./kiosk-states.ts";

let browser: Browser;
let hub: KioskHub;
let url: string;
const pictures = process.env.KIOSK_PICTURES;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  hub = new KioskHub();
  url = await hub.start();
});
afterEach(() => hub.stop());

async function barriers(page: Page): Promise<string[]> {
  await page
    .locator("hall-ring")
    .first()
    .waitFor({ state: "attached", timeout: 1 })
    .catch(() => undefined);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
}

/** What is wider than the screen would be out of reach: a kiosk has no scroll bar to the side. */
const sticksOut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

it.each([
  ["zh-CN", "plain", { width: 1080, height: 1920 }],
  ["en", "plain", { width: 1920, height: 1080 }],
  ["zh-CN", "low", { width: 1920, height: 1080 }],
  ["en", "low", { width: 1080, height: 1920 }],
] as const)("has no serious barrier in any state: %s, %s, %o", async (language, comfort, viewport) => {
  const page = await openKiosk(browser, url, { viewport });
  if (language === "en") await page.getByRole("button", { name: "English" }).click();
  if (comfort === "low") await page.getByRole("button", { name: /低位操作|Lower the screen/ }).click();
  const found: Record<string, string[]> = {};
  for (const [state, reach] of Object.entries(kioskStates(page, hub, language as Spoken))) {
    await reach();
    const wrong = [...(await barriers(page)), ...((await sticksOut(page)) ? ["sticks out"] : [])];
    if (wrong.length > 0) found[state] = wrong;
    if (pictures)
      await page.screenshot({ path: `${pictures}/${language}-${comfort}-${viewport.width}-${state}.png` });
  }
  expect(found).toEqual({});
});

it.each([
  ["zh-CN", { width: 1080, height: 1920 }],
  ["en", { width: 1920, height: 1080 }],
] as const)("has no serious barrier in elderly mode: %s, %o", async (language, viewport) => {
  const page = await openKiosk(browser, url, { viewport });
  if (language === "en") await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: /长辈模式|Easy mode/ }).click();
  expect(await barriers(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: `${pictures}/${language}-elderly-${viewport.width}-home.png` });
  await page.getByRole("button", { name: /^取号|^Take a number/ }).click();
  await page.locator("kiosk-services .tiles button").first().waitFor();
  if (pictures)
    await page.screenshot({ path: `${pictures}/${language}-elderly-${viewport.width}-services.png` });
  expect(await barriers(page)).toEqual([]);
  expect(await sticksOut(page)).toBe(false);
});
