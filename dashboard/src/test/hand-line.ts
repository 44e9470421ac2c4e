import type { Rehearsal, Result } from "@hall/contract";
import type { HubSocket } from "@hall/contract/live";

type Listener = (payload?: unknown) => void;

/** A line to the hub in the hand of a test: a camera is watched at once, the trial of a drawing waits for its answer. */
export class HandLine {
  connected = true;
  /** The commands with their requests, in order. */
  readonly sent: [command: string, request: unknown][] = [];
  readonly #heard = new Map<string, Set<Listener>>();
  readonly #trials: ((answer: Result<Rehearsal>) => void)[] = [];

  get socket(): HubSocket {
    return this as unknown as HubSocket; // as: this is what the elements of cameras use of a socket
  }

  on(event: string, listener: Listener): void {
    this.#heard.set(event, (this.#heard.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener): void {
    this.#heard.get(event)?.delete(listener);
  }

  emit(
    command: string,
    request: { on?: boolean },
    _meta: unknown,
    ack: (answer: Result<unknown>) => void,
  ): void {
    this.sent.push([command, request]);
    if (command === "camera:rehearse") this.#trials.push(ack);
    else ack({ ok: true, value: { watching: request.on } });
  }

  bring(event: string, payload?: unknown): void {
    for (const listener of [...(this.#heard.get(event) ?? [])]) listener(payload);
  }

  answerTrials(answer: Result<Rehearsal>): void {
    for (const answers of this.#trials.splice(0)) answers(answer);
  }
}
