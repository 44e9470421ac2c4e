import { expect, it, vi } from "vitest";
import { keepRetention } from "./retention.ts";
import { Undo } from "./undo.ts";

it("erases at the start and every few hours, in every hall, though it fails in one", async () => {
  vi.useFakeTimers();
  const now = new Date("2026-11-24T01:00:00Z");
  const asked: string[] = [];
  const complaints: unknown[] = [];
  const undo = new Undo();
  await keepRetention({
    history: {
      forgetPersonalData: async (hallId) => {
        asked.push(hallId);
        if (hallId === "closed") throw new Error("no connection");
        return 0;
      },
    },
    registry: {
      ids: () => ["closed", "open"].map((hallId) => ({ hallId, name: { "zh-CN": "", en: "" } })),
      now: () => now,
    },
    log: { error: (words: unknown) => complaints.push(words) },
    undo,
  });
  expect(asked).toEqual(["closed", "open"]);
  expect(complaints).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(6 * 3_600_000);
  expect(asked).toEqual(["closed", "open", "closed", "open"]);
  await undo.run(() => undefined);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(asked).toHaveLength(4);
  vi.useRealTimers();
});
