import { contains, type Polygon } from "@hall/contract";
import type { Box } from "../detect/box.ts";

/** One person's stay in a zone, once it is over. Seconds; `gaveUp`: seen to leave elsewhere than where service is. */
export interface Stay {
  readonly from: number;
  readonly to: number;
  readonly gaveUp: boolean;
}

const PASSING_SECONDS = 2; // who only walks through does not wait
const LEFT_SECONDS = 10; // unseen for so long: gone, since the last sight
const KEPT_SECONDS = 1_800; // stays that figures are made of
const EDGE = 0.02; // of the picture

interface Member {
  readonly from: number;
  seenAt: number;
  /** Where it was seen last, which need not be in the zone. */
  box: Box;
  outside: boolean;
}

/**
 * How long people stay in a waiting area, and who gives up: a track that ends in the service area was served, one that
 * leaves by another edge has abandoned the queue. Memory is bounded by the last half hour.
 */
export class Stays {
  readonly #service: Polygon | undefined;
  readonly #members = new Map<number, Member>();
  #ended: Stay[] = [];

  /** `service` is where people go to be served; without it nobody is said to have given up. */
  constructor(service?: Polygon) {
    this.#service = service;
  }

  /** All people in the picture, by track id, and who of them is inside the zone. */
  observe(at: number, seen: ReadonlyMap<number, Box>, inside: ReadonlySet<number>): void {
    for (const [id, box] of seen) {
      const member = this.#members.get(id);
      if (inside.has(id))
        this.#members.set(id, { from: member?.from ?? at, seenAt: at, box, outside: false });
      else if (member) Object.assign(member, { box, outside: true }); // where it went tells why it left
    }
    for (const [id, member] of this.#members)
      if (at - member.seenAt >= LEFT_SECONDS) {
        this.#members.delete(id);
        this.#end(member);
      }
    this.#ended = this.#ended.filter(({ to }) => to > at - KEPT_SECONDS);
  }

  /** Time in zone of the stays that ended within half an hour, and of those that go on, in seconds; undefined without any. */
  waits(at: number): { readonly p50: number; readonly p90: number } | undefined {
    const going = [...this.#members.values()].map(({ from }) => at - from);
    const times = [
      ...this.#ended.map(({ from, to }) => to - from),
      ...going.filter((s) => s >= PASSING_SECONDS),
    ];
    if (times.length === 0) return undefined;
    const sorted = times.sort((a, b) => a - b);
    const share = (p: number) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
    return { p50: share(0.5), p90: share(0.9) };
  }

  get ended(): readonly Stay[] {
    return this.#ended;
  }

  /** Stays of the last half hour that ended without service. */
  get abandoned(): number {
    return this.#ended.filter(({ gaveUp }) => gaveUp).length;
  }

  /** Nobody knows who is there any more; a stay that was cut says nothing. */
  clear(): void {
    this.#members.clear();
  }

  /** Whoever vanishes in the middle of the area may be hidden: nobody has seen them give up. */
  #end({ from, seenAt, box, outside }: Member): void {
    if (seenAt - from < PASSING_SECONDS) return;
    const left = outside || isAtEdge(box);
    const served = !this.#service || contains(this.#service, (box.left + box.right) / 2, box.bottom);
    this.#ended.push({ from, to: seenAt, gaveUp: left && !served });
  }
}

/** Who leaves the picture is not seen outside of the zone. */
function isAtEdge({ left, top, right, bottom }: Box): boolean {
  return Math.min(left, top) <= EDGE || Math.max(right, bottom) >= 1 - EDGE;
}
