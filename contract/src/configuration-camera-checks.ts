import type { HallForm, Problem } from "./configuration-names.ts";
import { areaOf, crossesItself, MOST_CORNERS, type Polygon } from "./polygon.ts";

const SMALLEST = 0.0005; // share of the picture: less holds nobody

/** Areas that cannot be meant: what is inside of them nobody could say. */
export function* areaProblems({ cameras }: HallForm): Generator<Problem> {
  for (const [c, { zones }] of cameras.entries())
    for (const [z, { polygon, service }] of zones.entries()) {
      const at = ["cameras", c, "zones", z];
      yield* shapeProblem(polygon, [...at, "polygon"]);
      if (service) yield* shapeProblem(service, [...at, "service"]);
    }
}

function* shapeProblem(polygon: Polygon, path: (string | number)[]): Generator<Problem> {
  if (polygon.length < 3 || polygon.length > MOST_CORNERS) return; // its form says that already
  if (crossesItself(polygon)) yield { path, message: "an outline that does not cross itself" };
  else if (areaOf(polygon) < SMALLEST) yield { path, message: "an area, not a line or a point" };
}
