import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Hall } from "./hall.ts";
import { HallDesk } from "./hall-desk.ts";
import { openWatchedHall, sampleFootage } from "./watched-hall.ts";

const PASSWORD = "a-password-for-a-gap";

let hall: Hall;
beforeAll(async () => {
  hall = await openWatchedHall(await sampleFootage(), PASSWORD);
}, 120_000);
afterAll(() => hall?.stop());

it("a camera watch that is killed knows nothing until the hub has started it again, and no alert comes of the gap", async () => {
  const desk = await HallDesk.signIn(hall, "watched", "admin", PASSWORD);
  await desk.give("clerk:take-counter", { counterId: "c1" });
  await desk.give("counter:open", { counterId: "c1" });
  const seen = async () => {
    const { counters, zones, alerts } = await desk.snapshot();
    return {
      presence: counters.find(({ counterId }) => counterId === "c1")?.presence,
      count: zones.find(({ zoneId }) => zoneId === "yard")?.count,
      alerts: alerts.map(({ kind }) => kind),
    };
  };
  const watching = (): Promise<void> =>
    vi.waitFor(
      async () => {
        const { presence, count } = await seen();
        expect(presence).toBe("attended");
        expect(count).toBeGreaterThan(0);
      },
      { timeout: 45_000, interval: 100 },
    );
  await watching();
  const killed = await hall.program("vision/dist/main.js");
  process.kill(killed, "SIGKILL");
  await vi.waitFor(
    async () => expect(await seen()).toEqual({ presence: "unknown", count: "unknown", alerts: [] }),
    { timeout: 10_000, interval: 50 },
  );
  await watching();
  expect((await seen()).alerts).toEqual([]);
  expect(await hall.program("vision/dist/main.js")).not.toBe(killed);
}, 120_000);
