import type { Result, Statistics } from "@hall/contract";
import { describe, expect, it, vi } from "vitest";
import { StatisticsSource } from "./statistics-source.ts";

const sums = (day: string) => ({ from: day, to: day }) as Statistics;
const lost: Result<Statistics> = { ok: false, fault: { code: "unavailable", message: "" } };

describe("the sums of the day", () => {
  it("stay through a lost answer, and go with their day", async () => {
    let day: string | undefined = "2026-11-24";
    let answer: Result<Statistics> = { ok: true, value: sums(day) };
    const source = new StatisticsSource(
      () => Promise.resolve(answer),
      () => day,
    );
    const heard = vi.fn();
    source.subscribe(heard);
    source.start(5);
    await vi.waitFor(() => expect(source.state.statistics).toEqual(sums("2026-11-24")));
    answer = lost;
    heard.mockClear();
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    expect(source.state.statistics).toEqual(sums("2026-11-24"));
    day = "2026-11-25";
    await vi.waitFor(() => expect(source.state.statistics).toBeUndefined());
    source.stop();
  });
});
