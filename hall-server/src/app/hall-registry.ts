import type {
  CommandName,
  HallConfiguration,
  HallOrder,
  HallSnapshot,
  KioskFacts,
  Reply,
  Request,
  Text,
  VisitView,
} from "@hall/contract";
import type { DomainCommand } from "../domain/commands.ts";
import { type Harm, harmOf } from "../domain/decide-configure.ts";
import { dutiesOf } from "../domain/duties.ts";
import type { HallEvent } from "../domain/events.ts";
import { type HallPreview, previewRouting } from "../domain/preview.ts";
import { type HallState, newHall } from "../domain/state.ts";
import type { Clock } from "./clock.ts";
import { Desks } from "./desks.ts";
import { explainNext } from "./explain-next.ts";
import type { HallDesk } from "./hall-desk.ts";
import type { HallPatch, Halls } from "./halls.ts";
import { insideOf } from "./inside.ts";
import type { JobRow } from "./jobs.ts";
import type { Journal } from "./journal.ts";
import { type HallNotice, Listeners, type News } from "./listeners.ts";
import { isWrite, orderOf } from "./orders.ts";
import type { PersonalCipher } from "./personal-cipher.ts";
import { readNotes } from "./personal-notes.ts";
import { NOTHING_SEEN, type Seen } from "./present.ts";
import { kioskFacts } from "./present-kiosk.ts";
import { ownVisitView } from "./present-visit.ts";
import { type Principal, SYSTEM } from "./principal.ts";
import { Refusal } from "./refusal.ts";
import { snapshot, viewerOf } from "./snapshot.ts";
import type { VisitTokens } from "./visit-tokens.ts";
import { VisitorDesk } from "./visitor-desk.ts";

type Deps = {
  journal: Journal;
  clock: Clock;
  tokens: VisitTokens;
  cipher: PersonalCipher;
  /** Where a ticket's QR leads: `https://hall.example` without a slash at the end. */
  publicUrl: string;
  /** No other hub works on this database. */
  alone?: boolean;
  /** Somebody who is told of the halls' news has failed at it. */
  onError: (error: unknown) => void;
};

