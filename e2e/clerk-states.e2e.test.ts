import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { clerkStates } from "./clerk-states.ts";
import { Hall } from "./hall.ts";

const CONFIG = path.join(import.meta.dirname, "clerk-hall.yaml");
let hall: Hall;
let browser: Browser;

beforeAll(async () => {
  hall = await Hall.open({ env: { HALL_CONFIG: CONFIG } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
});

it("has no serious barrier and no scroll bar in any state of the terminal", async () => {
  const seen: string[] = [];
  const barriers: string[] = [];
  await clerkStates(browser, hall, async (name, page) => {
    seen.push(name);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        barriers.push(`${name}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
    if (name === "text-200") return; // twice the type needs more room than there is; nothing is cut off sideways
    const wider = await page.evaluate(
      () =>
        document.documentElement.scrollHeight > innerHeight ||
        document.documentElement.scrollWidth > innerWidth,
    );
    if (wider) barriers.push(`${name}: scrolls`);
  });
  expect(barriers).toEqual([]);
  expect(seen.length).toBeGreaterThan(35);
}, 400_000); // axe looks at some forty states
