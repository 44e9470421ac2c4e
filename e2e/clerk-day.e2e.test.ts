import path from "node:path";
import type { VisitView } from "@hall/contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import { ClerkKeys } from "./clerk-keys.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

const CONFIG = path.join(import.meta.dirname, "clerk-hall.yaml");
const PASSWORD = "a-password-of-the-day";
const NORMAL = { serviceIds: ["id-card"] };

let hall: Hall;
let browser: Browser;
let screen: Screen;
let admin: HallDesk;
let colleague: HallDesk;
let keys: ClerkKeys;

beforeAll(async () => {
  hall = await Hall.open({ env: { HALL_CONFIG: CONFIG } });
  browser = await openBrowser();
  admin = await HallDesk.signIn(hall, "clerks", "admin", hall.password("admin"));
  await admin.hire("zhangmin", "张敏", "clerk", PASSWORD);
  await admin.hire("liwei", "李伟", "clerk", PASSWORD);
  colleague = await HallDesk.signIn(hall, "clerks", "liwei", PASSWORD);
  await colleague.give("clerk:take-counter", { counterId: "c3" });
  await colleague.give("counter:open", { counterId: "c3" });
  screen = await openScreen(browser, `${hall.url}/counter/?hall=clerks`, {
    viewport: { width: 1024, height: 768 },
  });
  screen.page.setDefaultTimeout(10_000);
  keys = new ClerkKeys(screen.page);
});
afterAll(async () => {
  await browser?.close();
  await hall?.stop();
});

/** What the hub itself says of a visit, by its code. */
async function visit(code: string): Promise<VisitView | undefined> {
  return (await admin.snapshot()).visits.find((one) => one.code === code);
}
const hubSays = (code: string, as: Partial<VisitView>) =>
  vi.waitFor(async () => expect(await visit(code)).toMatchObject(as));
const clerk = async () => (await admin.snapshot()).clerks.find(({ counterId }) => counterId === "c1");

/** Calls the next visitor, who is to be this one, and welcomes them. */
async function serve(code: string): Promise<void> {
  await keys.main("呼叫下一位");
  await keys.press("Space");
  await keys.sees(`已呼叫 ${code}`);
  await keys.main("已到");
  await keys.press("Enter");
  await keys.main("办结");
  await hubSays(code, { status: "serving", counterId: "c1" });
}

it("opens the counter", async () => {
  await keys.signIn("zhangmin", PASSWORD);
  await keys.takeCounter(1);
  await keys.press("Space");
  await keys.sees("现在没有人等候");
  expect((await clerk())?.state).toBe("idle");
});

it("calls, recalls, welcomes, and finishes with counts", async () => {
  await admin.give("visit:take-ticket", NORMAL);
  await keys.main("呼叫下一位");
  await keys.press("Space");
  await keys.main("已到");
  await keys.press("F2");
  await keys.sees("已重呼 A001");
  await hubSays("A001", { status: "called", calls: 2 });
  await keys.press("Enter");
  await keys.main("办结");
  await keys.open("F4", "办结 A001");
  for (const _back of ["cancel", "outcome", "another service", "count"])
    await screen.page.keyboard.press("Shift+Tab");
  await keys.press("ArrowUp");
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A001", { status: "finished" });
  expect((await visit("A001"))?.step).toMatchObject({
    outcome: "done",
    done: [{ serviceId: "id-card", count: 2 }],
  });
});

it("takes back the last act while its ten seconds last", async () => {
  await keys.press("Control+z");
  await keys.sees("已撤销：A001 办结");
  await hubSays("A001", { status: "serving" });
  await keys.main("办结");
  await keys.open("F4", "办结 A001");
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A001", { status: "finished" });
});

it("misses a visitor, and puts them back in front when they come", async () => {
  await admin.give("visit:take-ticket", NORMAL);
  await admin.give("visit:take-ticket", NORMAL);
  await keys.main("呼叫下一位");
  await keys.press("Space");
  await keys.main("已到");
  await keys.press("F5");
  await hubSays("A002", { status: "missed" });
  await keys.main("呼叫下一位");
  await keys.open("r", "过号的人回来了");
  await keys.type("002");
  await keys.press("Tab", "ArrowDown", "ArrowDown"); // at the end, at the old place, in front
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A002", { status: "waiting" });
  await serve("A002");
});

it("parks and takes up again, writes a note", async () => {
  await keys.press("F6");
  await hubSays("A002", { status: "parked" });
  await keys.main("呼叫下一位");
  await keys.press("F6");
  await keys.main("办结");
  await hubSays("A002", { status: "serving" });
  await keys.open("m", "A002 的备注");
  await keys.type("复印件明天补交");
  await keys.press("Enter");
  await keys.closed();
  await keys.sees("复印件明天补交");
  await hubSays("A002", { note: true });
});

it("transfers with type-ahead", async () => {
  await keys.open("F7", "转移 A002");
  await keys.type("社保");
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A002", { status: "waiting", queueId: "insurance" });
});

it("skips to the next one at one stroke", async () => {
  await admin.give("visit:take-ticket", { serviceIds: ["move-in", "id-card"] });
  await keys.main("呼叫下一位");
  await keys.press("Space");
  await keys.sees("已呼叫 A003");
  await keys.main("已到");
  await keys.press("s");
  await keys.sees("A003 排到最后，已呼叫 A004");
  await hubSays("A003", { status: "waiting" });
  await hubSays("A004", { status: "called", counterId: "c1" });
});