/** All halls of this process: each has its desk; whoever commands or reads comes through here. */
export class HallRegistry implements Halls {
  readonly #deps: Deps;
  readonly #desks: Desks;
  readonly #listeners: Listeners;
  readonly #seen = new Map<string, Seen>();
  readonly #visitors: VisitorDesk;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#listeners = new Listeners(deps.onError);
    this.#listeners.onStep((step) => deps.tokens.follow(step));
    this.#visitors = new VisitorDesk(deps);
    this.#desks = new Desks({ ...deps, announce: (news) => this.#announce(news) });
  }

  /** Loads every hall that the journal knows. */
  start(): Promise<void> {
    return this.#desks.start();
  }

  /** Keeps every hall's memory, so that the next start reads few events. */
  stop(): Promise<void> {
    return this.#desks.stop();
  }

  ids(): readonly { hallId: string; name: Text }[] {
    return this.#desks.ids();
  }

  has(hallId: string): boolean {
    return this.#desks.find(hallId) !== undefined;
  }

  /** The hall as it is now. Throws a Refusal when there is no such hall. */
  state(hallId: string): HallState {
    return this.#desk(hallId).state;
  }

  /** The time that goes with the hall's state. */
  now(hallId: string): Date {
    return this.#desk(hallId).now();
  }

  /** Tells every hall that the clock was put right, if it was; those in which something happens find out by themselves. */
  tellTime(): Promise<void> {
    return this.#desks.tellTime();
  }

  #desk(hallId: string): HallDesk {
    return this.#desks.of(hallId);
  }

  /** Waits until the hall is as new here as any hub has made it by now: before a read that somebody relies on. */
  async fresh(hallId: string): Promise<void> {
    await this.#desk(hallId).look();
  }

  heard(hallId: string, seq: number): Promise<void> {
    return this.#desks.heard(hallId, seq);
  }

  /** Reads what other hubs have written to any hall, also to halls that began there. */
  hearOthers(): Promise<void> {
    return this.#desks.hearOthers();
  }

  /** What cameras and devices say about the hall; kept by the observations. */
  see(hallId: string, seen: Seen): void {
    this.#seen.set(hallId, seen);
  }

  seen(hallId: string): Seen {
    return this.#seen.get(hallId) ?? NOTHING_SEEN;
  }

  async run<K extends CommandName>(
    hallId: string,
    command: K,
    request: Request<K>,
    { principal, key }: { principal: Principal; key?: string },
  ): Promise<Reply<K>> {
    if (!isWrite(command)) throw new Refusal("invalid", `${command} changes nothing and is not run here`);
    const desk = this.#desk(hallId);
    const { configuration } = desk.state;
    const person = await this.#visitors.personOf(configuration, request, this.now(hallId));
    const place = { ...this.#deps, configuration, seen: this.seen(hallId), person };
    const order = orderOf(place, command, request as Request<typeof command>, principal, key); // as: K is `command`'s name
    const run = () => desk.run(order) as Promise<Reply<K>>; // as: REPLIES ties name and reply together
    return this.#visitors.guarded(configuration, request, principal, run);
  }

  /** What the hub asks itself: jobs and watches. Answers the events that it caused. */
  ask(hallId: string, command: DomainCommand, key?: string): Promise<readonly HallEvent[]> {
    return this.#desk(hallId).run({ command, by: SYSTEM, key, reply: (_state, events) => events });
  }

  snapshot(hallId: string, principal: Principal): HallSnapshot {
    const { clock, publicUrl } = this.#deps;
    const desk = this.#desk(hallId);
    const now = { now: desk.now(), speed: clock.speed };
    const view = snapshot(desk.state, this.seen(hallId), now, viewerOf(principal, hallId));
    return { ...view, ownTicketUrl: `${publicUrl}/t/own` };
  }

  explain(hallId: string, counterId: string): Reply<"visit:explain"> {
    return explainNext(this.state(hallId), counterId, this.now(hallId));
  }

  async notes(hallId: string, visitId: string): Promise<Reply<"visit:notes">> {
    this.#desk(hallId);
    const { journal, cipher } = this.#deps;
    return readNotes(
      cipher,
      await journal.personalOf({ hallId, visitId, now: this.now(hallId) }, ["note", "field"]),
    );
  }

  find(hallId: string, request: Request<"visit:find">, principal: Principal): Promise<Reply<"visit:find">> {
    return this.#visitors.find(this.state(hallId), request, { principal, now: this.now(hallId) });
  }

  configuration(hallId: string): HallConfiguration {
    return this.#desk(hallId).state.configuration;
  }

  routing(hallId: string): { version: number; configuration: HallConfiguration } {
    const { configuration, configuredSeq } = this.#desk(hallId).state;
    return { version: configuredSeq, configuration };
  }

  preview(hallId: string, configuration: HallConfiguration): HallPreview {
    return previewRouting(this.state(hallId), configuration, this.now(hallId).toISOString());
  }

  harm(hallId: string, configuration: HallConfiguration): Harm[] {
    return harmOf(this.state(hallId), configuration, this.now(hallId));
  }

  duties(hallId: string): HallOrder {
    return dutiesOf(this.state(hallId), this.now(hallId));
  }

  inside(hallId: string): ReturnType<typeof insideOf> {
    return this.duties(hallId).open ? insideOf(this.seen(hallId), this.now(hallId)) : [];
  }

  /** Puts a new configuration in force; a hall that did not exist begins with it. */
  async configure(
    hallId: string,
    configuration: HallConfiguration,
    by: Principal,
    { importedHash = null, replaces }: { importedHash?: string | null; replaces?: number } = {},
  ): Promise<void> {
    const existing = this.#desks.find(hallId);
    if (!existing) await this.#deps.journal.addHall(hallId, importedHash);
    const desk = existing ?? this.#desks.begin(newHall(configuration, this.#deps.clock.now().toISOString()));
    await desk.run({
      command: { name: "hall:configure", request: { configuration, replaces } },
      by,
      reply: () => undefined,
    });
    if (existing && importedHash !== null) await this.#deps.journal.addHall(hallId, importedHash);
  }

  visitByToken(token: string): { hallId: string; visitId: string } | undefined {
    return this.#deps.tokens.find(token);
  }

  /** The visit as the holder of its ticket sees it. */
  ownVisit(hallId: string, visitId: string): VisitView | undefined {
    const { state } = this.#desk(hallId);
    const visit = state.visits.get(visitId);
    return visit && ownVisitView(state, visit, this.now(hallId));
  }

  kiosk(hallId: string, kioskId: string): KioskFacts {
    return kioskFacts(this.#desk(hallId).state, kioskId);
  }

  on(listener: (patch: HallPatch) => void): () => void {
    return this.#listeners.onPatch(listener);
  }

  /** For the hub's other adapters: every event that this hub has caused, with the hall before and after it. */
  onNotice(listener: (notice: HallNotice) => void): () => void {
    return this.#listeners.onNotice(listener);
  }

  onJobs(listener: (rows: JobRow[]) => void): () => void {
    return this.#listeners.onJobs(listener);
  }

  /** After each transaction of this hub: the newest seq of that hall. */
  onWritten(listener: (hallId: string, seq: number) => void): () => void {
    return this.#listeners.onWritten(listener);
  }

  #announce(news: News): void {
    const { hallId } = news;
    this.#listeners.tell(news, { seen: this.seen(hallId), now: this.now(hallId) });
  }
}
