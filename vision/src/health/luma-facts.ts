/** What the brightness of one picture says. Grey levels are 0 to 255. */
export interface LumaFacts {
  readonly mean: number;
  /** Standard deviation. */
  readonly contrast: number;
  /** Mean step between neighbours, from left to right. */
  readonly detail: number;
  /** Mean change since the last picture; undefined for the first one. */
  readonly motion: number | undefined;
  /** How much the view is still the usual one, 1 to 0; undefined while that is being learned. */
  readonly likeness?: number | undefined;
}

const DARK = { mean: 30, contrast: 10 }; // black is 16 in video
const COVERED = { contrast: 12, detail: 1.2 };
const GRAIN = 0.5; // of the detail: what changes more than this from picture to picture is no furniture

/** Why there is nothing to be seen; undefined where there is. */
export function blindnessIn({ mean, contrast, detail }: LumaFacts): "dark" | "covered" | undefined {
  if (mean < DARK.mean && contrast < DARK.contrast) return "dark";
  if (contrast < COVERED.contrast && detail < COVERED.detail) return "covered";
  return undefined;
}

/** Is it a picture to know a view by? One in the dark is not, be it for an exit sign or for the sensor's grain. */
export function showsView(facts: LumaFacts): boolean {
  const { mean, detail, motion = 0 } = facts;
  return blindnessIn(facts) === undefined && mean >= DARK.mean && motion <= GRAIN * detail;
}
