import type { HallConfiguration, Text } from "@hall/contract";
import { isOn } from "../domain/vision-rules.ts";

/** What is made of a zone or a line: nothing but numbers and yes or no. */
export type Counted =
  | "waiting"
  | "crowding"
  | "density"
  | "stays"
  | "gave-up"
  | "attended"
  | "visitor-side"
  | "door";

/** What one camera is there for. Addresses, passwords and models are nobody's business and are not in it. */
export type KnownCamera = { name: Text; on: boolean; places: { name: Text; counted: Counted[] }[] };

/** What the cameras of a hall know, as its own configuration says. */
export type CameraKnowledge = {
  name: Text;
  cameras: KnownCamera[];
  /** Pictures around absences; absent: none are kept. */
  evidence?: NonNullable<HallConfiguration["evidence"]>;
};

/** Made anew from the configuration in force, so that it cannot say anything else than what is done. */
export function knowledgeOf({ name, cameras, evidence }: HallConfiguration): CameraKnowledge {
  return {
    name,
    cameras: cameras.map((camera) => ({
      name: camera.name,
      on: isOn(camera),
      places: [
        ...camera.zones.map((zone) => ({ name: zone.name, counted: countedIn(zone, camera) })),
        ...camera.lines.map((line) => ({ name: line.name, counted: ["door" as const] })),
      ],
    })),
    ...(evidence && watchesCounters(cameras) ? { evidence } : {}),
  };
}

type Camera = HallConfiguration["cameras"][number];

function countedIn({ kind, crowding, service }: Camera["zones"][number], { ground }: Camera): Counted[] {
  if (kind === "counter-staff") return ["attended"];
  if (kind === "counter-visitor") return ["visitor-side"];
  return [
    "waiting",
    "stays",
    ...(crowding ? (["crowding"] as const) : []),
    ...(ground ? (["density"] as const) : []),
    ...(service ? (["gave-up"] as const) : []),
  ];
}

function watchesCounters(cameras: readonly Camera[]): boolean {
  return cameras.filter(isOn).some(({ zones }) => zones.some(({ kind }) => kind === "counter-staff"));
}
