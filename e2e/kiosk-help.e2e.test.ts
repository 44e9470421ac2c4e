import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aStage } from "./stage.ts";

const stage = aStage();
const { open, screens } = stage;
const button = (page: Page, name: RegExp) => page.getByRole("button", { name }).first();
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

it("calls staff from the kiosk to the terminal and the dashboard, and says who is on the way", async () => {
  const dashboard = await open(stage.hall.link("dashboard", "wangfang"), 1440, 900);
  const counter = await open(stage.hall.link("counter", "zhangmin"), 1280, 800);
  const kiosk = await open(stage.hall.link("kiosk"), 1080, 1920);
  await button(counter, /^1 号窗口/).click();
  await button(counter, /开放窗口/).waitFor();

  await button(kiosk, /^叫工作人员/).click();
  await button(kiosk, /^叫$/).click();
  await shows(kiosk, /已通知工作人员/);
  const rings = /取号机.*求助/;
  await shows(dashboard, rings);
  await shows(counter, rings);

  await counter.keyboard.press("h");
  await shows(kiosk, "工作人员正在过来，请在这里稍等");
  await shows(counter, /您正去.*取号机/);
  await shows(dashboard, /张敏 ?正在前往/);

  await button(counter, /已处理/).click();
  await shows(counter, "求助已结束");
  await expect.poll(() => kiosk.locator("kiosk-bell p").count()).toBe(0);
  await expect.poll(() => dashboard.locator("bells-bar .bell").count()).toBe(0);
});

/** Puts a ticket into the kiosk's own memory that no block of numbers has: what a kiosk with a bad memory would merge. */
const forget = (kiosk: Page) =>
  kiosk.evaluate(
    (issuedAt) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("hall-kiosk");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(["tickets"], "readwrite");
          const ticket = { localId: "lost", code: "A9777", prefix: "A", number: 9777 };
          transaction.objectStore("tickets").add({ ...ticket, serviceIds: ["id-card"], issuedAt });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    new Date().toISOString(),
  );

it("shows a ticket that could not be taken over on the kiosk and to the manager, until it is dealt with", async () => {
  const [dashboard, , kiosk] = screens.map(({ page }) => page);
  if (!dashboard || !kiosk) throw new Error("the screens of the first test");
  await forget(kiosk);
  await kiosk.reload();
  await shows(kiosk, "工作人员请看：断网时发的 1 个号没能接收");
  await button(kiosk, /工作人员请看/).click();
  await shows(kiosk, /不是这台取号机的号段/);
  const row = dashboard.locator("alert-row", { hasText: "A9777" });
  await row.getByText(/不是这台取号机的号段/).waitFor();
  await row.getByRole("button", { name: "解除" }).click();
  await dashboard.getByRole("dialog").getByText("已联系当事人").click();
  await dashboard.getByRole("dialog").getByRole("button", { name: "解除" }).click();
  await expect.poll(() => kiosk.locator("kiosk-refused section").count()).toBe(0);
  expect(screens.flatMap(({ troubles }) => troubles)).toEqual([]);
});
