import type { LiveState } from "@hall/contract/live";
import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page as window_ } from "vitest/browser";
import { aCounter, aHall, NOW } from "../test/a-hall.ts";
import { type WallPage, wallPages } from "./wall-page.ts";
import "./wall-page.ts";

const hallOf = (counters: number) =>
  aHall({
    counters: Array.from({ length: counters }, (_, index) =>
      aCounter({ counterId: `c${index + 1}`, number: index + 1, clerkId: `clerk-${index}` }),
    ),
  });

describe("the pages of a wall", () => {
  it.each([
    [6, false, [{ counters: [0, 12] }, { waits: true }]],
    [13, false, [{ counters: [0, 12] }, { counters: [12, 24] }, { waits: true }]],
    [0, false, [{ counters: [0, 12] }, { waits: true }]],
    [6, true, [{ counters: [0, 12], waits: true }]],
  ] as const)("of %d counters (very wide: %s)", (counters, wide, pages) => {
    expect(wallPages(counters, wide)).toEqual(pages);
  });
});

describe("a wall", () => {
  let wall: WallPage;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    document.body.replaceChildren();
    document.documentElement.style.fontSize = "";
    await window_.viewport(1280, 800);
  });

  async function hang(counters: number, [width, height]: readonly [number, number]): Promise<void> {
    await window_.viewport(width, height);
    document.documentElement.style.fontSize = "min(2.4vh, 1.35vw)";
    const state: LiveState = { phase: "live", hall: hallOf(counters) };
    wall = document.createElement("wall-page");
    wall.live = { state, now: () => NOW, subscribe: () => () => undefined };
    document.body.append(wall);
    await wall.updateComplete;
  }
  const floor = () => wall.renderRoot.querySelector("counter-floor")?.shadowRoot;
  const cells = () => [...(floor()?.querySelectorAll("counter-cell") ?? [])];
  const numbers = () => cells().map(({ counter }) => counter?.number);

  it("turns through all counters and the waits, and begins anew", async () => {
    await hang(14, [1920, 1080]);
    await vi.waitFor(() => expect(numbers()).toHaveLength(12));
    vi.advanceTimersByTime(20_000);
    await vi.waitFor(() => expect(numbers()).toEqual([13, 14]));
    vi.advanceTimersByTime(20_000);
    await vi.waitFor(() => expect(wall.renderRoot.querySelector("queue-panel")).not.toBeNull());
    expect(floor()).toBeUndefined();
    vi.advanceTimersByTime(20_000);
    await vi.waitFor(() => expect(numbers()[0]).toBe(1));
  });

  it.each([
    [6, [1920, 1080]],
    [12, [1920, 1080]],
    [12, [3840, 2160]],
    [12, [3840, 1080]],
  ] as const)("shows %d counters whole on %j", async (counters, size) => {
    await hang(counters, size);
    await vi.waitFor(() => expect(cells()).toHaveLength(counters));
    const last = cells().at(-1);
    await last?.updateComplete;
    const footer = wall.renderRoot.querySelector("footer");
    expect(last?.getBoundingClientRect().bottom).toBeLessThanOrEqual(
      footer?.getBoundingClientRect().top ?? 0,
    );
    expect(footer?.getBoundingClientRect().bottom).toBeLessThanOrEqual(size[1]);
  });
});
