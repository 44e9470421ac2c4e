import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Panel } from "../hardware/panel.ts";
import { TextPanel } from "../simulators/text-panel.ts";
import { onBroker, silent } from "../test/on-broker.ts";
import type { Driver } from "./driver.ts";
import { windowDisplay } from "./window-display.ts";

let scene: Awaited<ReturnType<typeof onBroker>>;
let driver: Driver;

beforeEach(async () => {
  scene = await onBroker("window-display");
});
afterEach(async () => {
  await driver.stop();
  await scene.stop();
});

const start = (panel: Panel) => {
  driver = windowDisplay(scene.link, panel, silent);
  driver.start();
  return vi.waitFor(() => expect(scene.hub.all("status").at(-1)).toBe("online"));
};
const want = (text: string, seq: number, at = Date.now()) =>
  scene.hub.send(
    "hall/{hall}/device/{device}/set",
    { v: 1, ts: new Date(at).toISOString(), seq, state: "called", text },
    true,
  );
const shown = () => scene.hub.all("state").at(-1)?.shown;

it("shows what the hub wants and says what it shows", async () => {
  const panel = new TextPanel();
  await start(panel);
  await want("请 A012", 1);
  await vi.waitFor(() => expect(shown()).toBe("请 A012"));
  expect(panel.shown).toEqual(["请 A012"]);
});

it("ends on the last order, however slow the panel", async () => {
  const panel = new TextPanel(60);
  await start(panel);
  for (const [i, text] of ["A001", "A002", "A003", "A004"].entries()) await want(text, i);
  await vi.waitFor(() => expect(shown()).toBe("A004"));
  expect(panel.shown.at(-1)).toBe("A004");
  expect(panel.shown.length).toBeLessThan(4); // what was overtaken need not be shown
});

it("ignores an order that is older in number and in time, but follows a hub that counts anew", async () => {
  await start(new TextPanel());
  const now = Date.now();
  await want("A009", 9, now);
  await vi.waitFor(() => expect(shown()).toBe("A009"));
  await want("A008", 8, now - 5_000);
  await want("A001", 1, now + 1_000);
  await vi.waitFor(() => expect(shown()).toBe("A001"));
  expect(scene.hub.all("state").map((state) => state.shown)).not.toContain("A008");
});

it("shows the retained order again after the broker was away", async () => {
  const panel = new TextPanel();
  await start(panel);
  await want("A012", 1);
  await vi.waitFor(() => expect(shown()).toBe("A012"));
  await scene.broker.down();
  await vi.waitFor(() => expect(scene.link.connected).toBe(false));
  await scene.broker.up();
  await want("A013", 2);
  await vi.waitFor(() => expect(shown()).toBe("A013"));
});

it("says that nobody knows what it shows when the panel failed, and shows the next order", async () => {
  let broken = true;
  await start({
    show: async () => {
      if (broken) throw new Error("no answer on the serial line");
    },
  });
  await want("A012", 1);
  await vi.waitFor(() => expect(scene.hub.all("state").at(-1)).toMatchObject({ fault: "panel" }));
  expect(shown()).toBeUndefined();
  broken = false;
  await want("A013", 2);
  await vi.waitFor(() => expect(shown()).toBe("A013"));
});
