import { describe, expect, it } from "vitest";
import { type Box, overlapOf } from "../detect/box.ts";
import { randomFrom } from "../eval/scene.ts";
import { Liveliness, type MotionIn } from "./liveliness.ts";
import { Tracker } from "./tracker.ts";

const coat = { left: 0.4, right: 0.5, top: 0.3, bottom: 0.6, score: 0.7 };

/** What a camera shows at `at`: the boxes that were found, and how much the picture stirs. */
type Scene = (at: number) => { boxes: Box[]; motionIn?: MotionIn };

/** How many are taken for people after so many seconds of a scene, with `fps` looks a second. */
function peopleIn(scene: Scene, seconds: number, fps = 1): number {
  const tracker = new Tracker({ threshold: 0.3, aspect: 1 });
  const liveliness = new Liveliness();
  let living = 0;
  for (let look = 0; look <= seconds * fps; look += 1) {
    const at = look / fps;
    const { boxes, motionIn } = scene(at);
    const tracks = tracker.update(at, boxes);
    living = liveliness.living(at, tracks, tracker.followed(at), motionIn).length;
  }
  return living;
}

/** The same of a box that sways and a picture that stirs as said. */
function people(seconds: number, sway: (at: number) => number, motionIn?: MotionIn): number {
  return peopleIn((at) => ({ boxes: [aside(coat, sway(at))], ...(motionIn && { motionIn }) }), seconds);
}

/** Loses 4 % of the boxes, as a real detector does, but none in the last look. */
function withDropOuts(seconds: number, scene: Scene): Scene {
  const random = randomFrom(7);
  return (at) => {
    const { boxes, ...rest } = scene(at);
    return { boxes: boxes.filter(() => at >= seconds || random() >= 0.04), ...rest };
  };
}

/** Every so often somebody crosses in front of the coat, 0.7 heights a second, and all that they cover stirs. */
function crossed(every: number): Scene {
  const walkerAt = (at: number) => aside({ ...coat, top: 0.32, bottom: 0.66, score: 0.9 }, at * 0.24 - 0.6);
  return (at) => {
    const walker = walkerAt(at % every);
    if (walker.left > 1) return { boxes: [coat], motionIn: () => 0.3 };
    const before = walkerAt((at % every) - 0.2); // five pictures a second
    const covers = overlapOf(coat, walker) > 0.3;
    return {
      boxes: [...(covers ? [] : [coat]), ...(walker.right > 0 ? [walker] : [])],
      motionIn: (box) => Math.max(overlapOf(box, walker), overlapOf(box, before)) * 60,
    };
  };
}

function aside(box: Box, x: number): Box {
  return { ...box, left: box.left + x, right: box.right + x };
}

describe("telling people from pictures of people", () => {
  it("takes a coat for nobody after ten minutes", () => {
    expect(people(590, () => 0)).toBe(1);
    expect(people(620, () => 0)).toBe(0);
  });

  it("knows somebody who moves a little once in ten minutes", () => {
    expect(people(1800, (at) => (at % 400 < 2 ? 0.012 : 0))).toBe(1);
  });

  it("knows somebody whose box is still, but in whose box the picture stirs", () => {
    let looks = 0;
    const stirs: MotionIn = () => {
      looks += 1;
      return looks % 300 === 0 ? 4 : 0.5;
    };
    expect(people(1800, () => 0, stirs)).toBe(1);
    expect(
      people(
        1800,
        () => 0,
        () => 0.5,
      ),
    ).toBe(0);
  });

  it.each([1, 2, 5])("takes a coat for nobody though some looks miss it, at %s looks a second", (fps) => {
    const still: Scene = () => ({ boxes: [coat] });
    expect(peopleIn(withDropOuts(590, still), 590, fps)).toBe(1);
    expect(peopleIn(withDropOuts(620, still), 620, fps)).toBe(0);
  });

  it("knows somebody who moves a little once in ten minutes, though some looks miss them", () => {
    const reader: Scene = (at) => ({ boxes: [aside(coat, at % 400 < 4 ? 0.012 * (at % 2) : 0)] });
    expect(peopleIn(withDropOuts(1800, reader), 1800)).toBe(1);
  });

  it.each([
    1, 2, 5,
  ])("takes a coat for nobody though people pass in front of it, at %s looks a second", (fps) => {
    expect(peopleIn(crossed(150), 899, fps)).toBe(0);
    expect(peopleIn(withDropOuts(899, crossed(150)), 899, fps)).toBe(0);
  });

  it("takes two coats on one rack for nobody", () => {
    expect(peopleIn(() => ({ boxes: [coat, aside(coat, 0.06)] }), 620)).toBe(0);
  });

  it("remembers nobody whom the tracker has forgotten", () => {
    const tracker = new Tracker({ threshold: 0.3, aspect: 1 });
    tracker.update(0, [coat]);
    const still = tracker.update(1, [coat]);
    const liveliness = new Liveliness();
    const livingAt = (at: number) => {
      const seen = still.map((track) => ({ ...track, seenAt: at }));
      return liveliness.living(at, seen, seen).length;
    };
    expect([livingAt(1), livingAt(700)]).toEqual([1, 0]);
    liveliness.living(701, [], []);
    expect(livingAt(702)).toBe(1);
  });
});
