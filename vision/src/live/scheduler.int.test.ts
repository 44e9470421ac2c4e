import { readFile } from "node:fs/promises";
import { afterEach, expect, it, vi } from "vitest";
import { Detector } from "../detect/detector.ts";
import { FrameSlot } from "../sources/frame-slot.ts";
import { decodeJpeg } from "../sources/jpeg-frame.ts";
import { PEOPLE_PICTURE, testModel } from "../test/materials.ts";
import { CpuBudget } from "./cpu-budget.ts";
import { type Customer, Scheduler } from "./scheduler.ts";

const now = () => performance.now() / 1000;
const stopping: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stopping.splice(0)) await stop();
});

/** A camera that sends the same picture five times a second. */
async function camera(scheduler: Scheduler, looked: () => void): Promise<Customer> {
  const slot = new FrameSlot();
  const customer: Customer = {
    slot,
    needAt: () => ({ rate: 5, counter: false }),
    looked: async () => looked(),
  };
  const jpeg = await readFile(PEOPLE_PICTURE);
  const timer = setInterval(() => {
    void decodeJpeg(jpeg, 320, (bytes) => slot.memory(bytes)).then(({ bytes, width, height }) => {
      slot.put({ bytes, width, height, at: now() });
      scheduler.wake();
    });
  }, 200);
  stopping.unshift(() => clearInterval(timer));
  return customer;
}

it("replaces a detector thread that has ended, and looks on within five seconds", async () => {
  const opened: Detector[] = [];
  const file = await testModel();
  const scheduler = await Scheduler.open(
    async () => {
      const detector = await Detector.open({ file });
      opened.push(detector);
      return detector;
    },
    { threads: 1, budget: new CpuBudget(1), now, onProblem: () => undefined },
  );
  stopping.push(() => scheduler.stop());
  let looks = 0;
  scheduler.add(
    await camera(scheduler, () => {
      looks += 1;
    }),
  );
  await vi.waitFor(() => expect(looks).toBeGreaterThanOrEqual(3));
  await opened[0]?.close(); // as a thread that runs out of memory does
  const [before, began] = [looks, now()];
  await vi.waitFor(() => expect(looks).toBeGreaterThan(before + 1));
  expect(now() - began).toBeLessThanOrEqual(5);
  expect(opened).toHaveLength(2);
});
