import { expect, it } from "vitest";
import { frameBytes, planesOf } from "../sources/frame.ts";
import { shrunk } from "./shrink.ts";

it("keeps every third point of a wide picture, in its colour", () => {
  const [width, height] = [1920, 1083];
  const wide = planesOf(new Uint8Array(frameBytes(width, height)), width, height);
  for (let i = 0; i < wide.luma.length; i += 1) wide.luma[i] = i % width < 960 ? 40 : 200;
  wide.blue.fill(100);
  wide.red.fill(150);
  const small = shrunk(wide, 640);
  expect([small.width, small.height]).toEqual([640, 361]);
  expect([small.luma[0], small.luma[319], small.luma[320], small.luma[639]]).toEqual([40, 40, 200, 200]);
  expect(small.luma.at(-1)).toBe(200);
  expect(new Set(small.blue)).toEqual(new Set([100]));
  expect(new Set(small.red)).toEqual(new Set([150]));
});

it("leaves a picture that is small enough as it is", () => {
  const picture = planesOf(new Uint8Array(frameBytes(768, 576)), 768, 576);
  expect(shrunk(picture, 640)).toBe(picture);
});