it("goes from one service of a ticket to the next, with what has to be filled in", async () => {
  await keys.press("Enter");
  await keys.main("办结");
  await keys.open("d", "A004 的登记项");
  await keys.type("0042");
  await keys.press("Enter");
  await keys.closed();
  await keys.open("n", "A004 的下一环节");
  await keys.press("Enter");
  await keys.closed();
  await keys.main("办结");
  await vi.waitFor(async () => expect((await visit("A004"))?.step?.serviceId).toBe("id-card"));
  const second = await visit("A004");
  expect(second?.status).toBe("serving");
  expect(second).not.toHaveProperty("openServiceIds");
  await keys.open("F4", "办结 A004");
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A004", { status: "finished" });
});

it("looks before calling, and calls from there", async () => {
  await keys.main("呼叫下一位");
  await keys.open("l", "下一位：A003");
  expect(await visit("A003")).toMatchObject({ status: "waiting" });
  await keys.press("Enter");
  await keys.main("已到");
  await hubSays("A003", { status: "called" });
  await keys.press("Enter");
  await keys.main("办结");
});

it("survives a reload with the visit in hand", async () => {
  await screen.page.reload();
  await keys.main("办结");
  await keys.sees("A003");
  await hubSays("A003", { status: "serving", counterId: "c1" });
});

it("survives a hub that goes and comes, with the visit in hand, and does nothing blindly", async () => {
  const { seq } = await admin.snapshot();
  await hall.kill();
  await keys.sees(/连接中断，内容停在/);
  await keys.sees("A003");
  await keys.press("Space"); // greyed: says why, and is not kept for later
  await keys.sees(/暂时不能操作/);
  await keys.open("p", "纸号");
  await keys.press("Enter");
  await keys.sees("仅本机");
  await keys.press("Escape");
  await keys.closed();
  await hall.start();
  await keys.sees("已连接");
  await keys.main("办结");
  const after = await admin.snapshot();
  expect(after.seq).toBe(seq);
  expect(await visit("A003")).toMatchObject({ status: "serving", counterId: "c1" });
  await keys.open("F4", "办结 A003");
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A003", { status: "finished" });
});

it("takes a break and works in the back office, each with its reason", async () => {
  await admin.give("visit:take-ticket", NORMAL);
  await keys.main("呼叫下一位");
  await keys.open("F9", "开始休息");
  await keys.press("2", "Enter");
  await keys.closed();
  await keys.main("回到窗口");
  expect(await clerk()).toMatchObject({ state: "break", reason: "休息" });
  await keys.press("Space");
  await keys.main("呼叫下一位");
  await keys.open("F10", "后台办公");
  await keys.press("1", "Enter");
  await keys.closed();
  await keys.main("回到窗口");
  expect(await clerk()).toMatchObject({ state: "back-office", reason: "整理材料" });
  await keys.press("F10");
  await keys.main("呼叫下一位");
  expect((await clerk())?.state).toBe("idle");
});

it("answers a colleague's call for help, and asks for help", async () => {
  await colleague.give("help:ring", { counterId: "c3" });
  await keys.sees("3 号窗口求助");
  await keys.press("h");
  await keys.sees("请到 3 号窗口");
  const bells = async () => (await admin.snapshot()).alerts.filter(({ kind }) => kind === "help-bell");
  await vi.waitFor(async () => expect((await bells())[0]?.state).toBe("acknowledged"));
  await colleague.give("help:end", { alertId: (await bells())[0]?.alertId ?? "" });
  await keys.press("F12");
  await keys.sees("等待响应");
  const mine = (await bells()).find(({ subject, state }) => subject === "c1" && state === "raised");
  await colleague.give("help:accept", { alertId: mine?.alertId ?? "" });
  await keys.sees("李伟正在赶来");
  await keys.press("F12");
  await keys.sees("求助已结束");
  expect((await bells()).filter(({ state }) => state !== "resolved")).toEqual([]);
});

it("issues a ticket by hand for somebody with a right to priority, and pauses", async () => {
  await keys.main("呼叫下一位");
  await keys.open("F3", "手工取号");
  await keys.type("户口");
  await keys.press("Enter", "Enter");
  await keys.sees("请告诉办理人号码，或让他扫码");
  await keys.press("Enter");
  await keys.closed();
  await hubSays("A006", { status: "waiting", serviceIds: ["move-in"], channel: "clerk" });
  await keys.open("F8", "暂停窗口");
  await keys.press("1", "Enter");
  await keys.closed();
  await keys.main("恢复办理");
  await keys.press("F8");
  await keys.main("呼叫下一位");
});

it("finds somebody by number who asks at the desk, gives the ticket again, and lets them go", async () => {
  await keys.open("f", "查找在厅的号");
  await keys.type("a006");
  await keys.sees("A006 前面");
  await keys.press("Enter");
  await keys.sees("请告诉办理人号码，或让他扫码");
  await keys.press("Enter");
  await keys.closed();
  await keys.open("f", "查找在厅的号");
  await keys.type("a006");
  await keys.press("Tab", "ArrowDown", "ArrowDown", "Enter");
  await keys.closed();
  await keys.sees("A006 已离开");
  await hubSays("A006", { status: "left" });
});

it("signs out, and the counter is closed", async () => {
  await keys.press("q");
  await screen.page.getByRole("dialog", { name: "退出登录" }).waitFor();
  await keys.press("Tab", "Enter");
  await keys.sees("工作人员登录");
  const after = await admin.snapshot();
  expect(after.clerks.map(({ counterId }) => counterId)).toEqual(["c3"]);
  expect(after.counters.find(({ counterId }) => counterId === "c1")?.state).toBe("closed");
  const troubles = screen.troubles.filter(
    (one) => !/ERR_CONNECTION|WebSocket|Failed to load resource/.test(one),
  );
  expect(troubles).toEqual([]); // but for the hub that was away
});
