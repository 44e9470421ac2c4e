import { describe, expect, it } from "vitest";
import type { Box } from "../detect/box.ts";
import { ModelSession } from "../detect/model-session.ts";
import { readClip } from "../sources/clip.ts";
import { planesOf } from "../sources/frame.ts";
import { ffmpeg, sampleClip, testModel } from "../test/materials.ts";
import { Tracker } from "../track/tracker.ts";
import { pixelated } from "./pixelate.ts";
import { pointsOf } from "./points.ts";
import { Stirred } from "./stirred.ts";

const clip = sampleClip();
const PICTURES = 500;

/** Share of neighbours of one colour in the upper fifth of a box: of a head few, of blocks most. */
function flatAt({ left, right, top, bottom }: Box, rgb: Uint8Array, width: number, height: number): number {
  const [x0, x1] = [Math.max(0, Math.floor(left * width)), Math.min(width - 1, Math.ceil(right * width))];
  const [y0, y1] = [Math.max(0, Math.floor(top * height)), Math.ceil((top + 0.2 * (bottom - top)) * height)];
  let [flat, points] = [0, 0];
  for (let y = y0; y < Math.min(height, y1); y += 1)
    for (let x = x0; x < x1; x += 1) {
      const at = (y * width + x) * 3;
      if ([0, 1, 2].every((c) => rgb[at + c] === rgb[at + 3 + c])) flat += 1;
      points += 1;
    }
  return points === 0 ? 1 : flat / points;
}

describe.skipIf(!clip || ffmpeg === "")("pictures that go out", () => {
  it(`show no head in ${PICTURES} of them`, async () => {
    const session = await ModelSession.open({ file: await testModel() });
    const tracker = new Tracker({ threshold: session.adapter.threshold, aspect: 4 / 3 });
    const stirred = new Stirred();
    const heads: { before: number; after: number }[] = [];
    let pictures = 0;
    for await (const { at, bytes, width, height } of readClip(ffmpeg, clip ?? "", {
      fps: 10,
      longestSide: 640,
    })) {
      const { boxes } = await session.look(bytes, width, height);
      const people = tracker.update(at, boxes);
      const planes = planesOf(bytes, width, height);
      stirred.observe(at, pointsOf(planes));
      const unseen = [...boxes, ...tracker.remembered(at), ...stirred.areasIn(pointsOf(planes))];
      const before = pixelated(planes, []).rgb;
      const after = pixelated(planes, unseen).rgb;
      for (const { box } of people)
        heads.push({ before: flatAt(box, before, width, height), after: flatAt(box, after, width, height) });
      pictures += 1;
      if (pictures === PICTURES) break;
    }
    await session.close();
    expect(pictures).toBe(PICTURES);
    expect(heads.length).toBeGreaterThan(2 * PICTURES);
    const mean = heads.reduce((sum, head) => sum + head.before, 0) / heads.length;
    expect(mean).toBeLessThan(0.3); // a picture of people
    for (const { after } of heads) expect(after).toBeGreaterThan(0.6); // blocks of eight pixels, cut by other boxes
  }, 120_000);
});
