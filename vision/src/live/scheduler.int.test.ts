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

it("tries again where the replacement fails too, less and less often, and looks on once there is one", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  stopping.push(() => void vi.useRealTimers());
  const file = await testModel();
  const first = await Detector.open({ file });
  let tries = 0;
  let broken = true;
  const open = async () => {
    tries += 1;
    if (tries === 1) return first;
    if (broken) throw new Error("no memory");
    return Detector.open({ file });
  };
  const said: unknown[] = [];
  const options = { budget: new CpuBudget(1), now, onProblem: (error: unknown) => said.push(error) };
  const scheduler = await Scheduler.open(open, { ...options, threads: 1 });
  stopping.unshift(() => scheduler.stop());
  let looks = 0;
  scheduler.add(
    await camera(scheduler, () => {
      looks += 1;
    }),
  );
  await first.close();
  scheduler.wake();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(tries - 1).toBeGreaterThanOrEqual(10);
  expect(tries - 1).toBeLessThanOrEqual(15);
  expect(said).toHaveLength(tries - 1);
  const before = looks;
  broken = false;
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.waitFor(() => expect(looks).toBeGreaterThan(before + 1));
});
