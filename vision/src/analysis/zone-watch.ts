import type { CameraSetting } from "@hall/contract";
import type { Track } from "../track/track.ts";
import { isInside } from "../zones/polygon.ts";
import { WaitingCount } from "../zones/waiting-count.ts";
import type { ZoneFinding } from "./findings.ts";

export type ZoneSetting = CameraSetting["zones"][number];

/** One polygon and who is in it. */
export class ZoneWatch {
  readonly setting: ZoneSetting;
  readonly #count = new WaitingCount();
  #inside: readonly Track[] | undefined;

  constructor(setting: ZoneSetting) {
    this.setting = setting;
  }

  /** The tracks that lie inside and are seen in the last picture, not only remembered. */
  get seen(): readonly Track[] {
    return this.#inside ?? [];
  }

  observe(at: number, tracks: readonly Track[]): void {
    const { polygon, anchor } = this.setting;
    this.#inside = tracks.filter(({ box, seenAt }) => seenAt === at && isInside(box, polygon, anchor));
    this.#count.observe(at, new Set(this.#inside.map(({ id }) => id)));
  }

  clear(): void {
    this.#inside = undefined;
    this.#count.clear();
  }

  get finding(): ZoneFinding {
    return {
      kind: "zone",
      zoneId: this.setting.zoneId,
      count: this.#count.count ?? "unknown",
      raw: this.#inside?.length ?? null,
    };
  }
}
