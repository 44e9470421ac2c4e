import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openScreen } from "./browser.ts";
import { clerkStates } from "./clerk-states.ts";
import { Hall } from "./hall.ts";

/** `npm run screenshots`: the README's pictures, from a simulated day with the camera on and from a quiet counter. */
const FOLDER = path.resolve(import.meta.dirname, "../docs/screens");
/** Real time for an hour and a half of the simulated day. */
const MORNING_MS = 90_000;
type Size = readonly [width: number, height: number];

const browser = await openBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  await livingHall(browser);
  await quietCounter(browser);
  await clerkPictures(browser);
} finally {
  await browser.close();
}

async function livingHall(browser: Browser): Promise<void> {
  const hall = await Hall.open({ env: { HALL_SIMULATE: "60", HALL_VISION: "on" } });
  try {
    await pause(MORNING_MS);
    await picture(await open(browser, hall.link("dashboard", "wangfang"), [1440, 900]), "dashboard");
    await picture(await open(browser, hall.link("board"), [1920, 1080]), "board");
    const kiosk = await open(browser, hall.link("kiosk"), [1080, 1440]);
    await kiosk.getByRole("button", { name: /^取号/ }).click();
    await picture(kiosk, "kiosk");
  } finally {
    await hall.stop();
  }
}

/** One clerk, four visitors: the terminal with a visit in hand, a phone in line, and the pad that asks. */
async function quietCounter(browser: Browser): Promise<void> {
  const hall = await Hall.open();
  try {
    const tokens = await takeTickets(hall, ["id-card", "move-in", "advice", "id-card-lost"]);
    const pad = await open(browser, hall.link("pad"), [1280, 800]);
    const counter = await open(browser, hall.link("counter", "zhangmin"), [1280, 800]);
    await counter.getByRole("button", { name: /^1 号窗口/ }).click();
    await counter.getByRole("button", { name: /开放窗口/ }).click();
    await counter.getByRole("button", { name: /呼叫下一位/ }).waitFor();
    await counter.keyboard.press("Space");
    await counter.getByRole("button", { name: /已到/ }).waitFor();
    await counter.keyboard.press("Enter");
    await counter.getByRole("button", { name: /办结/ }).waitFor();
    await picture(counter, "counter");
    await picture(await open(browser, `${hall.url}/t/${tokens.at(-1)}`, [390, 844]), "phone");
    await counter.keyboard.press("F4");
    await counter.getByRole("dialog").waitFor();
    await counter.keyboard.press("Enter");
    await pad.getByRole("button", { name: "非常满意", exact: true }).waitFor();
    await picture(pad, "pad");
  } finally {
    await hall.stop();
  }
}

/** Every state of docs/clerk-states.md, in a hall of its own. */
async function clerkPictures(browser: Browser): Promise<void> {
  const hall = await Hall.open({ env: { HALL_CONFIG: path.join(import.meta.dirname, "clerk-hall.yaml") } });
  try {
    await clerkStates(browser, hall, async (name, page) => {
      await pause(300); // the last transition
      await page.screenshot({ path: path.join(FOLDER, `clerk-${name}.png`) });
    });
  } finally {
    await hall.stop();
  }
}

async function open(browser: Browser, url: string, [width, height]: Size): Promise<Page> {
  return (await openScreen(browser, url, { viewport: { width, height } })).page;
}

async function picture(page: Page, name: string): Promise<void> {
  await pause(4_000); // live figures come by themselves
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
}

/** Tickets that the administrator takes by hand; answers their tokens. */
async function takeTickets(hall: Hall, services: readonly string[]): Promise<(string | undefined)[]> {
  const post = async (address: string, body: object, token = ""): Promise<Record<string, string>> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(hall.url + address, { method: "POST", headers, body: JSON.stringify(body) });
    return ((await response.json()) as { value: Record<string, string> }).value; // as: the replies of these two commands
  };
  const { token } = await post("/api/sign-in", { username: "admin", password: hall.password("admin") });
  const take = "/api/halls/zhengwu/commands/visit:take-ticket";
  const tickets = [];
  for (const service of services) tickets.push(await post(take, { serviceIds: [service] }, token));
  return tickets.map((ticket) => ticket.token);
}
