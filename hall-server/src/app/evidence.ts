import type { AlertView, EvidenceClip, EvidenceOrder, EvidenceReport, EvidenceView } from "@hall/contract";
import type { HallState } from "../domain/state.ts";
import { isOn } from "../domain/vision-rules.ts";
import type { HallRegistry } from "./hall-registry.ts";
import type { HallNotice } from "./listeners.ts";

/** A clip as it is kept: each picture with its time. */
export type KeptClip = Omit<EvidenceReport, "pictures"> & {
  takenAt: Date;
  expiresAt: Date;
  pictures: readonly { at: Date; jpeg: Uint8Array }[];
};

/** Where clips are kept. Nothing that is over its time is ever given out. */
export interface EvidenceStore {
  keep(clip: KeptClip): Promise<void>;
  list(hallId: string, now: Date): Promise<(Omit<KeptClip, "pictures"> & { count: number })[]>;
  clip(hallId: string, alertId: string, now: Date): Promise<KeptClip | undefined>;
  /** Deletes one clip, and all of the hall that are over their time. */
  delete(hallId: string, alertId: string, now: Date): Promise<void>;
  deleteAll(hallId: string): Promise<void>;
}

type Deps = {
  registry: Pick<HallRegistry, "configuration" | "now" | "ids">;
  store: EvidenceStore;
  /** Asks the camera watch for the seconds around an alert. */
  take: (order: EvidenceOrder) => void;
  onError: (error: unknown) => void;
};

/** Absences are what evidence is kept of, and nothing else. */
export function leavesEvidence(kind: AlertView["kind"]): boolean {
  return kind === "counter-absent" || kind === "absent-while-serving";
}

/** Whose camera watches the staff side of a counter. */
function cameraOf({ configuration }: HallState, counterId: string): string | undefined {
  return configuration.cameras
    .filter(isOn)
    .find(({ zones }) => zones.some((zone) => zone.kind === "counter-staff" && zone.counterId === counterId))
    ?.cameraId;
}

/** Pixelated pictures around absence alerts, in halls that have switched them on: asked for, kept for a time, deleted. */
export class EvidenceDesk {
  readonly #deps: Deps;
  /** What was asked for, with its end; a worker that sends anything else is not believed. */
  readonly #asked = new Map<string, { hallId: string; cameraId: string; expiresAt: Date }>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** At a start: what a hall kept before it switched evidence off is deleted, and what is over its time. */
  async start(): Promise<void> {
    for (const { hallId } of this.#deps.registry.ids()) await this.#tidy(hallId);
  }

  /** To be called with whatever happens in the halls. */
  heard({ hallId, event, after }: HallNotice): void {
    if (event.type === "hall-configured") this.#tidy(hallId).catch(this.#deps.onError);
    if (event.type !== "alert-raised" || !leavesEvidence(event.kind)) return;
    const { evidence } = after.configuration;
    const cameraId = cameraOf(after, event.subject);
    if (!evidence || cameraId === undefined) return;
    const { alertId, at } = event;
    const expiresAt = new Date(Date.parse(at) + evidence.keepHours * 3_600_000);
    this.#asked.set(alertId, { hallId, cameraId, expiresAt });
    this.#deps.take({ hallId, cameraId, alertId, secondsAfter: evidence.secondsAfter });
  }

  /** The camera watch sends a clip: kept if it was asked for, once. */
  async took({ hallId, cameraId, alertId, pictures }: EvidenceReport): Promise<void> {
    const asked = this.#asked.get(alertId);
    if (asked?.hallId !== hallId || asked.cameraId !== cameraId) return;
    this.#asked.delete(alertId);
    const { registry, store } = this.#deps;
    if (!registry.configuration(hallId).evidence) return; // switched off meanwhile
    const kept = pictures.map(({ at, jpeg }) => ({ at: new Date(at), jpeg }));
    const takenAt = registry.now(hallId);
    await store.keep({ hallId, cameraId, alertId, takenAt, expiresAt: asked.expiresAt, pictures: kept });
  }

  async list(hallId: string): Promise<EvidenceView[]> {
    const { registry, store } = this.#deps;
    const clips = await store.list(hallId, registry.now(hallId));
    return clips.map((clip) => ({ ...timesOf(clip), pictures: clip.count }));
  }

  async clip(hallId: string, alertId: string): Promise<EvidenceClip | undefined> {
    const { registry, store } = this.#deps;
    const clip = await store.clip(hallId, alertId, registry.now(hallId));
    return (
      clip && {
        ...timesOf(clip),
        pictures: clip.pictures.map(({ at, jpeg }) => ({
          at: at.toISOString(),
          jpeg: Buffer.from(jpeg).toString("base64"),
        })),
      }
    );
  }

  delete(hallId: string, alertId: string): Promise<void> {
    this.#asked.delete(alertId);
    return this.#deps.store.delete(hallId, alertId, this.#deps.registry.now(hallId));
  }

  async #tidy(hallId: string): Promise<void> {
    const { registry, store } = this.#deps;
    if (!registry.configuration(hallId).evidence) await store.deleteAll(hallId);
  }
}

function timesOf({ alertId, cameraId, takenAt, expiresAt }: Omit<KeptClip, "pictures">) {
  return { alertId, cameraId, takenAt: takenAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
