import type { CommandName, HallConfiguration, Reply, Request, VisitNote } from "@hall/contract";
import type { HallEvent } from "../domain/events.ts";
import type { PersonalData } from "./journal.ts";
import type { PersonalCipher } from "./personal-cipher.ts";

type Place = { configuration: HallConfiguration; cipher: PersonalCipher };

const DAY_MS = 86_400_000;

/** When what is personal and kept now will be erased. */
export function erasedAt(configuration: HallConfiguration, now: Date): string {
  return new Date(now.getTime() + configuration.personalDataDays * DAY_MS).toISOString();
}

/** The texts of a note or of free-text fields, encrypted; the events only say that there are some. */
export function notesAndFields(
  { configuration, cipher }: Place,
  { name, request, by }: { name: CommandName; request: object; by: string },
  events: readonly HallEvent[],
  now: Date,
): PersonalData[] {
  const expiresAt = erasedAt(configuration, now);
  return events.flatMap((event): PersonalData[] => {
    if (name === "visit:note" && event.type === "visit-noted") {
      const { text } = request as Request<"visit:note">; // as: that is its name
      const note: VisitNote = { text, by, at: event.at };
      const { visitId, noteId: part } = event;
      return [{ visitId, kind: "note", part, cipher: cipher.encrypt(JSON.stringify(note)), expiresAt }];
    }
    if (name === "visit:set-fields" && event.type === "visit-fields-set") {
      const { fields } = request as Request<"visit:set-fields">; // as: that is its name
      const { visitId } = event;
      return [...event.texts, ...event.cleared].map((part) => {
        const text = event.texts.includes(part) ? (fields[part] ?? "") : "";
        return { visitId, kind: "field", part, cipher: cipher.encrypt(text), expiresAt };
      });
    }
    return [];
  });
}

/** Notes, oldest first, and free-text fields, as they are kept. */
export function readNotes(cipher: PersonalCipher, kept: readonly PersonalData[]): Reply<"visit:notes"> {
  const notes: VisitNote[] = [];
  const fields: Record<string, string> = {};
  for (const { kind, part = "", cipher: sealed } of kept) {
    const text = cipher.decrypt(sealed);
    if (kind === "note") notes.push(JSON.parse(text) as VisitNote); // as: written above
    if (kind === "field" && text !== "") fields[part] = text;
  }
  return { notes: notes.sort((a, b) => (a.at < b.at ? -1 : 1)), fields };
}
