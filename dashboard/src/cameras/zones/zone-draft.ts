import type { Ground, Line, Point, Zone } from "@hall/contract";

/** What can be drawn on one camera's picture. Corners are shares of the picture, 0 to 1. */
export type Drawing = {
  readonly zones: readonly Zone[];
  readonly lines: readonly Line[];
  readonly ground: Ground | undefined;
};

/** One shape of a drawing, by what it is and its id; where service is has that of its area, the floor has none. */
export type ShapeRef = { kind: "zone" | "service" | "line"; id: string } | { kind: "ground" };

/** A shape as points: a closed outline, or for a line its two ends and a point on its inner side. */
export type Outline = { ref: ShapeRef; points: readonly Point[]; closed: boolean };

export function sameShape(a: ShapeRef | undefined, b: ShapeRef | undefined): boolean {
  if (!a || !b || a.kind !== b.kind) return a === b;
  return a.kind === "ground" || (b.kind !== "ground" && a.id === b.id);
}

/** All that is drawn, the floor first, for it lies under everything; where service is follows its area. */
export function outlines({ zones, lines, ground }: Drawing): Outline[] {
  return [
    ...(ground ? [{ ref: { kind: "ground" as const }, points: ground.corners, closed: true }] : []),
    ...zones.flatMap(({ zoneId: id, polygon, service }) => [
      { ref: { kind: "zone" as const, id }, points: polygon, closed: true },
      ...(service ? [{ ref: { kind: "service" as const, id }, points: service, closed: true }] : []),
    ]),
    ...lines.map(({ lineId, points, inside }) => ({
      ref: { kind: "line" as const, id: lineId },
      points: [...points, inside],
      closed: false,
    })),
  ];
}

/** Moves one point of a shape; nothing leaves the picture. */
export function movePoint(drawing: Drawing, ref: ShapeRef, index: number, to: Point): Drawing {
  const place: Point = [inPicture(to[0]), inPicture(to[1])];
  return changePoints(drawing, ref, (points) => points.map((point, i) => (i === index ? place : point)));
}

/** A new corner in the middle of the edge after this one; lines and the floor keep theirs. */
export function addCorner(drawing: Drawing, ref: ShapeRef, after: number): Drawing {
  if (!isOutline(ref)) return drawing;
  return changePoints(drawing, ref, (points) => {
    const a = points[after];
    const b = points[(after + 1) % points.length];
    if (!a || !b) return points;
    const middle: Point = [rounded((a[0] + b[0]) / 2), rounded((a[1] + b[1]) / 2)];
    return [...points.slice(0, after + 1), middle, ...points.slice(after + 1)];
  });
}

/** Takes a corner away; an area keeps three. */
export function removeCorner(drawing: Drawing, ref: ShapeRef, index: number): Drawing {
  if (!isOutline(ref)) return drawing;
  return changePoints(drawing, ref, (points) =>
    points.length > 3 ? points.filter((_, i) => i !== index) : points,
  );
}

export function removeShape(drawing: Drawing, ref: ShapeRef): Drawing {
  if (ref.kind === "ground") return { ...drawing, ground: undefined };
  if (ref.kind === "service") return changeZone(drawing, ref.id, { service: undefined });
  return {
    ...drawing,
    zones: drawing.zones.filter(({ zoneId }) => ref.kind !== "zone" || zoneId !== ref.id),
    lines: drawing.lines.filter(({ lineId }) => ref.kind !== "line" || lineId !== ref.id),
  };
}

/** A new area in the middle of the picture, with an id that nothing has yet. */
export function addZone(
  drawing: Drawing,
  taken: ReadonlySet<string>,
  name: Zone["name"],
): [Drawing, ShapeRef] {
  const zoneId = freeId("area", taken);
  const zone: Zone = {
    zoneId,
    name,
    kind: "waiting",
    polygon: [
      [0.35, 0.35],
      [0.65, 0.35],
      [0.65, 0.65],
      [0.35, 0.65],
    ],
    anchor: "bottom",
    absentSeconds: 120,
    required: 1,
  };
  return [
    { ...drawing, zones: [...drawing.zones, zone] },
    { kind: "zone", id: zoneId },
  ];
}

export function addLine(
  drawing: Drawing,
  taken: ReadonlySet<string>,
  name: Line["name"],
): [Drawing, ShapeRef] {
  const lineId = freeId("door", taken);
  const line: Line = {
    lineId,
    name,
    points: [
      [0.3, 0.5],
      [0.7, 0.5],
    ],
    inside: [0.5, 0.65],
  };
  return [
    { ...drawing, lines: [...drawing.lines, line] },
    { kind: "line", id: lineId },
  ];
}

/** A rectangle of floor, to be laid over tiles or a carpet whose size is known. */
export function addGround(drawing: Drawing): [Drawing, ShapeRef] {
  const corners: Ground["corners"] = [
    [0.4, 0.6],
    [0.6, 0.6],
    [0.7, 0.85],
    [0.3, 0.85],
  ];
  return [{ ...drawing, ground: drawing.ground ?? { corners, metres: [3, 3] } }, { kind: "ground" }];
}

export function changeZone(drawing: Drawing, zoneId: string, change: Partial<Zone>): Drawing {
  const zones = drawing.zones.map((zone) => (zone.zoneId === zoneId ? { ...zone, ...change } : zone));
  return { ...drawing, zones };
}

export function changeLine(drawing: Drawing, lineId: string, change: Partial<Line>): Drawing {
  const lines = drawing.lines.map((line) => (line.lineId === lineId ? { ...line, ...change } : line));
  return { ...drawing, lines };
}

function changePoints(drawing: Drawing, ref: ShapeRef, change: (points: Point[]) => Point[]): Drawing {
  const { ground } = drawing;
  if (ref.kind === "ground") {
    const [a, b, c, d] = ground ? change([...ground.corners]) : [];
    return ground && a && b && c && d
      ? { ...drawing, ground: { ...ground, corners: pairs([a, b, c, d]) } }
      : drawing;
  }
  if (isOutline(ref)) {
    const part = ref.kind === "zone" ? "polygon" : "service";
    const points = drawing.zones.find(({ zoneId }) => zoneId === ref.id)?.[part];
    return points
      ? changeZone(drawing, ref.id, { [part]: change([...points]).map(([x, y]) => [x, y]) })
      : drawing;
  }
  const line = drawing.lines.find(({ lineId }) => lineId === ref.id);
  const [from, to, inside] = line ? change([...line.points, line.inside]) : [];
  if (!from || !to || !inside) return drawing;
  return changeLine(drawing, ref.id, { points: [[...from], [...to]], inside: [...inside] });
}

/** Has it as many corners as somebody likes? */
function isOutline(ref: ShapeRef): ref is { kind: "zone" | "service"; id: string } {
  return ref.kind === "zone" || ref.kind === "service";
}

function pairs([a, b, c, d]: [Point, Point, Point, Point]): Ground["corners"] {
  return [[...a], [...b], [...c], [...d]];
}

function freeId(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

function inPicture(share: number): number {
  return rounded(Math.min(1, Math.max(0, share)));
}

export function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
