import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { openBrowser, openScreen } from "./browser.ts";
import { Hall } from "./hall.ts";

/** `npm run screenshots`: the README's pictures, from a simulated day with the camera on. */
const FOLDER = path.resolve(import.meta.dirname, "../docs/screens");
/** Real time for an hour and a half of the simulated day. */
const MORNING_MS = 90_000;

const hall = await Hall.open({ env: { HALL_SIMULATE: "60", HALL_VISION: "on" } });
const browser = await openBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  await pause(MORNING_MS);
  await picture("kiosk", hall.link("kiosk"), [1080, 1440], (page) =>
    page.getByRole("button", { name: /^取号/ }).click(),
  );
  await picture("board", hall.link("board"), [1920, 1080]);
  await picture("counter", hall.link("counter", "zhangmin"), [1280, 800]);
  await picture("dashboard", hall.link("dashboard"), [1440, 900]);
  await picture("pad", hall.link("pad"), [1280, 800]);
  await picture("phone", await aTicket(), [390, 844]);
} finally {
  await browser.close();
  await hall.stop();
}

async function picture(
  name: string,
  url: string,
  [width, height]: [number, number],
  before?: (page: Page) => Promise<void>,
): Promise<void> {
  const screen = await openScreen(browser, url, { viewport: { width, height } });
  await screen.page.waitForLoadState("networkidle").catch(() => undefined);
  await before?.(screen.page);
  await pause(6_000); // live figures and a camera picture come by themselves
  await screen.page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await screen.close();
}

/** A visitor's phone page, from a ticket that the administrator takes. */
async function aTicket(): Promise<string> {
  const post = async (address: string, body: object, token = "") => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(hall.url + address, { method: "POST", headers, body: JSON.stringify(body) });
    return ((await response.json()) as { value: Record<string, string> }).value; // as: the replies of these two commands
  };
  const { token } = await post("/api/sign-in", { username: "admin", password: hall.password("admin") });
  const ticket = await post(
    "/api/halls/zhengwu/commands/visit:take-ticket",
    { serviceIds: ["id-card"] },
    token,
  );
  return `${hall.url}/t/${ticket.token}`;
}
