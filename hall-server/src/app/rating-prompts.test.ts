import { describe, expect, it } from "vitest";
import { at, type Given, given, kiosk } from "../../test/given.ts";
import type { DomainCommandName, DomainRequests } from "../domain/commands.ts";
import { evolve } from "../domain/evolve.ts";
import { ratingPrompt } from "./rating-prompts.ts";
import { VisitTokens } from "./visit-tokens.ts";

const tokens = new VisitTokens(Buffer.alloc(32, 7));
const serving = given()
  .staffed("c3")
  .ticket()
  .after("visit:call-next", { counterId: "c3" })
  .does("visit:arrive", "A001");
const visitId = serving.id("A001");
const [first, second] = [`${visitId}/1`, `${visitId}/2`];

/** What pads do after a deed, and what the token of a step opens then. */
function after<K extends DomainCommandName>(
  hall: Given,
  name: K,
  request: DomainRequests[K],
  by?: typeof kiosk,
) {
  const prompts = [];
  let before = hall.state;
  for (const event of hall.when(name, request, by)) {
    const next = evolve(before, event);
    tokens.follow({ event, before, after: next });
    prompts.push(ratingPrompt({ hallId: "sample", event, before, after: next }, tokens));
    before = next;
  }
  return prompts;
}
const opens = (stepId: string) => tokens.find(tokens.ofStep(stepId))?.stepId;

describe("the pad at a counter", () => {
  it("asks when a step ends, whether the visit does or not", () => {
    expect(after(serving.later(1), "visit:finish", { visitId })).toMatchObject([
      { kind: "ask", counterId: "c3", ask: { stepId: first, code: "A001", until: at(2) } },
    ]);
    expect(after(serving, "visit:next-step", { visitId, serviceId: "tax" })).toMatchObject([
      { kind: "ask", counterId: "c3", ask: { stepId: first } },
    ]);
    const sent = { visitId, serviceId: "tax", to: { queueId: "money" } };
    expect(after(serving, "visit:next-step", sent)).toMatchObject([{ kind: "ask", ask: { stepId: first } }]);
  });

  it("asks about the second step when that ends, and closes by what was rated", () => {
    const next = serving.after("visit:next-step", { visitId, serviceId: "tax" });
    expect(after(next, "visit:finish", { visitId })).toMatchObject([
      { kind: "ask", ask: { stepId: second } },
    ]);
    const rate = { visitId, stepId: first, channel: "pad", grade: 5, reasons: [] } as const;
    expect(after(next, "visit:rate", { ...rate, reasons: [] }, kiosk)).toEqual([
      { kind: "close", hallId: "sample", counterId: "c3", stepId: first },
    ]);
  });

  it("stops asking when the end is taken back, and the token opens nothing any more", () => {
    const finished = serving.after("visit:finish", { visitId });
    after(serving, "visit:finish", { visitId });
    expect(opens(first)).toBe(first);
    expect(after(finished, "visit:undo", {})).toEqual([
      { kind: "close", hallId: "sample", counterId: "c3", stepId: first },
    ]);
    expect(opens(first)).toBeUndefined();
    const next = serving.after("visit:next-step", { visitId, serviceId: "tax" });
    expect(after(next, "visit:undo", {})).toMatchObject([{ kind: "close", stepId: first }]);
  });

  it("keeps asking about the first step while the end of the second is taken back", () => {
    const next = serving.after("visit:next-step", { visitId, serviceId: "tax" });
    after(serving, "visit:next-step", { visitId, serviceId: "tax" });
    const finished = next.after("visit:finish", { visitId });
    expect(after(finished, "visit:undo", {})).toMatchObject([{ kind: "close", stepId: second }]);
    expect(opens(first)).toBe(first);
  });

  it("has nothing to do with calls, parking, transfers, and their being taken back", () => {
    expect(after(serving, "visit:park", { visitId })).toEqual([undefined]);
    expect(after(serving.does("visit:park", "A001"), "visit:undo", {})).toEqual([undefined]);
    expect(after(serving, "visit:transfer", { visitId, to: { queueId: "money" } })).toEqual([undefined]);
  });
});
