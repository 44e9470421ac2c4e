import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openBrowser } from "./browser.ts";
import { KioskHub, openKiosk } from "./kiosk-hub.ts";

/** The sample number of GB 11643-1999: nobody's. */
const CARD = "11010519491231002X";
const REFERENCE = "P5WN8RYC";
const TYPED = "huzhaobuban";
/** What a visitor leaves when they go: their document, what they typed, their number and the link to it. */
const PERSONAL = [CARD, REFERENCE, TYPED, "A012", "secret-token"];

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

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const type = (page: Page, text: string) => page.locator("kiosk-entry input").pressSequentially(text);
const services = async (page: Page): Promise<void> => {
  await press(page, /^取号/);
  await press(page, /^公安户政/);
};

/** Where visitors walk away from: with all that they have told the machine so far. */
const LEFT: Record<string, (page: Page) => Promise<void>> = {
  "a search": async (page) => {
    await press(page, /^取号/);
    await press(page, "搜索");
    await type(page, TYPED);
  },
  "a list with a group, after the card was read": async (page) => {
    await services(page);
    await vi.waitFor(async () => {
      hub.readCard(CARD); // told once, and lost while the line is being opened again
      await page.getByText("证件已读取").waitFor({ timeout: 2_000 });
    }, 30_000);
    await press(page, "一次办几个事项");
    await press(page, /^身份证办理/);
    await press(page, /^看清单/);
    await press(page, "孕妇");
  },
  "a document half typed": async (page) => {
    await press(page, /^查询补打/);
    await press(page, "按证件");
    await type(page, CARD);
  },
  "a ticket found by document": async (page) => {
    await press(page, /^查询补打/);
    await press(page, "按证件");
    await type(page, CARD);
    await page.locator("kiosk-entry button.main").click();
    await page.locator("kiosk-found").getByText("A012").waitFor();
  },
  "a reference half typed": async (page) => {
    await press(page, /^预约报到/);
    await type(page, REFERENCE);
  },
  "a ticket": async (page) => {
    await services(page);
    await press(page, /^身份证办理/);
    await page.locator("kiosk-ticket").getByText("A012").waitFor();
  },
  "other comforts, and a question on the screen": async (page) => {
    await press(page, "English");
    await press(page, "Easy mode");
    await press(page, "Lower the screen");
    await press(page, "Call staff");
    await page.getByRole("dialog").waitFor();
  },
};

/** The whole page as a browser knows it: what is drawn and entered, its address, and every storage. */
const remembered = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const deep = (root: ParentNode): string =>
      [...root.querySelectorAll("*")]
        .map(
          (one) => (one.shadowRoot ? deep(one.shadowRoot) : "") + ("value" in one ? String(one.value) : ""),
        )
        .join("") + (root instanceof ShadowRoot ? root.innerHTML : document.documentElement.outerHTML);
    const answered = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const stored: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        stored.push(await answered(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    const rest = [{ ...localStorage }, { ...sessionStorage }, history.state, stored];
    return `${deep(document)} ${location.href} ${document.title} ${document.cookie} ${JSON.stringify(rest)}`;
  });

/** All texts that the page's scripts still hold, after the garbage has been taken out. */
async function heap(page: Page): Promise<string> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  cdp.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await cdp.detach();
  const { strings } = JSON.parse(chunks.join("")) as { strings: string[] }; // as: the format of heap snapshots
  return strings.join("\n");
}

it.concurrent("goes home half a minute after the last touch, and nothing of the visitor is left anywhere", async () => {
  const started = Date.now();
  const wrong: Record<string, unknown> = {};
  const pages = await Promise.all(
    Object.entries(LEFT).map(async ([from]) => [from, await openKiosk(browser, url)] as const),
  );
  for (const [from, page] of pages) await LEFT[from]?.(page);
  await Promise.all(
    pages.map(async ([from, page]) => {
      const home = page.locator("kiosk-home"); // a list has a button "取号（1 项）" as well
      await home.getByRole("button", { name: /^取号/ }).waitFor({ timeout: 45_000 });
      await page.locator("kiosk-bar dialog[open]").waitFor({ state: "detached" });
      const plain = await page.evaluate(
        () =>
          document.documentElement.lang === "zh-CN" && document.documentElement.dataset.elderly !== "true",
      );
      const kept = `${await remembered(page)} ${await heap(page)}`;
      const left = PERSONAL.filter((text) => kept.includes(text));
      if (left.length > 0 || !plain) wrong[from] = { left, plain };
    }),
  );
  expect(wrong).toEqual({});
  expect(Date.now() - started).toBeGreaterThan(30_000);
});

it.concurrent("warns before it goes, and stays for whoever is still there", async () => {
  const page = await openKiosk(browser, url);
  await services(page);
  const ring = page.getByRole("button", { name: "我还在" });
  await ring.waitFor({ timeout: 30_000 });
  const { x = 0, y = 0, width = 0, height = 0 } = (await ring.boundingBox()) ?? {};
  await page.mouse.click(x + width / 2, y + height / 2); // the ring goes with the touch, before the click is over
  await ring.waitFor({ state: "detached" });
  expect(await page.locator("kiosk-services").count()).toBe(1);
});
