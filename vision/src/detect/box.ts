/** A person seen in a picture. Edges are relative to the picture (0 to 1, from the top left); score is 0 to 1. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly score: number;
}

/** Area that two boxes share ÷ area that they cover together. */
export function overlapOf(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / (areaOf(a) + areaOf(b) - shared);
}

/** Area that two boxes share ÷ area of the smaller: 1 where one lies inside the other. */
export function sharedShare(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / Math.min(areaOf(a), areaOf(b));
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width <= 0 || height <= 0 ? 0 : width * height;
}

/** Keeps the best box of each heap of boxes that overlap more than `limit`; best score first. */
export function keepBest(boxes: readonly Box[], limit: number): Box[] {
  const kept: Box[] = [];
  for (const box of boxes.toSorted((a, b) => b.score - a.score))
    if (kept.every((better) => overlapOf(better, box) <= limit)) kept.push(box);
  return kept;
}

function areaOf(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}
