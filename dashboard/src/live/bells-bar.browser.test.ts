import "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aClerk, ago, aHall, anAlert, NOW } from "../test/a-hall.ts";
import type { BellsBar } from "./bells-bar.ts";
import "./bells-bar.ts";
import type { BellActEvent } from "./live-events.ts";

const bell = anAlert({ kind: "help-bell", subject: "c1", since: ago(2), facts: { counter: "1" } });

describe("a call for help on the dashboard", () => {
  let bar: BellsBar;
  let rung: number;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    rung = 0;
    bar = document.createElement("bells-bar");
    bar.now = NOW;
    bar.may = true;
    bar.ring = () => {
      rung += 1;
    };
    document.body.append(bar);
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.useRealTimers();
  });
  const show = async (...alerts: ReturnType<typeof anAlert>[]): Promise<string> => {
    bar.hall = aHall({ alerts, clerks: [aClerk()] });
    await bar.updateComplete;
    return bar.renderRoot.textContent ?? "";
  };

  it("rings on until somebody accepts, and says who; then it can be ended", async () => {
    const acts: string[] = [];
    bar.addEventListener("bell-act", (event) => acts.push((event as BellActEvent).act)); // as: the bar's own event
    expect(await show(bell)).toContain("1 号窗口求助");
    vi.advanceTimersByTime(11_000);
    expect(rung).toBe(3);
    bar.renderRoot.querySelector("hall-button")?.click();
    const accepted = await show({ ...bell, state: "acknowledged", acknowledgedBy: "zhang" });
    expect(accepted).toContain("张敏 正在前往");
    vi.advanceTimersByTime(11_000);
    expect(rung).toBe(3);
    bar.renderRoot.querySelector("hall-button")?.click();
    expect(acts).toEqual(["accept", "end"]);
    expect(await show({ ...bell, state: "resolved" })).not.toContain("求助");
  });

  it("names the kiosk that rings", async () => {
    expect(await show({ ...bell, subject: "k1", facts: { kiosk: "k1" } })).toContain("k1求助");
  });

  it("falls silent when the page is left", async () => {
    await show(bell);
    bar.remove();
    vi.advanceTimersByTime(11_000);
    expect(rung).toBe(1);
  });
});
