import type { Page } from "playwright-core";
import type { KioskHub } from "./kiosk-hub.ts";

/** The words by which a test finds its way, in both languages. */
export const WORDS = {
  "zh-CN": {
    take: /^取号/,
    police: /^公安户政/,
    idCard: /^身份证办理/,
    checkIn: /^预约报到/,
    find: /^查询补打|^查询号码|^查询/,
    document: "按证件",
    search: "搜索",
    events: "一件事",
    shop: /^我要开店/,
    several: "一次办几个事项",
    list: /^看清单/,
    home: "返回首页",
  },
  en: {
    take: /^Take a number/,
    police: /^Police/,
    idCard: /^ID card/,
    checkIn: /^Check in/,
    find: /^Find/,
    document: "By document",
    search: "Search",
    events: "Life events",
    shop: /^Opening/,
    several: /^Several/,
    list: /^See the list/,
    home: "Start page",
  },
} as const;
export type Spoken = keyof typeof WORDS;

/** Every state of the kiosk: how a visitor comes there from the start, one after another. */
export function kioskStates(
  page: Page,
  hub: KioskHub,
  language: Spoken,
): Record<string, () => Promise<void>> {
  const words = WORDS[language];
  const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
  return {
    home: async () => {},
    departments: () => press(words.take),
    services: () => press(words.police),
    several: async () => {
      await press(words.several);
      await press(words.idCard);
    },
    chosen: () => press(words.list),
    ticket: async () => {
      await page.locator("kiosk-chosen button.main").click();
      await page.getByText("A012").first().waitFor();
    },
    "life-events": async () => {
      await page.locator("kiosk-ticket button.main").click();
      await press(words.take);
      await press(words.events);
    },
    occasion: () => press(words.shop),
    search: async () => {
      await press(words.search);
      await page.locator("kiosk-entry input").pressSequentially("sfz");
      await page.locator("kiosk-search .tiles button").first().waitFor();
    },
    "check-in": async () => {
      await press(words.home);
      await press(words.checkIn);
    },
    find: async () => {
      await press(words.home);
      await press(words.find);
    },
    document: () => press(words.document),
    found: async () => {
      hub.readCard("11010519491231002X");
      await page.locator("kiosk-found li").waitFor();
    },
    reprinted: async () => {
      await page.locator("kiosk-found button.main").click();
      await page.locator("kiosk-ticket .code").waitFor();
    },
    failed: async () => {
      hub.answers.set("visit:take-ticket", {
        ok: false,
        fault: { code: "conflict", message: "closed", details: { rule: "day-ended" } },
      });
      await page.locator("kiosk-ticket button.main").click();
      await press(words.take);
      await press(words.police);
      await press(words.idCard);
      await page.locator("kiosk-failed").waitFor();
      hub.answers.clear();
      await press(words.home);
    },
  };
}
