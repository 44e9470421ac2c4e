/**
 * Is this history of one hall linearizable: could it have happened at one desk, one operation after the other? The
 * journal's seq is the witness of the order, so the answer is exact and takes one pass:
 *
 * - each answer is what the model answers at its seq, and the journal has the events that the model foresees;
 * - an operation that ended before another began comes before it;
 * - what changes nothing (a refusal, "nobody waits", a look) is true at some moment between question and answer;
 * - what nobody answered happened once or not at all, and nothing happened that nobody asked for;
 * - a key has one answer, however often it is asked.
 */
import type { JournalEntry } from "../../src/app/journal.ts";
import { type Deed, deedsOf } from "./deeds.ts";
import { type Effect, ModelHall, type ModelSettings, type Plan } from "./model-hall.ts";
import type { Brief, History, Outcome, Violation } from "./operation.ts";
import { realTime } from "./real-time.ts";
import { told } from "./words.ts";

/** What was checked, and what is wrong; an empty list is the proof. */
export type Verdict = {
  violations: Violation[];
  operations: number;
  events: number;
  unknown: number;
  happenedUnanswered: number;
  refused: number;
};

const ENOUGH = 10;

export function checkHistory(history: History, settings: ModelSettings): Verdict {
  return new Check(history, settings).run();
}

type Effective = Deed & { outcome: Extract<Outcome, { kind: "ok" }> };

class Check {
  readonly #model: ModelHall;
  readonly #journal: readonly JournalEntry[];
  readonly #violations: Violation[] = [];
  readonly #deeds: Deed[];
  /** Deeds that changed the hall by the seq of their first event; deeds that did not by the seq that they saw. */
  readonly #changes = new Map<number, Effective>();
  readonly #looks = new Map<number, Effective[]>();
  readonly #refusals: Deed[] = [];
  readonly #unknown = new Map<string, Deed[]>();
  #open: Deed[] = [];
  #happened = 0;
  readonly #history: History;

  constructor(history: History, settings: ModelSettings) {
    this.#history = history;
    this.#model = new ModelHall(settings);
    this.#journal = history.journal;
    const { deeds, violations } = deedsOf(history.operations);
    this.#deeds = deeds;
    this.#violations.push(...violations);
  }

  run(): Verdict {
    this.#journalIsWhole();
    for (const deed of this.#deeds) this.#file(deed);
    this.#violations.push(...realTime(this.#deeds, this.#journal.length));
    this.#refusals.sort((a, b) => a.from - b.from);
    this.#replay();
    for (const deed of this.#open) this.#neverTrue(deed);
    this.#allThere();
    return {
      violations: this.#violations.slice(0, ENOUGH),
      operations: this.#history.operations.length,
      events: this.#journal.length,
      unknown: this.#deeds.filter(({ outcome }) => outcome.kind === "unknown").length,
      happenedUnanswered: this.#happened,
      refused: this.#refusals.length,
    };
  }

  #journalIsWhole(): void {
    let at = "";
    for (const [index, { seq, event }] of this.#journal.entries()) {
      if (seq !== index + 1) {
        this.#say(`the journal has ${seq} where ${index + 1} should stand: an event is lost or doubled`, []);
        return;
      }
      if (event.at < at) this.#say(`the hall's time runs backwards at ${seq}: ${event.at} after ${at}`, []);
      at = event.at;
    }
  }

  /** What was answered stands in the journal. */
  #allThere(): void {
    const last = this.#journal.length;
    for (const deed of [...this.#changes.values(), ...[...this.#looks.values()].flat()])
      if (deed.outcome.seq > last || (deed.outcome.events === 0 && this.#violations.length === 0))
        this.#say(`it was answered with event ${deed.outcome.seq}, but the journal has no such moment`, [
          deed,
        ]);
  }

  #file(deed: Deed): void {
    const { outcome } = deed;
    if (outcome.kind === "refused") this.#refusals.push(deed);
    else if (outcome.kind === "unknown") {
      const kind = `${deed.asked.by.id}/${deed.asked.name}`;
      this.#unknown.set(kind, [...(this.#unknown.get(kind) ?? []), deed]);
    } else if (outcome.events === 0) {
      const at = outcome.seq;
      this.#looks.set(at, [...(this.#looks.get(at) ?? []), deed as Effective]);
    } else {
      const first = outcome.seq - outcome.events + 1;
      const other = this.#changes.get(first);
      if (other) this.#say(`two operations were answered with the same event ${first}`, [other, deed]);
      else this.#changes.set(first, deed as Effective);
    }
  }

  /** One pass over the journal. */
  #replay(): void {
    let refusal = 0;
    let seq = 0;
    while (this.#violations.length < ENOUGH) {
      while ((this.#refusals[refusal]?.from ?? Number.POSITIVE_INFINITY) <= seq) {
        const deed = this.#refusals[refusal];
        if (deed) this.#open.push(deed);
        refusal += 1;
      }
      this.#moment(seq);
      if (seq >= this.#journal.length) break;
      seq = this.#next(seq + 1);
    }
    this.#open.push(...this.#refusals.slice(refusal));
  }

  /** Everything that is said about the hall as it is after event `seq`. */
  #moment(seq: number): void {
    const before = this.#journal[seq - 1]?.event.at ?? this.#journal[0]?.event.at ?? "";
    const after = this.#journal[seq]?.event.at ?? before;
    for (const deed of this.#looks.get(seq) ?? []) this.#isTrue(deed);
    this.#looks.delete(seq);
    if (this.#open.length === 0) return;
    this.#open = this.#open.filter((deed) => {
      // Time alone makes some rules true: at this moment the hall may have been asked as late as it answered.
      const latest = deed.answeredAt !== undefined && deed.answeredAt > after ? deed.answeredAt : after;
      if ([before, after, latest].some((at) => this.#refuses(deed, at))) return false;
      if (deed.to > seq) return true;
      this.#neverTrue(deed);
      return false;
    });
  }

  #refuses({ asked, outcome }: Deed, at: string): boolean {
    return outcome.kind === "refused" && this.#model.plan(asked, at).rule === outcome.rule;
  }

  #neverTrue(deed: Deed): void {
    const rule = deed.outcome.kind === "refused" ? deed.outcome.rule : "";
    this.#say(
      `it was refused by "${rule}", which was not true at any moment between question and answer (after events ${deed.from} to ${deed.to})`,
      [deed],
    );
  }

