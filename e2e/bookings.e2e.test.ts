import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openScreen, type Screen } from "./browser.ts";
import { Hall } from "./hall.ts";

const ALL_DAY = "00:00-24:00";
/** The hall's clock, so many minutes from now. */
const clockIn = (timeZone: string, minutes: number): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    Date.now() + minutes * 60_000,
  );
/** A zone in which it is not near midnight now, so that no booking of this test is for another day. */
const ZONE =
  ["Asia/Shanghai", "Africa/Lagos"].find((zone) => /^(0[3-9]|1)/.test(clockIn(zone, 0))) ?? "Asia/Shanghai";
const clock = (minutes: number): string => clockIn(ZONE, minutes);

let folder: string;
let yaml: string;
let hall: Hall;
let browser: Browser;
let screen: Screen;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hall-bookings-"));
  const sample = await readFile(path.join(import.meta.dirname, "clerk-hall.yaml"), "utf8");
  yaml = sample.replace("timeZone: Asia/Shanghai", `timeZone: ${ZONE}`);
  await writeFile(path.join(folder, "hall.yaml"), yaml);
  hall = await Hall.open({ env: { HALL_CONFIG: path.join(folder, "hall.yaml") } });
  browser = await openBrowser();
  screen = await openScreen(browser, `${hall.url}/dashboard/`, { viewport: { width: 1440, height: 900 } });
  const { page } = screen;
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码").fill(hall.password("admin"));
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "预约" }).click();
});
afterAll(async () => {
  await screen?.close();
  await browser?.close();
  await hall?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Fills in the form, and gives the reference that the page says. */
async function book(page: Page, service: string, time: string, before = ""): Promise<string> {
  await page.getByRole("checkbox", { name: service }).check();
  await page.getByLabel("时间").fill(time);
  await page.getByRole("button", { name: "预约", exact: true }).click();
  const said = page.getByText(/已预约，预约编号 /);
  const referenceIn = async () => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec((await said.textContent()) ?? "")?.[0] ?? "";
  await expect.poll(referenceIn).not.toBe(before); // the words about the one before may still stand
  const reference = await referenceIn();
  await row(page, reference).waitFor();
  return reference;
}
const row = (page: Page, code: string) => page.getByRole("row").filter({ hasText: code });

/** The hall closed more than two hours ago by its new hours: its day is over at once. */
async function closeTheHall(waits: string): Promise<void> {
  const post = { method: "POST", headers: { "content-type": "application/json" } };
  const body = JSON.stringify({ username: "admin", password: hall.password("admin") });
  const signedIn = await fetch(`${hall.url}/api/sign-in`, { ...post, body });
  const { value } = (await signedIn.json()) as { value: { token: string } }; // as: the reply of sign-in
  const authorization = `Bearer ${value.token}`;
  const command = async (name: string, request: object) =>
    (
      await fetch(`${hall.url}/api/halls/clerks/commands/${name}`, {
        method: "POST",
        headers: { ...post.headers, authorization },
        body: JSON.stringify(request),
      })
    ).json();
  const found = await command("visit:find", { code: waits });
  await command("visit:leave", { visitId: found.value.visits[0].visitId }); // nobody is sent home by new hours
  const answer = await fetch(`${hall.url}/api/halls/clerks/configuration`, {
    method: "PUT",
    headers: { authorization, "content-type": "application/yaml" },
    body: yaml.replaceAll(ALL_DAY, `00:00-${clock(-125)}`),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

it("books, checks in, cancels, and counts who did not come", async () => {
  const { page } = screen;
  await page.getByRole("heading", { name: "新预约" }).waitFor();
  await page.getByText("没有预约").waitFor();

  // A form that is not filled in says what is missing.
  await page.getByRole("button", { name: "预约", exact: true }).click();
  await page.getByRole("alert").getByText("请选择事项").waitFor();
  await page.getByRole("checkbox", { name: "身份证办理" }).check();
  await page.getByRole("button", { name: "预约", exact: true }).click();
  await page.getByRole("alert").getByText("请填写日期和时间").waitFor();
  await page.getByLabel("时间").fill(clock(-60));
  await page.getByRole("button", { name: "预约", exact: true }).click();
  await page.getByText(/已经过去|已过/).waitFor();
  await page.getByRole("checkbox", { name: "身份证办理" }).uncheck();

  const comes = await book(page, "身份证办理", clock(10));
  const stays = await book(page, "身份证办理", clock(12), comes);
  const cancels = await book(page, "户口迁入", clock(14), stays);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);

  // In the order of their times.
  const listed = await page.getByRole("rowheader").allTextContents();
  expect(listed.map((text) => text.trim())).toEqual([comes, stays, cancels]);

  await row(page, comes).getByRole("button", { name: "报到" }).click();
  const told = await page.getByText(new RegExp(`${comes} 已报到，号码 `)).textContent();
  const code = /A\d{3}/.exec(told ?? "")?.[0] ?? "none";
  await row(page, code).getByText("等候中").waitFor();

  await row(page, cancels).getByRole("button", { name: "取消预约" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取消预约" }).click();
  await row(page, cancels).getByText("已离开").waitFor();
  expect(await row(page, stays).getByText("已预约").count()).toBe(1);

  await closeTheHall(code);
  await row(page, stays).getByText("已预约").waitFor({ state: "detached", timeout: 20_000 });
  await page.getByRole("link", { name: "报表" }).click();
  const bookings = page.getByRole("region", { name: "预约", exact: true });
  await bookings.waitFor();
  const counts = async (name: string) =>
    (await bookings.getByRole("row").filter({ hasText: name }).getByRole("cell").allTextContents()).map(
      (text) => text.trim(),
    );
  expect(await counts("户政")).toEqual(["3", "1", "0", "1", "1"]); // booked, came, late, did not come, cancelled
  await page.getByLabel("分组").selectOption({ label: "小时" });
  const hour = clock(10).slice(0, 2);
  await bookings.getByRole("row").filter({ hasText: hour }).waitFor();
  expect(screen.troubles.filter((line) => !line.includes("409"))).toEqual([]);
});
