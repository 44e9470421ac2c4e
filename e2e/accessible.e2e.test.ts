import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext } from "playwright-core";
import { expect, it } from "vitest";
import { aStage } from "./stage.ts";

const stage = aStage();
let context: BrowserContext;

it.each([
  ["kiosk", "^取号", { width: 1080, height: 1920 }],
  ["board", "等候情况", { width: 1920, height: 1080 }],
  ["pad", ".", { width: 1280, height: 800 }],
  ["counter", "1 号窗口", { width: 1024, height: 768 }],
  ["dashboard", ".", { width: 1440, height: 900 }],
] as const)("has no serious barrier on the %s", async (name, text, viewport) => {
  context = await stage.browser.newContext({ locale: "zh-CN", viewport });
  const page = await context.newPage();
  await page.goto(stage.hall.link(name));
  await page.getByText(new RegExp(text)).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`),
  ).toEqual([]);
  await context.close();
});
