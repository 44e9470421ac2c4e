import type { CommandName, Result } from "@hall/contract";
import type { LiveState } from "@hall/contract/live";
import { describe, expect, it, vi } from "vitest";
import { Orders, type Send } from "./orders.ts";
import { aHall, aVisit } from "./test/a-desk.ts";
import { aStorage } from "./test/a-storage.ts";
import { UnansweredOrder } from "./unanswered.ts";

/** A hall that changes by hand. */
class HandHall {
  state: LiveState = { phase: "live", hall: aHall() };
  readonly #listeners = new Set<() => void>();
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  become(state: LiveState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

function setUp(storage = aStorage()) {
  const live = new HandHall();
  const sent: { command: CommandName; key: string | undefined }[] = [];
  const answers: ((result: Result<unknown>) => void)[] = [];
  const send: Send = (command, _request, { idempotencyKey }) => {
    sent.push({ command, key: idempotencyKey });
    return new Promise((resolve) => answers.push(resolve as never));
  };
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `key-${keys}`;
  };
  const orders = new Orders({ send, live, newKey, unanswered: new UnansweredOrder(storage) });
  const answer = (result: Result<unknown>) => answers.shift()?.(result);
  return { live, sent, answer, orders, storage };
}
const NO_ANSWER = {
  ok: false,
  fault: { code: "unavailable", message: "", details: { line: "no-answer" } },
} as const;
const REFUSED = { ok: false, fault: { code: "conflict", message: "" } } as const;

describe("orders", () => {
  it("keep the key of a command without an answer over a reload, and nothing of what it said", async () => {
    const before = setUp();
    const note = { visitId: aVisit().visitId, text: "lost his passport" };
    void before.orders.give("visit:note", note);
    expect([...before.storage.kept.values()].join()).not.toContain("passport");
    const after = setUp(before.storage);
    void after.orders.give("visit:note", note);
    expect(after.sent).toEqual([{ command: "visit:note", key: "key-1" }]);
    after.answer(REFUSED);
    await vi.waitFor(() => expect(after.orders.state.busy).toBeUndefined());
    expect(after.storage.kept.size).toBe(0);
  });

  it("swallow a second press while the first is on its way", async () => {
    const { orders, sent, answer } = setUp();
    const first = orders.give("visit:call-next", { counterId: "c1" });
    expect(await orders.give("visit:call-next", { counterId: "c1" })).toBeUndefined();
    answer(REFUSED);
    expect(await first).toEqual(REFUSED);
    expect(sent).toHaveLength(1);
    expect(orders.state.busy).toBeUndefined();
  });

  it("stay busy until the screen's own hall shows what was answered", async () => {
    const { live, orders, answer } = setUp();
    const visit = aVisit({ status: "called", calls: 1, counterId: "c1" });
    const called = orders.give("visit:call-next", { counterId: "c1" });
    answer({ ok: true, value: { visit } });
    await Promise.resolve();
    expect(orders.state.busy).toBe("visit:call-next");
    const [counter] = aHall().counters;
    const counters = counter ? [{ ...counter, visitId: visit.visitId }] : [];
    live.become({ phase: "live", hall: aHall({ visits: [visit], counters }) });
    await called;
    expect(orders.state.busy).toBeUndefined();
  });

  it("keep the key of a command without an answer, so that pressed again it is done once", async () => {
    const { orders, sent, answer } = setUp();
    const first = orders.give("visit:recall", { visitId: aVisit().visitId });
    answer(NO_ANSWER);
    await first;
    const again = orders.give("visit:recall", { visitId: aVisit().visitId });
    answer(REFUSED);
    await again;
    const later = orders.give("visit:recall", { visitId: aVisit().visitId });
    answer(REFUSED);
    await later;
    expect(sent.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-2"]);
  });

  it("are not sent while the line is down", async () => {
    const { live, orders, sent } = setUp();
    live.become({ ...live.state, phase: "offline" });
    expect(await orders.give("visit:call-next", { counterId: "c1" })).toMatchObject({
      ok: false,
      fault: { details: { line: "not-sent" } },
    });
    expect(sent).toEqual([]);
  });
});
