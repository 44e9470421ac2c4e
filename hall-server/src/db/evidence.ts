import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { EvidenceStore, KeptClip } from "../app/evidence.ts";
import type { Database } from "./database.ts";

/** Clips in PostgreSQL; a row that is over its time is not there, whether or not its job has run. */
export class SqlEvidence implements EvidenceStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async keep({ hallId, alertId, cameraId, takenAt, expiresAt, pictures }: KeptClip): Promise<void> {
    const times = pictures.map(({ at }) => at);
    const bytes = pictures.map(({ jpeg }) => Buffer.from(jpeg));
    await sql`
      insert into evidence (hall_id, alert_id, camera_id, taken_at, expires_at, times, pictures)
      values (${hallId}, ${alertId}, ${cameraId}, ${takenAt}, ${expiresAt}, ${times}, ${bytes})
      on conflict (hall_id, alert_id) do nothing`.execute(this.#db);
  }

  async list(hallId: string, now: Date) {
    const rows = await this.#db
      .selectFrom("evidence")
      .select(["alert_id", "camera_id", "taken_at", "expires_at"])
      .select(sql<number>`cardinality(pictures)`.as("count"))
      .where("hall_id", "=", hallId)
      .where("expires_at", ">", now)
      .orderBy("taken_at", "desc")
      .execute();
    return rows.map((row) => ({ ...namesOf(hallId, row), count: row.count }));
  }

  async clip(hallId: string, alertId: string, now: Date): Promise<KeptClip | undefined> {
    const row = await this.#db
      .selectFrom("evidence")
      .selectAll()
      .where("hall_id", "=", hallId)
      .where("alert_id", "=", alertId)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (!row) return undefined;
    const pictures = row.pictures.flatMap((jpeg, i) => {
      const at = row.times[i];
      return at ? [{ at, jpeg }] : [];
    });
    return { ...namesOf(hallId, row), pictures };
  }

  async delete(hallId: string, alertId: string, now: Date): Promise<void> {
    await this.#db
      .deleteFrom("evidence")
      .where("hall_id", "=", hallId)
      .where((where) => where.or([where("alert_id", "=", alertId), where("expires_at", "<=", now)]))
      .execute();
  }

  async deleteAll(hallId: string): Promise<void> {
    await this.#db.deleteFrom("evidence").where("hall_id", "=", hallId).execute();
  }
}

type Row = { alert_id: string; camera_id: string; taken_at: Date; expires_at: Date };

function namesOf(hallId: string, { alert_id, camera_id, taken_at, expires_at }: Row) {
  return { hallId, alertId: alert_id, cameraId: camera_id, takenAt: taken_at, expiresAt: expires_at };
}
