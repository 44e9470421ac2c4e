import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { AlertView, HallSnapshot } from "@hall/contract";
import { afterEach, expect, it, vi } from "vitest";
import type { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";
import { openWatchedHall, sampleFootage } from "./watched-hall.ts";

/** Seconds of the clip during which a wall stands before the counter. */
const COVERED = { from: 30, to: 62 };
const PASSWORD = "a-password-for-absence";

let hall: Hall | undefined;
let folder: string | undefined;
afterEach(async () => {
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
}, 240_000);
