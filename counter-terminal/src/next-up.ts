import type { Reply } from "@hall/contract";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Desk } from "./desk.ts";
import type { Reads } from "./hall-line.ts";

const SETTLED_MS = 250;
const FIRST_FEW = 20;
/** Work profiles look at the clock, so an answer grows old though nobody came or went. */
const OLD_MS = 15_000;

type Asked = { desk: Desk | undefined; reads: Reads | undefined; live: boolean };

/** Who would be next for the desk, by the hub's word: asked again when the line has changed and come to rest. */
export class NextUp implements ReactiveController {
  /** Undefined while nobody has said; also while the line is newer than the answer. */
  answer: Reply<"visit:explain"> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #asked: () => Asked;
  #line = "";
  #askedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, asked: () => Asked) {
    this.#host = host;
    this.#asked = asked;
    host.addController(this);
  }

  hostUpdated(): void {
    const { desk, reads, live } = this.#asked();
    if (!desk || !reads || !live) return;
    const line = lineOf(desk);
    const old = performance.now() - this.#askedAt > OLD_MS;
    if (line === this.#line && !old) return;
    this.#line = line;
    this.#askedAt = performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(line, desk.counter.counterId, reads), SETTLED_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#line = "";
  }

  async #ask(line: string, counterId: string, reads: Reads): Promise<void> {
    const answer = await reads.explain(counterId);
    if (!answer.ok || line !== this.#line) return;
    this.answer = answer.value;
    this.#host.requestUpdate();
  }
}

function lineOf({ counter, line, visit }: Desk): string {
  const first = line.callable.slice(0, FIRST_FEW).map(({ visit: { visitId } }) => visitId);
  return [counter.counterId, counter.state, visit?.visitId, ...first].join();
}
