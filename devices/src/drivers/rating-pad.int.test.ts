import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { GradeKeys, RatingAnswer } from "../hardware/grade-keys.ts";
import { UntouchedKeys } from "../simulators/grade-keys.ts";
import { order } from "../test/hub-side.ts";
import { onBroker, silent } from "../test/on-broker.ts";
import type { Driver } from "./driver.ts";
import { ratingPad } from "./rating-pad.ts";

let scene: Awaited<ReturnType<typeof onBroker>>;
let driver: Driver;

beforeEach(async () => {
  scene = await onBroker("rating-pad");
});
afterEach(async () => {
  await driver.stop();
  await scene.stop();
});

const start = (keys: GradeKeys) => {
  driver = ratingPad(scene.link, keys, silent);
  driver.start();
  return vi.waitFor(() => expect(scene.hub.all("status").at(-1)).toBe("online"));
};
const open = (id: string, stepId = `step-${id}`) =>
  scene.hub.command({
    ...order(`open-${id}`),
    kind: "open-rating",
    stepId,
    code: `A00${id}`,
    token: `token-${id}`,
  });
const shown = () => scene.hub.all("state").at(-1)?.shown;

it("reports the grade with the token of the step, once, and goes quiet", async () => {
  await start({ ask: async () => ({ grade: 2, reasons: ["214"] }) });
  await open("1");
  await vi.waitFor(() => expect(scene.hub.all("event")).toHaveLength(1));
  expect(scene.hub.all("event")[0]).toMatchObject({
    kind: "rated",
    token: "token-1",
    grade: 2,
    reasons: ["214"],
  });
  await vi.waitFor(() => expect(shown()).toBe(""));
  expect(scene.hub.all("result")).toEqual([{ v: 1, id: "open-1", ok: true }]);
});

it("shows the question until it is closed, and records nothing as good", async () => {
  await start(new UntouchedKeys());
  await open("1");
  await vi.waitFor(() => expect(shown()).toBe("A001"));
  await scene.hub.command({ ...order("close"), kind: "close-rating", stepId: "step-1" });
  await vi.waitFor(() => expect(shown()).toBe(""));
  expect(scene.hub.all("event")).toEqual([]);
});

it("forgets a question when the next one comes: a late key is no grade for it", async () => {
  const answers: ((answer: RatingAnswer) => void)[] = [];
  await start({ ask: () => new Promise((done) => answers.push(done)) });
  await open("1");
  await open("2");
  await vi.waitFor(() => expect(shown()).toBe("A002"));
  answers[0]?.({ grade: 1, reasons: [] });
  answers[1]?.({ grade: 5, reasons: [] });
  await vi.waitFor(() => expect(shown()).toBe(""));
  expect(scene.hub.all("event")).toEqual([expect.objectContaining({ token: "token-2", grade: 5 })]);
});

it("does not close the question of another step", async () => {
  await start(new UntouchedKeys());
  await open("1");
  await scene.hub.command({ ...order("close"), kind: "close-rating", stepId: "step-0" });
  await vi.waitFor(() => expect(scene.hub.all("result")).toHaveLength(2));
  expect(shown()).toBe("A001");
});
