import { Zone } from "@hall/contract";
import type { Drawing, ShapeRef } from "./zone-draft.ts";

const crowding = Zone.shape.crowding.unwrap().shape;
/** The numbers of an area, as the hub takes them. */
const FIELDS = {
  people: crowding.people,
  seconds: crowding.seconds.unwrap(),
  clearSeconds: crowding.clearSeconds.unwrap(),
  absentSeconds: Zone.shape.absentSeconds.unwrap(),
  required: Zone.shape.required.unwrap(),
};
export type NumberField = keyof typeof FIELDS;

/** What the hub takes where nothing is said. */
export const CROWDED = {
  seconds: crowding.seconds.parse(undefined),
  clearSeconds: crowding.clearSeconds.parse(undefined),
};
export const STAFFED = {
  absentSeconds: Zone.shape.absentSeconds.parse(undefined),
  required: Zone.shape.required.parse(undefined),
};

export function limitsOf(field: NumberField): { min: number; max: number } {
  const { minValue, maxValue } = FIELDS[field];
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER };
}

/** What is not said is never wrong. */
export function isWithin(field: NumberField, value: number | undefined): boolean {
  return value === undefined || FIELDS[field].safeParse(value).success;
}

/** The first area with a number that the hub would refuse. */
export function wrongArea({ zones }: Drawing): ShapeRef | undefined {
  const wrong = zones.find(({ absentSeconds, required, crowding }) => {
    const said = { absentSeconds, required, ...crowding };
    return (Object.keys(said) as (keyof typeof said)[]).some((field) => !isWithin(field, said[field])); // as: Object.keys forgets the names
  });
  return wrong && { kind: "zone", id: wrong.zoneId };
}

/** What becomes of an area that is used otherwise: what belongs to its old use alone goes, for nobody could see it. */
export function ofKind(kind: Zone["kind"]): Partial<Zone> {
  return {
    kind,
    anchor: kind === "waiting" ? "bottom" : "overlap",
    ...(kind === "waiting" ? {} : { crowding: undefined, service: undefined }),
    ...(kind === "counter-staff" ? {} : STAFFED),
  };
}
