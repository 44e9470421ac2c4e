import type { Browser, Page } from "playwright-core";
import { openScreen } from "./browser.ts";
import { ClerkKeys } from "./clerk-keys.ts";
import { HallDesk, type OpenHall } from "./hall-desk.ts";

/** A hall of clerk-hall.yaml whose hub can be taken away and given back. */
export type StoppableHall = OpenHall & {
  password(username: string): string;
  kill(): Promise<void>;
  start(): Promise<void>;
};
/** Looks at a state: takes its picture, or searches it for barriers. */
export type Look = (name: string, page: Page) => Promise<void>;

const HALL = "clerks";
const PASSWORD = "a-password-of-the-day";
const SIZE = { width: 1024, height: 768 };

/**
 * Leads a terminal through every state that a clerk can meet, by keyboard alone, and looks at each. The names are those
 * of docs/clerk-states.md.
 */
export async function clerkStates(browser: Browser, hall: StoppableHall, look: Look): Promise<void> {
  const screen = await openScreen(browser, `${hall.url}/counter/?hall=${HALL}`, { viewport: SIZE });
  const { page } = screen;
  page.on("pageerror", (error) => console.error(error));
  const keys = new ClerkKeys(page);
  const admin = await HallDesk.signIn(hall, HALL, "admin", hall.password("admin"));
  await admin.hire("zhangmin", "张敏", "clerk", PASSWORD);
  await admin.hire("liwei", "李伟", "clerk", PASSWORD);
  await admin.hire("wangfang", "王芳", "manager", PASSWORD);
  const colleague = await HallDesk.signIn(hall, HALL, "liwei", PASSWORD);
  await colleague.give("clerk:take-counter", { counterId: "c2" });
  await colleague.give("counter:open", { counterId: "c2" });
  const walk = { hall, page, keys, look, admin, colleague, browser };
  await firstLoad(walk);
  await beforeWork(walk);
  await withVisitor(walk);
  await dialogs(walk);
  await aside(walk);
  await english(walk);
  await sizes(walk);
  await withoutHub(walk);
  await screen.close();
  await managersTerminal(walk);
}

type Walk = {
  hall: StoppableHall;
  browser: Browser;
  page: Page;
  keys: ClerkKeys;
  look: Look;
  admin: HallDesk;
  colleague: HallDesk;
};

/** A line that says nothing yet, and a hub that refuses: at the door, and a hall that is not there. */
async function firstLoad({ browser, hall, look }: Walk): Promise<void> {
  const slow = await openScreen(browser, `${hall.url}/counter/?hall=${HALL}`, { viewport: SIZE });
  const keys = new ClerkKeys(slow.page);
  await keys.enter("zhangmin", "a-wrong-password");
  await slow.page.getByRole("alert").filter({ hasText: /./ }).waitFor();
  await look("sign-in-refused", slow.page);
  await slow.page.routeWebSocket(/socket\.io/, () => undefined); // connected to nothing, and never refused
  await slow.page.reload();
  await keys.enter("zhangmin", PASSWORD);
  await keys.sees("正在加载");
  await look("first-load", slow.page);
  await slow.close();
  const nowhere = await openScreen(browser, `${hall.url}/counter/?hall=nowhere`, { viewport: SIZE });
  const lost = new ClerkKeys(nowhere.page);
  await lost.enter("zhangmin", PASSWORD);
  await lost.sees(/服务器不接受/);
  await look("hall-refused", nowhere.page);
  await nowhere.close();
}

async function beforeWork({ page, keys, look, admin }: Walk): Promise<void> {
  await keys.sees("工作人员登录");
  await look("signed-out", page);
  await keys.signIn("zhangmin", PASSWORD);
  await look("choose-counter", page);
  await keys.takeCounter(1);
  await look("closed", page);
  await keys.press("Space");
  await keys.sees("现在没有人等候");
  await look("nobody-waits", page);
  await admin.give("visit:take-ticket", { serviceIds: ["id-card"] });
  await admin.give("visit:take-ticket", { serviceIds: ["move-in", "id-card"], partySize: 3 });
  await admin.give("visit:take-ticket", { serviceIds: ["id-card"], language: "en" });
  await admin.give("visit:take-ticket", { serviceIds: ["move-in"], group: "elderly" });
  await keys.main("呼叫下一位");
  await keys.sees(/为什么是/);
  await look("line", page);
  await keys.open("l", /下一位/);
  await look("look-first", page);
  await keys.press("Escape");
  await keys.closed();
}

/** Two are called before the one with several services stays. */
async function withVisitor({ page, keys, look }: Walk): Promise<void> {
  await keys.main("呼叫下一位");
  await keys.press("Space");
  await keys.main("已到");
  await look("called", page);
  await keys.press("F5");
  await keys.main("呼叫下一位");
  await look("undo-offered", page);
  await keys.press("Space");
  await keys.main("已到");
  await keys.press("Enter");
  await keys.main("办结");
  await keys.open("m", /备注/);
  await keys.type("带了旧身份证，照片要重拍");
  await look("note", page);
  await keys.press("Enter");
  await keys.closed();
  await keys.sees("带了旧身份证，照片要重拍");
  await look("serving", page);
}

