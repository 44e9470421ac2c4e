import type { AuditEntry } from "@hall/contract";
import type { AccessStore } from "./access-store.ts";
import type { Principal } from "./principal.ts";

const AGAIN_MS = 10 * 60_000;

/** Who looked at what: every look at evidence, and who watched a live camera (a tile that comes and goes is one look in ten minutes). */
export type Look = { principal: Principal; hallId: string; subject: string; address?: string | undefined };

type Deps = {
  store: Pick<AccessStore, "audit" | "looks">;
  now: () => Date;
};

/** The book of looks, kept in the audit. */
export class LookBook {
  readonly #deps: Deps;
  readonly #watchedAt = new Map<string, number>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Rejects when it cannot be written; then nothing may be shown. */
  evidence({ principal, hallId, subject, address }: Look): Promise<void> {
    const { store, now } = this.#deps;
    return store.audit({
      at: now(),
      actor: principal.id,
      action: "evidence-looked",
      subject,
      hallId,
      address,
    });
  }

  async camera({ principal, hallId, subject, address }: Look): Promise<void> {
    const { store, now } = this.#deps;
    const at = now();
    const key = `${principal.id}/${hallId}/${subject}`;
    if (at.getTime() - (this.#watchedAt.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    if (this.#watchedAt.size > 10_000) this.#watchedAt.clear();
    this.#watchedAt.set(key, at.getTime());
    await store.audit({ at, actor: principal.id, action: "camera-watched", subject, hallId, address });
  }

  /** The last looks in a hall, the newest first. */
  last(hallId: string, limit: number): Promise<AuditEntry[]> {
    return this.#deps.store.looks(hallId, limit);
  }
}
