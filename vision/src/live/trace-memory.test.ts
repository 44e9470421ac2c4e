import { describe, expect, it } from "vitest";
import { aCamera } from "../test/a-camera.ts";
import { TraceMemory } from "./trace-memory.ts";

const YARD = aCamera();
const THRESHOLD = 0.4;
const box = (left: number, score = 0.9) => ({ left, top: 0.1, right: left + 0.1, bottom: 0.5, score });
const sight = (at: number, boxes = [box(0.123456789)]) => ({ at, width: 640, height: 360, boxes });

function aMemory(settings = [YARD]): TraceMemory {
  const memory = new TraceMemory();
  memory.keep(settings);
  return memory;
}
const times = (memory: TraceMemory, camera = YARD) =>
  [...(memory.of(camera)?.sights ?? [])].map(({ at }) => at);

describe("the trace of a camera", () => {
  it("gives each look back as it was, without boxes that no rule looks at", () => {
    const memory = aMemory();
    expect(memory.of(YARD)).toBeUndefined();
    memory.look(YARD, sight(1, [box(0.123456789), box(0.5, 0.2), box(0.7, 0.199)]), THRESHOLD);
    memory.look(YARD, sight(2, []), THRESHOLD);
    const { sights = [], ...facts } = memory.of(YARD) ?? {};
    expect(facts).toEqual({ setting: YARD, threshold: THRESHOLD, from: 1 });
    expect([...sights]).toEqual([sight(1, [box(0.123456789), box(0.5, 0.2)]), sight(2, [])]);
  });

  it("is ten minutes long", () => {
    const memory = aMemory();
    for (const at of [0, 1, 2, 601, 601.5]) memory.look(YARD, sight(at), THRESHOLD);
    expect(times(memory)).toEqual([2, 601, 601.5]);
  });

  it("is gone after ten minutes also where no look follows", () => {
    const memory = aMemory();
    for (const at of [0, 1, 2]) memory.look(YARD, sight(at), THRESHOLD);
    memory.tick(601.5);
    expect(times(memory)).toEqual([2]);
    memory.tick(700);
    expect(memory.of(YARD)).toBeUndefined();
  });

  it("holds no more than so many looks, and so many boxes, however fast they come", () => {
    const memory = aMemory();
    for (let i = 0; i < 6_100; i += 1) memory.look(YARD, sight(i / 100, []), THRESHOLD);
    expect(times(memory)).toHaveLength(6_000);
    expect(memory.of(YARD)?.from).toBe(1);
    const crowd = Array.from({ length: 100 }, (_, i) => box(i / 200));
    for (let i = 0; i < 700; i += 1) memory.look(YARD, sight(61 + i / 100, crowd), THRESHOLD);
    expect(times(memory)).toHaveLength(600);
    memory.look(
      YARD,
      sight(
        69,
        Array.from({ length: 60_001 }, () => box(0)),
      ),
      THRESHOLD,
    );
    expect(times(memory)).toEqual([]);
    memory.look(YARD, sight(70), THRESHOLD);
    expect(times(memory)).toEqual([70]);
  });

  it("is what was remembered when somebody asked, whatever comes meanwhile", () => {
    const memory = aMemory();
    memory.look(YARD, sight(1), THRESHOLD);
    const { sights = [] } = memory.of(YARD) ?? {};
    memory.look(YARD, sight(2), THRESHOLD);
    expect([...sights].map(({ at }) => at)).toEqual([1]);
  });

  it("lives on when something is drawn, and begins anew when its pictures come otherwise", () => {
    const [polygon, point] = [
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ] as [number, number][],
      [0.5, 0.5] as [number, number],
    ];
    const line = { lineId: "door", name: "door", points: [point, [1, 1]], inside: [0, 1] };
    const drawn = aCamera({
      zones: [{ zoneId: "seats", kind: "waiting", polygon }],
      lines: [line as never], // as: a tuple, which the literal forgets
      evidenceSeconds: 10,
    });
    for (const [setting, kept] of [
      [drawn, [1]],
      [aCamera({ url: "elsewhere.mp4" }), []],
      [aCamera({ model: "other.onnx" }), []],
      [aCamera({ input: { width: 640, height: 384 } }), []],
      [aCamera({ tiles: { columns: 2, rows: 1 } }), []],
      [aCamera({ analysedFps: 5 }), []],
    ] as const) {
      const memory = aMemory();
      memory.look(YARD, sight(1), THRESHOLD);
      memory.keep([setting]);
      expect(times(memory)).toEqual(kept);
      if (kept.length > 0) expect(memory.of(YARD)?.setting).toEqual(setting);
    }
  });

  it("goes with its camera, and is nobody else's", () => {
    const gate = aCamera({ cameraId: "gate" });
    const memory = aMemory([YARD, gate]);
    memory.look(YARD, sight(1), THRESHOLD);
    memory.look(gate, sight(2), THRESHOLD);
    expect([times(memory), times(memory, gate)]).toEqual([[1], [2]]);
    memory.keep([gate]);
    memory.look(YARD, sight(3), THRESHOLD); // a look that was under way
    memory.keep([YARD, gate]);
    expect([times(memory), times(memory, gate)]).toEqual([[], [2]]);
  });
});
