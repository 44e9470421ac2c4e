import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import { Hall } from "./hall.ts";

/** A sample hall and the screens in it, for the tests of one file. */
export interface Stage {
  readonly hall: Hall;
  readonly browser: Browser;
  /** All that were opened, in order. */
  readonly screens: readonly Screen[];
  open(url: string, width: number, height: number): Promise<Page>;
}

/** To be called at the top of a test file: hall and browser are opened before its tests and ended after them. */
export function aStage(): Stage {
  let hall: Hall | undefined;
  let browser: Browser | undefined;
  const screens: Screen[] = [];
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error("the stage opens before the tests, not before the file");
    return one;
  };
  beforeAll(async () => {
    hall = await Hall.open();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  return {
    get hall() {
      return there(hall);
    },
    get browser() {
      return there(browser);
    },
    screens,
    open: async (url, width, height) => {
      const screen = await openScreen(there(browser), url, { viewport: { width, height } });
      screens.push(screen);
      return screen.page;
    },
  };
}
