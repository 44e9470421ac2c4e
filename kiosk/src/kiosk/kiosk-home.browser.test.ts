import "@hall/contract/web/page";
import { setLanguage } from "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aHall, aQueue, aService, HandHall } from "../test/a-hall.ts";
import type { Ask } from "./go.ts";
import type { KioskHome } from "./kiosk-home.ts";
import type { KioskSearch } from "./kiosk-search.ts";
import type { KioskServices } from "./kiosk-services.ts";
import type { Order } from "./order.ts";
import type { Step } from "./steps.ts";
import "./kiosk-home.ts";
import "./kiosk-search.ts";
import "./kiosk-services.ts";

const gone: Step[] = [];
const asked: Ask[] = [];
const onGo = ({ detail }: CustomEvent<Step>): void => void gone.push(detail);
const onAsk = ({ detail }: CustomEvent<Ask>): void => void asked.push(detail);

beforeEach(() => {
  document.body.addEventListener("kiosk-go", onGo);
  document.body.addEventListener("kiosk-ask", onAsk);
});
afterEach(() => {
  document.body.removeEventListener("kiosk-go", onGo);
  document.body.removeEventListener("kiosk-ask", onAsk);
  document.body.replaceChildren();
  gone.length = 0;
  asked.length = 0;
  setLanguage("zh-CN");
});

async function put<E extends KioskHome | KioskServices | KioskSearch>(
  element: E,
  parts: Partial<E>,
): Promise<ShadowRoot> {
  Object.assign(element, parts);
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot;
  if (!root) throw new Error("not drawn");
  return root;
}
const text = (root: ShadowRoot) => root.textContent?.replace(/\s+/g, " ") ?? "";
const press = (root: ShadowRoot, selector: string) => root.querySelector<HTMLElement>(selector)?.click();

describe("the start", () => {
  const home = (live: HandHall, spare = false) => put(document.createElement("kiosk-home"), { live, spare });

  it("opens three doors", async () => {
    const root = await home(new HandHall());
    for (const door of [".take", ".check-in", ".find"]) press(root, door);
    expect(gone.map(({ at }) => at)).toEqual(["services", "check-in", "find"]);
  });

  it("shuts all but its own numbers when the hub is away, and those too when there are none", async () => {
    const away = new HandHall(aHall(), "offline");
    const root = await home(away, true);
    for (const door of [".take", ".check-in", ".find"]) press(root, door);
    expect(gone.map(({ at }) => at)).toEqual(["services"]);
    const none = await home(away, false);
    press(none, ".take");
    expect(gone).toHaveLength(1);
    expect(text(none)).toContain("连接中断，现在不能取号");
  });

  it("shows a phone where it reads what the cameras know, in a hall that has some", async () => {
    const cameras = { camerasPage: "/cameras/sample", ownTicketUrl: "http://hall.example/t/own" };
    const root = await home(new HandHall(aHall(cameras)));
    expect(root.querySelector("hall-qr")?.text).toBe("http://hall.example/cameras/sample");
    expect(text(root)).toContain("摄像头知道什么");
    setLanguage("en");
    await vi.waitFor(() => expect(text(root)).toContain("What the cameras know"));
    expect((await home(new HandHall())).querySelector("hall-qr")).toBeNull();
  });

  it("says when the hall opens again", async () => {
    const root = await home(new HandHall(aHall({ hours: "09:00-09:30, 13:30-17:00" })));
    press(root, ".take");
    expect(gone).toEqual([]);
    expect(text(root)).toContain("13:30 开始");
  });

  it("tells the public notice when numbers are stopped, and what to do without paper", async () => {
    const ticketing = { stopped: true, notice: { "zh-CN": "今天下午停电", en: "Power cut" } };
    const kiosk = { kioskId: "k", layout: "departments" as const, printerId: "p", readerIds: [] };
    const devices = [
      {
        deviceId: "p",
        kind: "ticket-printer" as const,
        status: "online" as const,
        fault: "paper-out" as const,
      },
    ];
    const root = await home(new HandHall(aHall({ ticketing, kiosk, devices })));
    press(root, ".take");
    expect(gone).toEqual([]);
    expect(text(root)).toMatch(/今天下午停电.*打印机缺纸/);
  });
});

describe("services", () => {
  const queues = [aQueue(), aQueue({ queueId: "none", quota: { left: 0 } })];
  const services = [
    aService(),
    aService({ serviceId: "b", name: { "zh-CN": "居住证", en: "Permit" }, queueId: "none", search: [] }),
  ];
  const hall = aHall({ queues, services });

  it("takes a number with one touch, and none for what is used up", async () => {
    const root = await put(document.createElement("kiosk-services"), { live: new HandHall(hall) });
    for (const tile of root.querySelectorAll<HTMLElement>(".tiles button")) tile.click();
    expect(asked).toEqual([{ ask: "take", serviceIds: ["id-card"] }]);
    expect(text(root)).toContain("今天的号已取完");
  });

  it("of an occasion go on one ticket, without those that cannot be had now", async () => {
    const third = aService({ serviceId: "c", name: { "zh-CN": "户口", en: "Register" }, search: [] });
    const shop = { lifeEventId: "shop", name: { "zh-CN": "开店", en: "A shop" } };
    const lifeEvents = [{ ...shop, serviceIds: ["id-card", "b", "c"] }];
    const ordered: Order[] = [];
    const note = ({ detail }: CustomEvent<Order>): void => void ordered.push(detail);
    document.body.addEventListener("kiosk-order", note, { once: true });
    const live = new HandHall({ ...hall, services: [...services, third], lifeEvents });
    const root = await put(document.createElement("kiosk-services"), { live, lifeEventId: "shop" });
    [...root.querySelectorAll("button")]
      .find(({ textContent }) => textContent?.includes("一次办齐（2 项）"))
      ?.click();
    expect(ordered.map(({ serviceIds }) => serviceIds)).toEqual([["id-card", "c"]]);
    expect(gone).toEqual([{ at: "chosen" }]);
  });

  it("shows no wait that nobody knows", async () => {
    const root = await put(document.createElement("kiosk-services"), { live: new HandHall(hall, "offline") });
    expect(text(root)).toContain("等候情况未知");
    expect(text(root)).not.toContain("等候 3 人");
  });

  it("are found by the first letters of their pinyin, from a physical keyboard or by touch", async () => {
    const element = document.createElement("kiosk-search");
    const root = await put(element, { live: new HandHall(hall) });
    const entry = root.querySelector("kiosk-entry");
    await entry?.updateComplete;
    const keys = [...(entry?.shadowRoot?.querySelectorAll<HTMLElement>(".row button") ?? [])];
    for (const letter of "SFZ") keys.find(({ textContent }) => textContent?.trim() === letter)?.click();
    await vi.waitFor(() => expect(root.querySelectorAll(".tiles button")).toHaveLength(1));
    const input = entry?.shadowRoot?.querySelector("input");
    if (!input) throw new Error("no field");
    input.value = "juzhuzheng";
    input.dispatchEvent(new InputEvent("input"));
    await vi.waitFor(() => expect(text(root)).toContain("没有找到“juzhuzheng”"));
  });
});
