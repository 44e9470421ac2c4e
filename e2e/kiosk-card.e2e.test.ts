import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { HallSnapshot } from "@hall/contract";
import mqtt from "mqtt";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen } from "./browser.ts";
import { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";

/** The sample number of GB 11643-1999. */
const CARD = "11010519491231002X";

let hall: Hall;
let browser: Browser;
let reader: mqtt.MqttClient | undefined;

beforeAll(async () => {
  hall = await Hall.open({ env: { HALL_ADMIN_PASSWORD: "correct horse battery" } });
  browser = await openBrowser();
});
afterAll(async () => {
  await reader?.endAsync(true);
  await browser?.close();
  await hall?.stop();
});

const button = (page: Page, name: RegExp) => page.getByRole("button", { name }).first();

/** Enrols the reader of the first kiosk as a device, and lets it say what a reader says. */
async function cardReader(): Promise<() => Promise<unknown>> {
  const post = async (address: string, body: object, token = ""): Promise<Record<string, string>> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(hall.url + address, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as { ok: boolean; value: Record<string, string> }; // as: the hub's answers
    if (!answer.ok) throw new Error(`${address}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  const { token = "" } = await post("/api/sign-in", { username: "admin", password: "correct horse battery" });
  // The hall's own virtual reader enrols first; later it would put an end to this one's credential.
  await expect.poll(() => readerIs(token), { timeout: 30_000 }).toBe("online");
  const { code } = await post(
    "/api/enrolments",
    { kind: "device", id: "reader-1", hallId: "zhengwu" },
    token,
  );
  const device = await post("/api/enrol", { code });
  reader = await mqtt.connectAsync(`mqtt://127.0.0.1:${hall.mqttPort}`, {
    username: "zhengwu/reader-1",
    password: device.token ?? "",
    reconnectPeriod: 0,
    protocolVersion: 4,
  });
  const topic = "hall/zhengwu/device/reader-1/event";
  return async () => {
    const event = {
      v: 1,
      id: crypto.randomUUID(),
      ts: new Date().toISOString(),
      kind: "card-read",
      document: "id-card",
      number: CARD,
    };
    await reader?.publishAsync(topic, JSON.stringify(event), { qos: 1 });
  };
}

async function readerIs(token: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${hall.url}/api/halls/zhengwu/snapshot`, { headers });
  const { value } = (await response.json()) as { value: HallSnapshot }; // as: the hub's answer
  return value.devices.find(({ deviceId }) => deviceId === "reader-1")?.status;
}

/** Every place where a browser could remember somebody. */
const remembered = (page: Page) =>
  page.evaluate(() => {
    const deep = (root: ParentNode): string =>
      [...root.querySelectorAll("*")]
        .map(
          (one) =>
            `${one.shadowRoot ? deep(one.shadowRoot) : ""}${one instanceof HTMLInputElement ? one.value : ""}`,
        )
        .join("") + (root instanceof ShadowRoot ? root.innerHTML : document.documentElement.outerHTML);
    return `${deep(document)} ${JSON.stringify({ ...localStorage })} ${JSON.stringify({ ...sessionStorage })} ${location.href} ${document.cookie} ${JSON.stringify(history.state)}`;
  });

const slips = async () => {
  const all = await readdir(hall.data, { recursive: true });
  return all.filter((file) => file.endsWith(".png"));
};

it("knows a person's ticket by the card, prints it again, and forgets the person", async () => {
  const layCard = await cardReader();
  const { page: kiosk } = await openScreen(browser, hall.link("kiosk"), {
    viewport: { width: 1080, height: 1920 },
  });
  kiosk.setDefaultTimeout(20_000);
  await button(kiosk, /^取号/).waitFor();

  // A card and no ticket: the way to a number, for this person.
  await layCard();
  await button(kiosk, /^公安户政/).click();
  await kiosk.getByText("证件已读取").waitFor();
  await button(kiosk, /^身份证办理/).click();
  await kiosk.locator("kiosk-ticket .code").getByText("A001").waitFor();
  await expect.poll(async () => (await slips()).length, { timeout: 20_000 }).toBe(1);
  await kiosk.locator("kiosk-ticket button.main").click();
  const after = await remembered(kiosk);
  for (const personal of [CARD, "A001", "/t/"]) expect(after).not.toContain(personal);

  // The same person wants the same again: the ticket that lives is shown.
  await button(kiosk, /^取号/).click();
  await button(kiosk, /^公安户政/).click();
  await layCard();
  await kiosk.getByText("证件已读取").waitFor();
  await button(kiosk, /^身份证办理/).click();
  await kiosk.getByText("您已有这个事项的号").waitFor();
  await kiosk.locator("kiosk-found").getByText("A001").waitFor();

  // And is printed again, on the real printer's side too.
  await button(kiosk, /^补打小票/).click();
  await kiosk.getByText("已补打").waitFor();
  await expect.poll(async () => (await slips()).length, { timeout: 20_000 }).toBe(2);
  const admin = await HallDesk.signIn(hall, "zhengwu", "admin", "correct horse battery");
  expect((await admin.snapshot()).visits.map(({ code }) => code)).toEqual(["A001"]);
  const first = (await slips())[0] ?? "";
  expect((await readFile(path.join(hall.data, first))).subarray(1, 4).toString()).toBe("PNG");
  await kiosk.locator("kiosk-ticket button.main").click();
  expect(await remembered(kiosk)).not.toContain(CARD);
});
