import { describe, expect, it } from "vitest";
import { LatestWins } from "./latest-wins.ts";

/** A line that is busy after each thing until it is told that it has gone. */
function aLine() {
  const sent: string[] = [];
  let free = true;
  const listeners: (() => void)[] = [];
  const wins = new LatestWins<string>({
    isFree: () => free,
    send: (item) => {
      sent.push(item);
      free = false;
    },
    onceFree: (listener) => listeners.push(listener),
  });
  const gone = () => {
    free = true;
    for (const listener of listeners.splice(0)) listener();
  };
  return { wins, sent, gone, listeners };
}

describe("what only the newest of is worth sending", () => {
  it("goes at once on a free line, and one by one on a busy one", () => {
    const { wins, sent, gone } = aLine();
    for (const key of ["a", "b", "c"]) wins.offer(key, `${key}1`);
    expect(sent).toEqual(["a1"]);
    gone();
    gone();
    expect(sent).toEqual(["a1", "b1", "c1"]);
  });

  it("is replaced while it waits, and keeps its turn", () => {
    const { wins, sent, gone } = aLine();
    wins.offer("a", "a1");
    for (const item of ["b1", "c1", "b2"]) wins.offer(item[0] ?? "", item);
    for (let i = 0; i < 5; i += 1) gone();
    expect(sent).toEqual(["a1", "b2", "c1"]);
  });

  it("is not sent when nobody wants it any more; one listener waits for the line, however much is offered", () => {
    const { wins, sent, gone, listeners } = aLine();
    wins.offer("a", "a1");
    for (let i = 0; i < 100; i += 1) wins.offer("b", `b${i}`);
    expect(listeners).toHaveLength(1);
    wins.forget("b");
    gone();
    expect(sent).toEqual(["a1"]);
  });
});
