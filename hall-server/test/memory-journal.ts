import type { Answer, Batch, Journal, JournalEntry } from "../src/app/journal.ts";
import { NotWritten, VersionConflict } from "../src/app/journal.ts";

/** A journal in memory with the real one's promise: all of a batch, guarded by the version, or nothing. */
export class MemoryJournal implements Journal {
  readonly entries: JournalEntry[] = [];
  readonly answers: Answer[] = [];
  /** What happens to the next appends: the line breaks before, or after it was written; the database will not have it. */
  readonly troubles: ("before" | "after" | "refused" | "none")[] = [];

  halls = async () => [{ hallId: "sample", importedHash: null }];
  newest = async () => [{ hallId: "sample", seq: this.entries.length }];
  addHall = async () => undefined;
  memory = async () => undefined;
  keepMemory = async () => undefined;
  eventsAfter = async (_hallId: string, seq: number) => this.entries.slice(seq);
  answersSince = async () => [...this.answers];
  answersTo = async (_hallId: string, keys: readonly string[]) =>
    this.answers.filter(({ key }) => keys.includes(key));

  daySalt = async (_hallId: string, _day: string, { salt }: { salt: string }) => salt;

  personalOf() {
    return Promise.resolve([]);
  }

  async append({ expectedSeq, entries, answers }: Batch) {
    const trouble = this.troubles.shift();
    if (trouble === "before") throw new Error("no connection");
    if (trouble === "refused") throw new NotWritten("unsupported Unicode escape sequence");
    if (entries.length > 0 && expectedSeq !== this.entries.length) throw new VersionConflict();
    if (answers.some(({ key }) => this.answers.some((known) => known.key === key)))
      throw new VersionConflict();
    this.entries.push(...structuredClone(entries));
    this.answers.push(...structuredClone(answers));
    if (trouble === "after") throw new Error("the connection broke");
    return [];
  }
}
