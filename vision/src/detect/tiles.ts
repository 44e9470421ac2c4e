import type { Planes } from "../sources/frame.ts";
import { type Box, overlapOf, sharedShare } from "./box.ts";
import type { Size } from "./fit.ts";

/** How a wide picture is cut: so many tiles beside and below each other, each sharing `overlap` of its side with the next. */
export interface Tiles {
  readonly columns: number;
  readonly rows: number;
  readonly overlap: number;
}

/** A part of a picture in pixels; all four are even, for colours come by twos. */
export interface Area extends Size {
  readonly left: number;
  readonly top: number;
}

const AT_EDGE = 0.015; // of a tile's side
const SAME_PERSON = 0.5; // overlap
const PART_OF_PERSON = 0.75; // of the smaller box inside the other, where two looks saw them

/** The tile's side as a share of the picture's, for so many beside each other. */
export function tileShare(count: number, overlap: number): number {
  return 1 / (count - (count - 1) * overlap);
}

/** The tiles of a picture, row by row. Together they cover it. */
export function tilesOf({ columns, rows, overlap }: Tiles, picture: Size): Area[] {
  const across = spans(columns, overlap, picture.width);
  const down = spans(rows, overlap, picture.height);
  return down.flatMap(([top, height]) => across.map(([left, width]) => ({ left, top, width, height })));
}

function spans(count: number, overlap: number, side: number): [number, number][] {
  const length = Math.min(side, even(side * tileShare(count, overlap) + 4));
  return Array.from({ length: count }, (_, i) => {
    const start = count === 1 ? 0 : even(((side - length) * i) / (count - 1));
    return [start, i === count - 1 ? side - start : length];
  });
}

function even(value: number): number {
  return 2 * Math.floor(value / 2);
}

/** Copies a part of a picture. */
export function cut({ width, luma, blue, red }: Planes, area: Area): Planes {
  const half = (width + 1) >> 1;
  const small = {
    left: area.left / 2,
    top: area.top / 2,
    width: (area.width + 1) >> 1,
    height: (area.height + 1) >> 1,
  };
  return {
    width: area.width,
    height: area.height,
    luma: part(luma, width, area),
    blue: part(blue, half, small),
    red: part(red, half, small),
  };
}

function part(plane: Uint8Array, stride: number, { left, top, width, height }: Area): Uint8Array {
  const copy = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * stride + left;
    copy.set(plane.subarray(from, from + width), row * width);
  }
  return copy;
}

/** From a tile to the picture. Undefined for somebody who is cut off at an edge that is not the picture's. */
export function fromTile(box: Box, area: Area, picture: Size): Box | undefined {
  const cutOff =
    (box.left < AT_EDGE && area.left > 0) ||
    (box.top < AT_EDGE && area.top > 0) ||
    (box.right > 1 - AT_EDGE && area.left + area.width < picture.width) ||
    (box.bottom > 1 - AT_EDGE && area.top + area.height < picture.height);
  if (cutOff) return undefined;
  return {
    left: (area.left + box.left * area.width) / picture.width,
    top: (area.top + box.top * area.height) / picture.height,
    right: (area.left + box.right * area.width) / picture.width,
    bottom: (area.top + box.bottom * area.height) / picture.height,
    score: box.score,
  };
}

/**
 * One box for each person out of several looks at one picture: the best score wins. Boxes of different looks are the
 * same person also where one lies inside the other, for one look may have seen only a part.
 */
export function mergeLooks(looks: readonly (readonly Box[])[]): Box[] {
  const all = looks.flatMap((boxes, look) => boxes.map((box) => ({ box, look })));
  const kept: typeof all = [];
  for (const one of all.toSorted((a, b) => b.box.score - a.box.score)) {
    const known = kept.some(
      (better) =>
        overlapOf(better.box, one.box) > SAME_PERSON ||
        (better.look !== one.look && sharedShare(better.box, one.box) > PART_OF_PERSON),
    );
    if (!known) kept.push(one);
  }
  return kept.map(({ box }) => box);
}
