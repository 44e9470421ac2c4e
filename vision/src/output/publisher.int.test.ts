import { afterEach, expect, it, vi } from "vitest";
import type { PresenceFinding } from "../analysis/findings.ts";
import { startBroker, type TestBroker } from "../test/broker.ts";
import { Publisher } from "./publisher.ts";

const EPOCH = Date.UTC(2026, 10, 24, 1);
const clock = { now: () => 0, wall: (at: number) => new Date(EPOCH + at * 1000) };
const TOPIC = "hall/centre/counter/one/presence";
let broker: TestBroker;
let publisher: Publisher;
const problems: string[] = [];

afterEach(async () => {
  await publisher.stop();
  await broker.close();
  problems.length = 0;
});

function says(state: PresenceFinding["state"], at: number): void {
  const presence = {
    kind: "presence",
    counterId: "one",
    state,
    since: at,
    required: 1,
    present: 1,
    confidence: 1,
  };
  publisher.publish("centre", [presence as PresenceFinding], at); // as: the literal's kind is widened
}

const states = () => broker.of(TOPIC).map((payload) => JSON.parse(payload).state);

it("tells in order what happened while the broker was away, and then its latest word", async () => {
  broker = await startBroker();
  const { port } = broker;
  publisher = new Publisher({
    url: broker.url,
    clock,
    firstSeq: 1,
    onProblem: (reason) => problems.push(reason),
  });
  publisher.start();
  says("attended", 10);
  await vi.waitFor(() => expect(states()).toContain("attended"));
  await broker.close();
  await vi.waitFor(() => expect(problems.length).toBeGreaterThan(0)); // it has noticed
  for (let minute = 1; minute <= 10; minute += 1) {
    says("leaving", 60 * minute);
    for (let second = 1; second < 30; second += 1) says("leaving", 60 * minute + second); // no news
    says("absent", 60 * minute + 30);
    says("attended", 60 * minute + 50);
  }
  broker = await startBroker(port);
  const cycle = ["leaving", "absent", "attended"];
  const all = Array.from({ length: 10 }, () => cycle).flat();
  await vi.waitFor(() => expect(states()).toEqual([...all, "attended"]));
  expect(JSON.parse(await broker.retained(TOPIC)).state).toBe("attended");
  const seqs = broker.of(TOPIC).map((payload) => JSON.parse(payload).seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
}, 30_000);
