import fc from "fast-check";
import { expect, it } from "vitest";
import type { Box } from "../detect/box.ts";
import { frameBytes, planesOf } from "../sources/frame.ts";
import { pixelated } from "./pixelate.ts";

const WIDTH = 96;
const HEIGHT = 64;

/** A picture in which every pixel differs from its neighbours, so that any that survives is noticed. */
function noise() {
  const bytes = new Uint8Array(frameBytes(WIDTH, HEIGHT));
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = 16 + ((i * 7919 + ((i * i) % 251)) % 220);
  return planesOf(bytes, WIDTH, HEIGHT);
}

const side = fc.double({ min: -0.2, max: 1.1, noNaN: true });
const box = fc
  .record({
    x: side,
    y: side,
    w: fc.double({ min: 0.02, max: 0.6, noNaN: true }),
    h: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
  })
  .map(({ x, y, w, h }): Box => ({ left: x, top: y, right: x + w, bottom: y + h, score: 1 }));

it("leaves only blocks of 8 pixels or more where people are, whatever the boxes", () => {
  const clear = pixelated(noise(), []).rgb;
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 4 }), (boxes) => {
      const { rgb } = pixelated(noise(), boxes);
      for (const { left, top, right, bottom } of boxes)
        for (let y = Math.max(0, Math.ceil(top * HEIGHT)); y < Math.min(HEIGHT, bottom * HEIGHT); y += 1) {
          let kept = 0;
          let all = 0;
          for (let x = Math.max(0, Math.ceil(left * WIDTH)); x < Math.min(WIDTH, right * WIDTH); x += 1) {
            const at = (y * WIDTH + x) * 3;
            all += 1;
            if (rgb[at] === clear[at] && rgb[at + 1] === clear[at + 1] && rgb[at + 2] === clear[at + 2])
              kept += 1;
          }
          expect(kept).toBeLessThanOrEqual(Math.max(1, all * 0.1)); // a mean may meet a pixel's own colour
        }
    }),
  );
});

it("leaves the rest of the picture as it was, and the camera's picture too", () => {
  const picture = noise();
  const before = Uint8Array.from(picture.luma);
  const clear = pixelated(picture, []).rgb;
  const { rgb } = pixelated(picture, [{ left: 0.5, top: 0.5, right: 0.7, bottom: 0.9, score: 1 }]);
  expect(rgb.subarray(0, WIDTH * 3 * 20)).toEqual(clear.subarray(0, WIDTH * 3 * 20));
  expect(rgb).not.toEqual(clear);
  expect(Uint8Array.from(picture.luma)).toEqual(before);
});
