import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen } from "./browser.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

let hall: Hall;
let browser: Browser;

beforeAll(async () => {
  hall = await Hall.open({ env: { HALL_ADMIN_PASSWORD: "correct horse battery" } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
});

const button = (page: Page, name: RegExp) => page.getByRole("button", { name }).first();

/** Takes a number at the kiosk, and gives its code. */
async function take(kiosk: Page): Promise<string> {
  await button(kiosk, /^取号/).click();
  await button(kiosk, /^公安户政/).click();
  await button(kiosk, /^身份证办理/).click();
  const code = (await kiosk.locator("kiosk-ticket .code").textContent()) ?? "";
  await kiosk.locator("kiosk-ticket button.main").click();
  return code.trim();
}

/** What the kiosk keeps in its browser: numbers of blocks, and tickets that the hub does not know. */
const kept = (kiosk: Page) =>
  kiosk.evaluate(
    () =>
      new Promise<{ packs: number; tickets: number }>((resolve, reject) => {
        const opening = indexedDB.open("hall-kiosk");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(["pack", "tickets"]);
          const packs = transaction.objectStore("pack").count();
          const tickets = transaction.objectStore("tickets").count();
          transaction.oncomplete = () => resolve({ packs: packs.result, tickets: tickets.result });
        };
      }),
  );

it("gives numbers while the hub is dead, also after its own power cut, and each is merged once", async () => {
  const { page: kiosk } = await openScreen(browser, hall.link("kiosk"), {
    viewport: { width: 1080, height: 1920 },
  });
  const online = await take(kiosk);
  expect(online).toBe("A001");
  await expect.poll(() => kept(kiosk), { timeout: 15_000 }).toEqual({ packs: 1, tickets: 0 });
  await kiosk.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await kiosk.reload(); // from here on its files come through the worker, fonts too
  await button(kiosk, /^取号/).waitFor();

  await hall.kill();
  await kiosk.getByText(/连接中断，内容停在/).waitFor({ timeout: 20_000 });
  const given = [await take(kiosk), await take(kiosk)];

  // The kiosk itself loses its power as well.
  await kiosk.reload();
  await button(kiosk, /^取号/).waitFor();
  given.push(await take(kiosk));
  expect(given).toEqual(["A501", "A502", "A503"]);
  expect((await kept(kiosk)).tickets).toBe(3);

  await hall.start();
  await expect.poll(() => kept(kiosk), { timeout: 30_000 }).toEqual({ packs: 1, tickets: 0 });
  const admin = await HallDesk.signIn(hall, "zhengwu", "admin", "correct horse battery");
  const waiting = async () => (await admin.snapshot()).visits.map(({ code }) => code).sort();
  expect(await waiting()).toEqual(["A001", "A501", "A502", "A503"]);
  const counted = (await admin.snapshot()).queues.find(({ waiting: people }) => people > 0);
  expect(counted?.waiting).toBe(4);

  // Numbers of the hub go on where they were.
  expect(await take(kiosk)).toBe("A002");
  expect(await waiting()).toHaveLength(5);
});
