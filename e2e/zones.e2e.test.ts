import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import type { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";
import { openWatchedHall, sampleFootage } from "./watched-hall.ts";

const PASSWORD = "a-password-for-zones";

let hall: Hall;
let browser: Browser;
let screen: Screen;
let desk: HallDesk;
beforeAll(async () => {
  hall = await openWatchedHall(await sampleFootage(), PASSWORD);
  desk = await HallDesk.signIn(hall, "watched", "admin", PASSWORD);
  browser = await openBrowser();
  screen = await openScreen(browser, `${hall.url}/dashboard/`, { viewport: { width: 1440, height: 900 } });
  const { page } = screen;
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "摄像头" }).click();
}, 120_000);
afterAll(async () => {
  await screen?.close();
  await browser?.close();
  await hall?.stop();
});

const zones = async () => (await desk.snapshot()).zones;

it("draws an area over the whole window by keyboard; its count is there without any restart", async () => {
  const { page, troubles } = screen;
  await page.locator("camera-tile figure[data-state=live]").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: /^画区域/ }).click();
  const picture = page.locator("zone-picture");
  await picture.waitFor();
  await vi.waitFor(async () => expect((await picture.boundingBox())?.width).toBeGreaterThan(900));

  // Removes the old waiting area and makes a new one of it, larger by its corners and keys alone.
  await page.getByRole("button", { name: /^删除 Yard/ }).click();
  await page.getByRole("button", { name: "新增区域" }).press("Enter");
  await page.getByLabel("名称（中文）").fill("院子");
  await page.keyboard.press("Tab");
  const dots = picture.getByRole("button", { name: /院子，第/ });
  await vi.waitFor(async () => expect(await dots.count()).toBe(4));
  const towards = [
    ["ArrowLeft", "ArrowUp"],
    ["ArrowRight", "ArrowUp"],
    ["ArrowRight", "ArrowDown"],
    ["ArrowLeft", "ArrowDown"],
  ];
  for (const [corner, keys] of towards.entries()) {
    await dots.nth(corner).focus();
    for (const key of keys) for (let n = 0; n < 8; n += 1) await page.keyboard.press(`Shift+${key}`);
  }
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("已保存").waitFor();

  const counted = async () => {
    const area = (await zones()).find(({ name }) => name["zh-CN"] === "院子");
    if (area?.count === undefined || area.count === "unknown") throw new Error("not counted yet");
    return area.count;
  };
  expect(await vi.waitFor(counted, { timeout: 45_000, interval: 500 })).toBeGreaterThanOrEqual(0);
  await vi.waitFor(async () => expect(await counted()).toBeGreaterThan(0), {
    timeout: 45_000,
    interval: 500,
  });
  expect((await zones()).some(({ zoneId }) => zoneId === "yard")).toBe(false);

  // The watch remembers what it saw before this area was there.
  const trial = page.locator("zone-trial");
  await trial.getByRole("button", { name: "试算最近十分钟" }).click();
  await trial.getByText(/一半时间不超过 \d+ 人，最多 [1-9]\d* 人/).waitFor();
  expect(troubles).toEqual([]);
}, 180_000);

it("refuses an outline that crosses itself, and names the field", async () => {
  const { page } = screen;
  const dots = page.locator("zone-picture").getByRole("button", { name: /院子，第/ });
  await page.getByRole("button", { name: "院子", exact: true }).click();
  // The first corner goes over to the right, past the second.
  await dots.first().focus();
  for (let n = 0; n < 30; n += 1) await page.keyboard.press("Shift+ArrowRight");
  for (let n = 0; n < 10; n += 1) await page.keyboard.press("Shift+ArrowDown");
  await dots.nth(1).focus();
  for (let n = 0; n < 30; n += 1) await page.keyboard.press("Shift+ArrowLeft");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const refused = page.locator("zone-editor .fault");
  await refused.getByText("边线不能自己相交").waitFor();
  expect(await refused.textContent()).toContain("polygon");
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("Control+z");
}, 60_000);

it("switches the camera off and on again, with its own word about it", async () => {
  const { page } = screen;
  await page.reload();
  await page.getByRole("button", { name: "摄像头" }).click();
  const tile = (state: string) => page.locator(`camera-tile figure[data-state=${state}]`).waitFor();
  await tile("live");
  await page.getByRole("button", { name: /^停用/ }).click();
  await tile("disabled");
  await page.getByRole("button", { name: /^启用/ }).waitFor();
  await vi.waitFor(async () =>
    expect(new Set((await zones()).map(({ count }) => count))).toEqual(new Set(["unknown"])),
  );
  await page.getByRole("button", { name: /^启用/ }).click();
  await tile("live");
}, 120_000);

it("puts who walks over the door line together with the tickets, where managers look", async () => {
  const { page } = screen;
  const doors = async () => (await desk.snapshot()).cameras.find((camera) => camera.doors)?.doors;
  await vi.waitFor(async () => expect((await doors())?.arrivals).toBeGreaterThanOrEqual(3), {
    timeout: 90_000,
    interval: 500,
  });
  for (let n = 0; n < 3; n += 1) await desk.give("visit:take-ticket", { serviceIds: ["thing"] });
  await vi.waitFor(async () => expect((await doors())?.tickets).toBe(3));
  await page.reload();
  const panel = page.locator("door-panel");
  await panel.getByText(/近一小时进门 \d+ 人，取号 3 个/).waitFor();
  await panel.getByText(/等候的号 3 个/).waitFor();
}, 150_000);
