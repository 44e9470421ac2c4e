import type { CommandName, CounterView, Reply, Request, Result, VisitView } from "@hall/contract";
import type { Logger } from "pino";
import type { HallTime } from "./hall-time.ts";
import type { Line } from "./line.ts";
import type { Room } from "./room.ts";

export type ClerkWorld = { line: Line; room: Room; time: HallTime; log: Logger; signal: AbortSignal };
type VisitDeed =
  | "visit:arrive"
  | "visit:no-show"
  | "visit:recall"
  | "visit:park"
  | "visit:resume"
  | "visit:finish"
  | "visit:return"
  | "visit:rejoin"
  | "visit:set-fields"
  | "visit:transfer";

/** A clerk's terminal at one counter: what it shows, and how its keys are pressed. */
export class Desk {
  readonly #counterId: string;
  readonly #world: ClerkWorld;

  constructor(counterId: string, world: ClerkWorld) {
    this.#counterId = counterId;
    this.#world = world;
  }

  /** The own counter, once the terminal shows the hall. */
  counter(): Promise<CounterView> {
    const { line, signal } = this.#world;
    return line.when((hall) => hall.counters.find(({ counterId }) => counterId === this.#counterId), signal);
  }

  visit(visitId: string | undefined): VisitView | undefined {
    return this.#world.line.hall?.visits.find((visit) => visit.visitId === visitId);
  }

  /** What the service at hand asks for before it can be said to be done, filled in somehow. */
  wantedFields({ step, serviceIds }: VisitView): Record<string, string> {
    const serviceId = step?.serviceId ?? serviceIds[0];
    const service = this.#world.line.hall?.services.find((one) => one.serviceId === serviceId);
    const wanted = (service?.fields ?? []).filter(({ required }) => required);
    return Object.fromEntries(
      wanted.map(({ fieldId, kind, choices }) => [
        fieldId,
        kind === "number" ? "1" : (choices?.[0]?.["zh-CN"] ?? "如来件"),
      ]),
    );
  }

  isOnBreak({ clerkId }: CounterView): boolean {
    return this.#world.line.hall?.clerks.find((clerk) => clerk.clerkId === clerkId)?.state === "break";
  }

  somebodyWaits({ queueIds }: CounterView): boolean {
    const queues = this.#world.line.hall?.queues ?? [];
    return queues.some(({ queueId, waiting }) => waiting > 0 && queueIds.includes(queueId));
  }

  /** The hall's own words for why a counter pauses or a clerk rests. */
  reason(list: "pauseReasons" | "breakReasons", at: number): string {
    const words = this.#world.line.hall?.[list] ?? [];
    return words[at % Math.max(words.length, 1)]?.["zh-CN"] ?? "暂离";
  }

  /** Looks around again after some seconds, or at once when something moves in the room or the hall. */
  async lookUp(seconds = 30): Promise<void> {
    const { room, time, signal, line } = this.#world;
    const enough = new AbortController();
    let undo: (() => void)[] = [];
    const moved = new Promise<void>((done) => {
      undo = [room.subscribe(done), line.live.subscribe(done)];
    });
    const over = time.seconds(seconds, AbortSignal.any([signal, enough.signal])).catch(() => undefined);
    await Promise.race([moved, over]);
    enough.abort();
    for (const run of undo) run();
    signal.throwIfAborted();
  }

  /** A refusal is an answer: something else happened meanwhile, so the clerk waits a little and looks again. */
  async press<K extends CommandName>(command: K, request: Request<K>): Promise<Result<Reply<K>>> {
    const { line, log, time, signal } = this.#world;
    const result = await line.call(command, request);
    if (!result.ok) {
      log.debug({ command, fault: result.fault, counter: this.#counterId }, "refused");
      await time.seconds(20, signal);
    }
    return result;
  }

  /** Presses, and waits until the terminal shows it; true when it was done. */
  async deed<K extends VisitDeed>(command: K, request: Request<K>): Promise<boolean> {
    const result = await this.press(command, request);
    if (result.ok) await this.shows((result.value as Reply<VisitDeed>).visit); // as: all of these answer with a visit
    return result.ok;
  }

  /** The answer may be faster than the patch: waits until the terminal shows it, but not for ever. */
  async shows(visit: VisitView): Promise<void> {
    const { line, signal } = this.#world;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
    const shown = line.when(() => this.visit(visit.visitId)?.status === visit.status || undefined, limit);
    await shown.catch(() => signal.throwIfAborted());
  }
}
