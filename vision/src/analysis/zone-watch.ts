import { type CameraSetting, isInside } from "@hall/contract";
import { Crowding } from "../rules/crowding.ts";
import type { Track } from "../track/track.ts";
import { floorArea, type ToGround } from "../zones/ground.ts";
import { Stays } from "../zones/stays.ts";
import { WaitingCount } from "../zones/waiting-count.ts";
import type { ZoneFinding } from "./findings.ts";

export type ZoneSetting = CameraSetting["zones"][number];

/** One polygon: who is in it, how many, how dense, how long, and whether it is crowded. Times in seconds. */
export class ZoneWatch {
  readonly setting: ZoneSetting;
  readonly #count = new WaitingCount();
  readonly #stays: Stays;
  readonly #crowding: Crowding | undefined;
  readonly #squareMetres: number | undefined;
  #inside: readonly Track[] | undefined;
  #at = 0;

  constructor(setting: ZoneSetting, toGround?: ToGround) {
    this.setting = setting;
    const { service, crowding, polygon } = setting;
    this.#stays = new Stays(service);
    this.#squareMetres = toGround && floorArea(polygon, toGround);
    if (crowding)
      this.#crowding = new Crowding({
        people: crowding.people,
        after: crowding.seconds,
        clearAfter: crowding.clearSeconds,
      });
  }

  /** The tracks that lie inside and are seen in the last picture, not only remembered. */
  get seen(): readonly Track[] {
    return this.#inside ?? [];
  }

  observe(at: number, tracks: readonly Track[]): void {
    const { polygon, anchor } = this.setting;
    const seen = tracks.filter(({ seenAt }) => seenAt === at);
    this.#at = at;
    this.#inside = seen.filter(({ box }) => isInside(box, polygon, anchor));
    const inside = new Set(this.#inside.map(({ id }) => id));
    this.#count.observe(at, inside);
    this.#stays.observe(at, new Map(seen.map(({ id, box }) => [id, box])), inside);
    this.#crowding?.observe(at, this.#count.count);
  }

  clear(): void {
    this.#inside = undefined;
    this.#count.clear();
    this.#stays.clear();
    this.#crowding?.observe(this.#at, undefined);
  }

  get finding(): ZoneFinding {
    const count = this.#count.count;
    const density = count === undefined || !this.#squareMetres ? null : count / this.#squareMetres;
    return {
      kind: "zone",
      zoneId: this.setting.zoneId,
      count: count ?? "unknown",
      raw: this.#inside?.length ?? null,
      density,
      stay: (this.#inside && this.#stays.waits(this.#at)) ?? null,
      abandoned: this.#stays.abandoned,
      crowdedSince: this.#crowding?.since ?? null,
    };
  }
}