async function dialogs({ page, keys, look, admin }: Walk): Promise<void> {
  await keys.open("F4", /办结/);
  await look("finish", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("n", /下一环节/);
  await look("next-step", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("F7", /转移/);
  await keys.type("3");
  await look("transfer", page);
  const { counters } = await admin.snapshot();
  const visitId = counters.find(({ counterId }) => counterId === "c1")?.visitId ?? "";
  await admin.give("visit:void", { visitId, reason: "test" });
  await keys.press("Enter");
  await page.getByRole("dialog").getByRole("alert").filter({ hasText: /./ }).waitFor();
  await look("refused", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("r", /过号/);
  await look("return", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("F3", /手工取号/);
  await look("ticket-by-hand", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("f", /查找在厅的号/);
  await page
    .getByRole("dialog")
    .getByText(/前面 \d+ 人/)
    .waitFor();
  await look("find", page);
  await keys.press("Enter");
  await page.getByRole("dialog").getByText("请告诉办理人号码").waitFor();
  await look("find-ticket", page);
  await keys.press("Enter");
  await keys.closed();
  await keys.open("?", /按键一览/);
  await look("keys", page);
  await keys.press("Escape");
  await keys.closed();
}

/** Away from the counter in all ways, and the bell. */
async function aside({ page, keys, look, colleague }: Walk): Promise<void> {
  for (const [key, title, name] of [
    ["F9", "开始休息", "break"],
    ["a", "暂离窗口", "away"],
    ["F10", "后台办公", "back-office"],
    ["F8", "暂停窗口", "paused"],
  ] as const) {
    await keys.open(key, title);
    if (name === "paused") await look("reason", page);
    await keys.press("Enter");
    await keys.closed();
    await keys.main(name === "paused" ? "恢复办理" : "回到窗口");
    await look(name, page);
    await keys.press("Space");
    await keys.main("呼叫下一位");
  }
  await colleague.give("help:ring", { counterId: "c2" });
  await keys.sees("2 号窗口求助");
  await look("help-rings", page);
  await keys.press("h");
  await keys.sees("请到 2 号窗口");
  await look("help-accepted", page);
  await keys.press("F12");
  await keys.sees("等待响应");
  await look("help-mine", page);
}

async function english({ page, keys, look }: Walk): Promise<void> {
  await page.evaluate(() => localStorage.setItem("hall/language", "en"));
  await page.reload();
  await keys.main("Call next");
  await look("line-en", page);
  await keys.press("Space");
  await keys.main("Arrived");
  await look("called-en", page);
  await keys.press("Enter");
  await keys.main("Finish");
  await look("serving-en", page);
  await keys.open("F4", /Finish/);
  await look("finish-en", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("?", "Keys");
  await look("keys-en", page);
  await keys.press("Escape");
  await keys.closed();
}

/** The three sizes, and text twice as large as usual. */
async function sizes({ page, keys, look }: Walk): Promise<void> {
  await page.evaluate(() => localStorage.setItem("hall/language", "zh-CN"));
  await page.reload();
  await keys.main("办结");
  await keys.open("d", /登记项/);
  await keys.type("沪迁0042");
  await look("fields", page);
  await keys.press("Escape");
  await keys.closed();
  for (const size of ["compact", "large"]) {
    await page.evaluate((size) => {
      const key = Object.keys(localStorage).find((one) => one.startsWith("hall/counter/habits/"));
      const clerk = JSON.parse(sessionStorage.getItem("hall/staff") ?? "{}").person?.id ?? "";
      localStorage.setItem(key ?? `hall/counter/habits/${clerk}`, JSON.stringify({ size }));
    }, size);
    await page.reload();
    await keys.main("办结");
    await look(size, page);
    for (const language of ["中文", "English"]) {
      await page.getByRole("button", { name: language }).click();
      const cut = await page.locator(".acts").evaluate((box) => box.scrollHeight - box.clientHeight);
      if (cut > 0) throw new Error(`${language}, ${size}: ${cut} px of the keys are cut off`);
    }
    await page.getByRole("button", { name: "中文" }).click();
  }
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.includes("/habits/")) localStorage.removeItem(key);
  });
  await page.reload();
  await keys.main("办结");
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await look("text-200", page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "100%";
  });
}

async function withoutHub({ page, keys, look, hall }: Walk): Promise<void> {
  await hall.kill();
  await keys.sees(/连接中断/);
  await look("offline", page);
  await page.reload(); // the browser keeps the page, the tab what was seen last
  await keys.sees(/连接中断/);
  await look("offline-reloaded", page);
  await keys.open("p", "纸号");
  await keys.press("Enter");
  await look("roll-local", page);
  await keys.press("Escape");
  await keys.closed();
  await page.evaluate(() => sessionStorage.removeItem("hall/counter/kept"));
  await page.reload();
  await keys.sees("连接不上大厅服务器");
  await look("failed", page);
  await hall.start();
  await keys.sees("已连接");
  await keys.main("办结");
  await look("back-online", page);
}

/** What a manager sees beside: everybody's calls, the end of tickets, picking out of order. */
async function managersTerminal({ browser, hall, look }: Walk): Promise<void> {
  const screen = await openScreen(browser, `${hall.url}/counter/?hall=${HALL}`, { viewport: SIZE });
  const { page } = screen;
  const keys = new ClerkKeys(page);
  await keys.signIn("wangfang", PASSWORD);
  await keys.takeCounter(3);
  await keys.press("Space");
  await keys.sees("现在没有人等候");
  await keys.open("o", "各窗口在办");
  await look("open-calls", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("p", "纸号");
  await keys.press("Enter");
  await page.getByRole("dialog").getByText(/^1$/).waitFor();
  await look("roll", page);
  await keys.press("Escape");
  await keys.closed();
  await keys.open("t", "停止取号");
  await look("stop-tickets", page);
  await keys.press("Enter");
  await keys.closed();
  await keys.sees("停止取号");
  await look("tickets-stopped", page);
  await screen.close();
}
