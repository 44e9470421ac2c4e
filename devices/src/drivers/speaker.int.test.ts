import { setTimeout as pause } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { RecordingSpeaker } from "../simulators/recording-speaker.ts";
import { order } from "../test/hub-side.ts";
import { onBroker } from "../test/on-broker.ts";
import { speakerDriver } from "./speaker.ts";

it("says calls one at a time, in order, and remembers when and how long", async () => {
  const { hub, link, stop } = await onBroker("speaker");
  const speaker = new RecordingSpeaker({ now: () => new Date(), pause: (ms) => pause(ms) });
  const driver = speakerDriver(link, speaker);
  driver.start();
  await vi.waitFor(() => expect(hub.all("status").at(-1)).toBe("online"));
  const texts = (text: string) => [{ language: "zh-CN" as const, text }];
  for (const id of ["1", "2", "3"])
    await hub.command({ ...order(id), kind: "speak", texts: texts(`请 A00${id} 号`), durationMs: 30 });
  await hub.command({ ...order("4"), kind: "reboot" });
  await vi.waitFor(() => expect(hub.all("result")).toHaveLength(4));
  expect(speaker.spoken.map(({ texts }) => texts[0])).toEqual(["请 A001 号", "请 A002 号", "请 A003 号"]);
  for (const [i, { from, to }] of speaker.spoken.entries()) {
    expect(to.getTime() - from.getTime()).toBeGreaterThanOrEqual(28); // a timer may end a moment early
    expect(from.getTime()).toBeGreaterThanOrEqual(speaker.spoken[i - 1]?.to.getTime() ?? 0);
  }
  expect(hub.all("result").at(-1)).toMatchObject({ ok: false, error: "a speaker cannot reboot" });
  await driver.stop();
  await stop();
});
