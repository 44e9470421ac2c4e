import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Connection } from "../../src/db/database.ts";
import type { FromHub, ToHub } from "./hub-process.ts";
import type { AskedHub } from "./local-hub.ts";
import type { Asked, Outcome } from "./operation.ts";

type Place = { connection: Connection; epochMs: number; speed: number };

/** A line to a hub in a process of its own, which is killed as by `kill -9` and started again. */
export class ProcessHub implements AskedHub {
  hallId = "";
  kills = 0;
  readonly #place: Place;
  #child: ChildProcess | undefined;
  #next: Promise<ChildProcess>;
  readonly #asked = new Map<number, (outcome: Outcome) => void>();
  #outgoing: (Asked & { hallId: string; n: number })[] = [];
  #n = 0;
  #stopped = false;

  constructor(place: Place) {
    this.#place = place;
    this.#next = this.#begin();
  }

  async start(): Promise<void> {
    this.#take(await this.#next);
  }

  /** Loads a process that waits for its turn, so that a kill costs no second of loading. */
  async #begin(): Promise<ChildProcess> {
    const child = fork(new URL("./hub-process.ts", import.meta.url));
    child.send(this.#place satisfies ToHub);
    await once(child, "message");
    return child;
  }

  #take(child: ChildProcess): void {
    this.#child = child;
    child.on("message", (message: FromHub) => {
      if (!("answers" in message)) return;
      for (const { n, outcome } of message.answers) this.#settle(n, outcome);
    });
  }

  #settle(n: number, outcome: Outcome): void {
    this.#asked.get(n)?.(outcome);
    this.#asked.delete(n);
  }

  /** All that it was asked stays unanswered; another process takes its place. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || this.#stopped) return;
    this.#child = undefined;
    this.kills += 1;
    this.#next = this.#begin();
    child.kill("SIGKILL");
    await once(child, "exit");
    for (const n of [...this.#asked.keys()]) this.#settle(n, { kind: "unknown" });
    const next = await this.#next;
    if (this.#stopped) next.kill("SIGKILL");
    else this.#take(next);
  }

  ask(asked: Asked): Promise<Outcome> {
    if (!this.#child) return new Promise((done) => setTimeout(done, 100, { kind: "unknown" }));
    return new Promise((done) => {
      this.#n += 1;
      this.#asked.set(this.#n, done);
      this.#outgoing.push({ ...asked, hallId: this.hallId, n: this.#n });
      if (this.#outgoing.length === 1) setImmediate(() => this.#send());
    });
  }

  #send(): void {
    const asked = this.#outgoing;
    this.#outgoing = [];
    if (this.#child?.connected) this.#child.send({ asked } satisfies ToHub, () => undefined);
    else for (const { n } of asked) this.#settle(n, { kind: "unknown" });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}