  #isTrue(deed: Effective): void {
    const { asked, outcome } = deed;
    if (asked.name === "look") {
      const seen = this.#model.seen(String(asked.request.counterId), outcome.at);
      this.#sameAnswer(deed, seen);
      return;
    }
    const plan = this.#model.plan(asked, outcome.at);
    if (plan.rule !== undefined)
      this.#say(`it was answered "nothing to do", but the rule "${plan.rule}" refuses it there`, [deed]);
    else if (plan.effects.length > 0) {
      const missed = plan.effects.map((effect) => this.#name(effect)).join(", ");
      this.#say(`it was answered "nothing to do" after event ${outcome.seq}, but there was: ${missed}`, [
        deed,
      ]);
    } else this.#sameAnswer(deed, plan.brief());
  }

  /** The operation whose events begin here; answers the last of them. */
  #next(first: number): number {
    const deed = this.#changes.get(first);
    if (!deed) return this.#unclaimed(first);
    const { outcome, asked } = deed;
    const entries = this.#journal.slice(first - 1, first - 1 + outcome.events);
    const plan = this.#model.plan(asked, outcome.at);
    for (const { seq } of entries.slice(1)) {
      const other = this.#changes.get(seq);
      if (other) this.#say(`event ${seq} belongs to two operations`, [deed, other]);
    }
    if (plan.rule !== undefined) {
      this.#say(`it was done, but at its place (event ${first}) the rule "${plan.rule}" refuses it`, [deed]);
      return outcome.seq;
    }
    const wrong = this.#difference(plan, entries, deed);
    if (wrong !== undefined) this.#say(wrong, [deed, ...this.#about(entries, deed)]);
    plan.act(entries.map(({ event }) => ("visitId" in event ? event.visitId : undefined)));
    if (wrong === undefined) this.#sameAnswer(deed, plan.brief());
    return outcome.seq;
  }

  /** Events that no answer speaks of: one of the operations without an answer must have caused them. */
  #unclaimed(first: number): number {
    const entry = this.#journal[first - 1];
    if (!entry) return first;
    if (entry.command === "hall:configure") return first;
    const waiting = this.#unknown.get(`${entry.by.id}/${entry.command}`) ?? [];
    for (const [index, deed] of waiting.entries()) {
      if (deed.after >= first) continue; // it began after this event was already answered to somebody
      const plan = this.#model.plan(deed.asked, entry.event.at);
      if (plan.rule !== undefined || plan.effects.length === 0) continue;
      const entries = this.#journal.slice(first - 1, first - 1 + plan.effects.length);
      if (entries.some(({ command, by }) => command !== entry.command || by.id !== entry.by.id)) continue;
      if (this.#difference(plan, entries, deed) !== undefined) continue;
      waiting.splice(index, 1);
      this.#happened += 1;
      plan.act(entries.map(({ event }) => ("visitId" in event ? event.visitId : undefined)));
      return first + entries.length - 1;
    }
    this.#say(
      `event ${first} (${entry.event.type}${"visitId" in entry.event ? ` of ${this.#model.codeOf(entry.event.visitId)}` : ""}) stands in the journal by "${entry.command}" of ${entry.by.id}, but no operation caused it: a ghost`,
      this.#deeds
        .filter(({ asked }) => asked.name === entry.command && asked.by.id === entry.by.id)
        .slice(-2),
    );
    return first;
  }

  #difference(
    plan: Plan & { rule?: undefined },
    entries: readonly JournalEntry[],
    deed: Deed,
  ): string | undefined {
    const found = entries.map(({ event }) => event as unknown as Record<string, unknown>);
    if (found.length !== plan.effects.length)
      return `it caused ${found.map(({ type }) => type).join(", ") || "nothing"}, but should cause ${plan.effects.map((effect) => this.#name(effect)).join(", ") || "nothing"}`;
    for (const [index, effect] of plan.effects.entries()) {
      const event = found[index] ?? {};
      for (const [field, value] of Object.entries(effect)) {
        const is = factOf(event, field);
        if (is === value) continue;
        return `event ${entries[index]?.seq} of ${deed.asked.name} is ${this.#name({ type: String(event.type), [field]: is as string })}, but at this place it should be ${this.#name({ type: effect.type, [field]: value })}`;
      }
    }
    return undefined;
  }

  #sameAnswer(deed: Effective, expected: Brief): void {
    for (const [field, value] of Object.entries(expected)) {
      const is = deed.outcome.brief[field];
      if (is === value) continue;
      const name = (one: unknown) => (typeof one === "string" ? this.#model.codeOf(one) : String(one));
      this.#say(
        `it was answered with ${field} ${name(is)}, but after event ${deed.outcome.seq} it is ${name(value)}`,
        [deed],
      );
      return;
    }
  }

  /** What else was done lately with the visits of these events. */
  #about(entries: readonly JournalEntry[], than: Deed): Deed[] {
    const visits = new Set(entries.flatMap(({ event }) => ("visitId" in event ? event.visitId : [])));
    return this.#deeds
      .filter(
        ({ outcome, asked }) =>
          outcome.kind === "ok" &&
          outcome.seq < (than.outcome.kind === "ok" ? than.outcome.seq : 0) &&
          [asked.request.visitId, outcome.brief.visitId].some(
            (id) => typeof id === "string" && visits.has(id),
          ),
      )
      .sort((a, b) => seqOf(a) - seqOf(b))
      .slice(-3);
  }

  #name({ type, visitId, effectiveAt, ...rest }: Effect): string {
    const visit = typeof visitId === "string" ? ` ${this.#model.codeOf(visitId)}` : "";
    const when = typeof effectiveAt === "number" ? ` at ${new Date(effectiveAt).toISOString()}` : "";
    const more = Object.values(rest).filter((value) => value !== undefined);
    return `${type}${visit}${when}${more.length > 0 ? ` (${more.join(", ")})` : ""}`;
  }

  #say(words: string, deeds: readonly Deed[]): void {
    if (this.#violations.length >= ENOUGH) return;
    const operations = deeds.flatMap((deed) => deed.operations);
    this.#violations.push({ words: told(words, operations), operations });
  }
}

function seqOf({ outcome }: Deed): number {
  return outcome.kind === "ok" ? outcome.seq : 0;
}

/** A fact of an event as effects name it: by its path, times as instants, lists and what visits are kept for as one text. */
function factOf(event: Record<string, unknown>, path: string): unknown {
  let fact: unknown = event;
  for (const part of path.split(".")) fact = (fact as Record<string, unknown> | undefined)?.[part]; // as: what events hold are objects
  if (/At$/.test(path) && fact !== undefined) return Date.parse(String(fact));
  if (typeof fact !== "object" || fact === null) return fact;
  return Object.values(fact)
    .filter((one) => one !== undefined)
    .join();
}
