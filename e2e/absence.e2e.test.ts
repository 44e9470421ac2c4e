import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { AlertView, HallSnapshot } from "@hall/contract";
import type { Browser } from "playwright-core";
import { afterEach, expect, it, vi } from "vitest";
import { openBrowser, openScreen } from "./browser.ts";
import type { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";
import { openWatchedHall, sampleFootage } from "./watched-hall.ts";

/** Seconds of the clip during which a wall stands before the counter. */
const COVERED = { from: 30, to: 62 };
const PASSWORD = "a-password-for-absence";

let hall: Hall | undefined;
let folder: string | undefined;
let browser: Browser | undefined;
afterEach(async () => {
  await browser?.close();
  await hall?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The sample clip with its counter zone covered for a while; the rest of the picture goes on. */
async function coveredClip(): Promise<{ clip: string; ffmpeg: string }> {
  const { clip: source, ffmpeg } = await sampleFootage();
  folder = await mkdtemp(path.join(tmpdir(), "hall-absence-"));
  const clip = path.join(folder, "covered.avi");
  const box = `drawbox=x=iw*0.3:y=ih*0.15:w=iw*0.7:h=ih*0.75:color=gray:t=fill:enable='between(t,${COVERED.from},${COVERED.to})'`;
  await promisify(execFile)(ffmpeg, [
    "-v",
    "error",
    "-y",
    "-i",
    source,
    "-vf",
    box,
    "-c:v",
    "mpeg4",
    "-q:v",
    "3",
    clip,
  ]);
  return { clip, ffmpeg };
}

it("says that the counter is absent after its time, and takes it back when somebody is there again", async () => {
  hall = await openWatchedHall(await coveredClip(), PASSWORD);
  const desk = await HallDesk.signIn(hall, "watched", "admin", PASSWORD);
  await desk.give("clerk:take-counter", { counterId: "c1" });
  await desk.give("counter:open", { counterId: "c1" });

  const counts = new Set<HallSnapshot["zones"][number]["count"]>();
  const absence = async (): Promise<AlertView> => {
    const { alerts, zones } = await desk.snapshot();
    for (const { zoneId, count } of zones) if (zoneId === "yard") counts.add(count);
    const alert = alerts.find(({ kind }) => kind === "counter-absent");
    if (!alert) throw new Error("nobody has missed the clerk yet");
    return alert;
  };
  const raised = await vi.waitFor(absence, { timeout: 90_000, interval: 500 });
  expect(raised).toMatchObject({ subject: "c1", state: "raised" });
  const resolved = await vi.waitFor(
    async () => {
      const alert = await absence();
      expect(alert.state).toBe("resolved");
      return alert;
    },
    { timeout: 90_000, interval: 500 },
  );
  expect(resolved).toMatchObject({ alertId: raised.alertId, resolvedBy: "cause-ended" });
  expect([...counts].filter((count) => count !== "unknown").length).toBeGreaterThan(2); // the count moves
  browser = await openBrowser();
  await looksAtEvidence(browser, hall);
}, 240_000);

/** Somebody who may opens the pictures around the absence, and finds the look among those of the hall. */
async function looksAtEvidence(from: Browser, { url }: Hall): Promise<void> {
  const { page, troubles } = await openScreen(from, `${url}/dashboard/`);
  await page.getByLabel("用户名").fill("admin");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.locator("alert-panel summary").click(); // it is over: it stands among those of today
  await page.getByRole("button", { name: "离岗画面" }).first().click();
  const picture = page.getByRole("img", { name: /^窗口 1 在 .* 的画面，人物已打码$/ });
  await picture.waitFor();
  await page.getByText(/第 1 张，共 1\d 张/).waitFor(); // eight seconds before, three after, and two to spare
  await page.keyboard.press("ArrowRight");
  await page.getByText(/第 2 张，共 1\d 张/).waitFor();
  const drawn = await picture.evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement; // as: the viewer draws on one
    const { data } = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height) ?? {};
    return { width, colours: new Set(data).size };
  });
  expect(drawn.width).toBeGreaterThanOrEqual(320);
  expect(drawn.colours).toBeGreaterThan(50);
  await page.getByRole("button", { name: "关闭" }).click();
  await page.getByText("隐私", { exact: true }).click();
  await page.getByText(/^离岗画面：[0-9a-f]{8}$/).waitFor();
  expect(troubles).toEqual([]);
}
