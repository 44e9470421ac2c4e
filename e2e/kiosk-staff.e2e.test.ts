import type { KioskFacts } from "@hall/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { KioskHub, openKiosk } from "./kiosk-hub.ts";

let browser: Browser;
let hub: KioskHub;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  hub = new KioskHub();
  page = await openKiosk(browser, await hub.start());
});
afterEach(async () => {
  await page.context().close();
  await hub.stop();
});

const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
const rung = () => hub.heard.filter(({ command }) => command === "kiosk:call-staff").length;
const bell = () => page.locator("kiosk-bell div").innerText();
/** The hub tells the kiosk what has become of it. */
const tell = (facts: Partial<KioskFacts>) => {
  const { kiosk } = hub.hall;
  if (kiosk) hub.io.emit("kiosk:changed", { kiosk: { ...kiosk, ...facts } });
};
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

describe("calling staff", () => {
  it("asks first, rings, says so, and says when somebody comes", async () => {
    await press("叫工作人员");
    await press("不用了");
    expect(rung()).toBe(0);
    await press("叫工作人员");
    await press("叫");
    await expect.poll(rung).toBe(1);
    tell({ bell: { since: ago(0) } });
    await expect.poll(bell).toBe("已通知工作人员，请在这里稍等");
    tell({ bell: { since: ago(5), acceptedAt: ago(0), againFrom: ago(-300) } });
    await expect.poll(bell).toBe("工作人员正在过来，请在这里稍等");
    tell({});
    await expect.poll(bell).toBe("");
  });

  it("does not ring twice: it says how it stands", async () => {
    tell({ bell: { since: ago(1) } });
    await expect.poll(bell).toContain("已通知");
    await press("叫工作人员");
    await page.getByRole("dialog").getByText("已通知工作人员，请在这里稍等").waitFor();
    await press("确定");
    expect(rung()).toBe(0);
  });

  it("says where else help is when nobody answers", async () => {
    tell({ bell: { since: ago(121) } });
    await expect.poll(bell).toBe("还没有人过来。也可以到咨询台，或到 1 号窗口。");
  });

  it("says plainly that nobody can be called, without the hub and when the hub fails", async () => {
    hub.answers.set("kiosk:call-staff", { ok: false, fault: { code: "unavailable", message: "down" } });
    await press("叫工作人员");
    await press("叫");
    await page.getByText("没有通知到工作人员").waitFor();
    await press("确定");
    await hub.stop();
    await page.getByText(/连接中断，内容停在/).waitFor({ timeout: 15_000 });
    await press("叫工作人员");
    await page.getByText("连接中断，这台机器现在叫不到人。请到咨询台，或到 1 号窗口。").waitFor();
    expect(rung()).toBe(1);
  });
});

/** Of an outage alone, of a service's papers, and of the groups: nothing of it is drawn on the start. */
const UNSAID = ["没有通知到工作人员", "取号仍可用，恢复后自动排入", "户口簿", "退役军人"];
const drawable = (text: string) =>
  page.evaluate((words) => document.fonts.check('16px "Noto Sans SC Variable"', words), text);

it("has the letters for what it will say without the hub before it says it", async () => {
  for (const text of UNSAID) await expect.poll(() => drawable(text), { timeout: 15_000 }).toBe(true);
});

describe("tickets that were refused", () => {
  const refused = [
    {
      alertId: crypto.randomUUID(),
      codes: "A501 A502",
      from: "2026-11-24T01:12:00Z",
      until: "2026-11-24T01:40:00Z",
      because: "number-taken" as const,
    },
  ];

  it("are a notice to the staff on the start alone, with codes, times and reason, until they are dealt with", async () => {
    tell({ refused });
    const notice = page.locator("kiosk-refused");
    await notice.getByText("工作人员请看：断网时发的 2 个号没能接收").click();
    await expect
      .poll(() => notice.locator("li").innerText())
      .toBe("A501 · A502 01:12–01:40 取号：号码已被别的号用了");
    await press(/^取号/);
    expect(await notice.count()).toBe(0);
    await press("← 返回首页");
    await notice.getByText("工作人员请看").waitFor();
    tell({});
    await expect.poll(() => notice.locator("section").count()).toBe(0);
  });
});
