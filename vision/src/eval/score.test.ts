import { describe, expect, it } from "vitest";
import { parseMotTruth } from "./mot-truth.ts";
import { scoreTrace } from "./score.ts";
import { readTrace, type TraceFrame, thinned, writeTrace } from "./trace.ts";

const SIZE = { width: 100, height: 100 };
const FPS = 5;

/** One person who walks 2 pixels a picture, for so many pictures. */
function walk(frames: number): { truth: string; trace: TraceFrame[] } {
  const numbers = Array.from({ length: frames }, (_, i) => i);
  const truth = numbers.map((i) => `${i + 1}, 7, ${10 + 2 * i}, 40, 10, 30, 1, 0, 0, 0`).join("\n");
  const trace = numbers.map((i) => ({
    at: i / FPS,
    boxes: [{ left: (10 + 2 * i) / 100, top: 0.4, right: (20 + 2 * i) / 100, bottom: 0.7, score: 0.9 }],
  }));
  return { truth, trace };
}

const options = { from: 6, to: 30, clipFps: FPS, threshold: 0.5, aspect: 1 };

describe("scoring a trace against the truth", () => {
  it("finds nothing wrong with boxes that are the truth", () => {
    const { truth, trace } = walk(30);
    expect(scoreTrace(trace, parseMotTruth(truth, SIZE), options)).toEqual({
      frames: 25,
      countMae: 0,
      countBias: 0,
      precision: 1,
      recall: 1,
      identitySwitches: 0,
    });
  });

  it("counts who is not there, who is missed, and who got a new number", () => {
    const { truth, trace } = walk(30);
    const ghost = { left: 0.7, top: 0.1, right: 0.8, bottom: 0.4, score: 0.9 };
    const haunted = trace.map(({ at, boxes }) => ({ at, boxes: [...boxes, ghost] }));
    const score = scoreTrace(haunted, parseMotTruth(truth, SIZE), options);
    expect(score).toMatchObject({ countMae: 1, countBias: 1, precision: 0.5, recall: 1 });
    const lost = trace.map((frame, i) => (i >= 8 && i < 27 ? { ...frame, boxes: [] } : frame));
    const gap = scoreTrace(lost, parseMotTruth(truth, SIZE), { ...options, to: 30 });
    expect(gap.recall).toBeLessThan(0.5);
    expect(gap.countBias).toBeLessThan(0);
    expect(
      scoreTrace([...lost, ...later(trace)], parseMotTruth(longer(truth), SIZE), { ...options, to: 60 }),
    ).toMatchObject({ identitySwitches: 1 });
  });

  it("refuses truth and traces that are none, by line", () => {
    expect(() => parseMotTruth("1,1,0,0,10,10\n2,1,0,0,-4,10", SIZE)).toThrow(/line 2 of the truth/);
    expect(() => parseMotTruth("frame,id", SIZE)).toThrow(/line 1/);
    expect(() => readTrace('{"at":0,"boxes":[]}\n{"at":1,"boxes":[[1,2]]}')).toThrow(/line 2 of the trace/);
    expect(() => readTrace("no json")).toThrow(/line 1/);
  });

  it("keeps a trace through its file, and thins it to a slower rate", () => {
    const { trace } = walk(30);
    const again = readTrace(writeTrace(trace));
    expect(again).toEqual(trace.map((frame) => expect.objectContaining({ at: frame.at })));
    expect(again[3]?.boxes[0]?.left).toBeCloseTo(trace[3]?.boxes[0]?.left ?? 0, 3);
    expect(thinned(trace, 1).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(thinned(trace, 5)).toHaveLength(30);
  });
});

/** The walk goes on at the place where it was, so that the person is the same. */
function later(trace: TraceFrame[]): TraceFrame[] {
  const last = trace.at(-1);
  return Array.from({ length: 30 }, (_, i) => ({ at: 6 + i / FPS, boxes: last?.boxes ?? [] }));
}

function longer(truth: string): string {
  const last = truth.split("\n").at(-1)?.split(",").slice(1).join(",");
  return [truth, ...Array.from({ length: 30 }, (_, i) => `${31 + i},${last}`)].join("\n");
}
