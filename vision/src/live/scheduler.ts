import type { Need } from "../analysis/need.ts";
import type { Detection, Detector } from "../detect/detector.ts";
import type { LookOrder } from "../detect/thread-messages.ts";
import type { Tiles } from "../detect/tiles.ts";
import type { Frame } from "../sources/frame.ts";
import type { FrameSlot } from "../sources/frame-slot.ts";
import type { CpuBudget } from "./cpu-budget.ts";
import { openMeasured, type Speed } from "./self-benchmark.ts";
import { nextTurn } from "./turns.ts";

/** A camera that wants its pictures looked at. */
export interface Customer {
  readonly slot: FrameSlot;
  /** How its pictures are cut for the detector. */
  readonly tiles?: Tiles | undefined;
  /** What it needs at `at` (seconds). */
  needAt(at: number): Need;
  /** The picture stays lent until the promise is done. */
  looked(frame: Frame, detection: Detection): Promise<void>;
}

const ADAPT = 0.1; // share of a new look in the mean of how long looks take
const REPLACE_MS = 2_000; // a thread that died is replaced; one that dies at once does not busy the machine
const LONGEST_REPLACE_MS = 60_000; // where that fails it is tried twice as late each time, and at least so often

/** Opens a detector and says how it went. */
export type OpenDetector = () => Promise<Detector>;

/** How a scheduler works. `budget` is what looking may cost; others may live on it too. */
export interface SchedulerOptions {
  readonly threads: number;
  /** Take fewer threads when a benchmark at the start says that the last ones bring nothing. */
  readonly measure?: boolean | undefined;
  readonly budget: CpuBudget;
  /** Seconds that never step back. */
  readonly now: () => number;
  readonly onProblem: (error: unknown) => void;
  /** The model is loaded; with what a benchmark said of the machine, if there was one. */
  readonly onReady?: ((model: Detector["model"], speed: Speed | undefined) => void) | undefined;
  /** A picture was looked at; for whoever measures. */
  readonly onLook?: ((look: LookReport) => void) | undefined;
}

/** One look at a picture. Times in seconds on the scheduler's clock. */
export interface LookReport {
  readonly customer: Customer;
  /** When the picture was made, when a thread took it, and when it had been looked at. */
  readonly made: number;
  readonly taken: number;
  readonly done: number;
  readonly detection: Detection;
}

/**
 * Shares the detector threads of one model among its cameras: whenever a thread is free it takes the newest picture of
 * the camera whose turn it is. Under overload every camera gets its turn, with fresh pictures, less often (see turns.ts).
 */
export class Scheduler {
  readonly model: Detector["model"];
  readonly #open: OpenDetector;
  readonly #options: SchedulerOptions;
  readonly #resting = new Set<Detector>();
  readonly #servedAt = new Map<Customer, number>();
  #detectors: Detector[];
  #turnSeconds = 0; // from a thread's look to its next, when there is enough to do
  #stopped = false;
  #replacement: NodeJS.Timeout | undefined;
  #failures = 0; // of replacements, one after the other

  private constructor(
    [first, ...others]: [Detector, ...Detector[]],
    open: OpenDetector,
    options: SchedulerOptions,
  ) {
    this.model = first.model;
    this.#detectors = [first, ...others];
    this.#open = open;
    this.#options = options;
  }

  /** Loads the model in each thread. Rejects when the model is not usable. */
  static async open(open: OpenDetector, options: SchedulerOptions): Promise<Scheduler> {
    const { threads, measure, now, onReady } = options;
    const { detectors, speed } = measure
      ? await openMeasured(open, threads, now)
      : { detectors: await openAll(open, threads), speed: undefined };
    options.budget.count(detectors.length);
    onReady?.(detectors[0].model, speed);
    return new Scheduler(detectors, open, { ...options, threads: detectors.length });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#replacement);
    await Promise.all(this.#detectors.map((detector) => detector.close()));
  }

  add(customer: Customer): void {
    this.#servedAt.set(customer, Number.NEGATIVE_INFINITY);
  }

  remove(customer: Customer): void {
    this.#servedAt.delete(customer);
  }

  get isEmpty(): boolean {
    return this.#servedAt.size === 0;
  }

  /** A picture has come, or a thread is free. */
  wake(): void {
    for (const dead of this.#detectors.filter(({ alive }) => !alive)) this.#replaceLater(dead);
    for (const detector of this.#detectors) {
      if (this.#stopped || detector.busy || this.#resting.has(detector)) continue;
      const customer = this.#next();
      const frame = customer?.slot.take();
      if (!customer || !frame) return;
      this.#servedAt.set(customer, this.#options.now());
      void this.#serve(detector, customer, frame);
    }
  }

  #next(): Customer | undefined {
    const at = this.#options.now();
    const turns = [...this.#servedAt]
      .filter(([customer]) => customer.slot.waitingSince !== undefined)
      .map(([customer, servedAt]) => ({ customer, servedAt, need: customer.needAt(at) }));
    return nextTurn(turns, at, this.#turnSeconds / Math.max(1, this.#detectors.length))?.customer;
  }

  async #serve(detector: Detector, customer: Customer, frame: Frame): Promise<void> {
    try {
      const look = await this.#look(detector, { ...frame, tiles: customer.tiles });
      this.#options.onLook?.({ customer, made: frame.at, ...look });
      await customer.looked(frame, look.detection);
    } catch (error) {
      if (!this.#stopped) this.#options.onProblem(error);
      if (!detector.alive) this.#replaceLater(detector);
    } finally {
      customer.slot.giveBack();
      this.wake();
    }
  }

  /** One look, after which the thread rests until the budget has its work back. */
  async #look(
    detector: Detector,
    order: LookOrder,
  ): Promise<Pick<LookReport, "taken" | "done" | "detection">> {
    const { budget, now } = this.#options;
    const taken = now();
    const look = budget.begin(taken);
    try {
      const detection = await detector.look(order);
      const done = now();
      this.#rest(detector, done - taken, budget.end(look, workOf(detection, done - taken)) - done);
      return { taken, done, detection };
    } catch (error) {
      budget.end(look, 0);
      throw error;
    }
  }

  #rest(detector: Detector, seconds: number, pause: number): void {
    this.#turnSeconds += ADAPT * (seconds + Math.max(0, pause) - this.#turnSeconds);
    if (pause <= 0) return;
    this.#resting.add(detector);
    setTimeout(() => {
      this.#resting.delete(detector);
      this.wake();
    }, pause * 1000).unref();
  }

  #replaceLater(dead: Detector): void {
    this.#detectors = this.#detectors.filter((detector) => detector !== dead);
    this.#resting.delete(dead);
    this.#refillLater();
  }

  #refillLater(): void {
    if (this.#stopped || this.#replacement) return;
    const pause = Math.min(LONGEST_REPLACE_MS, REPLACE_MS * 2 ** this.#failures);
    this.#replacement = setTimeout(() => void this.#refill(), pause);
  }

  async #refill(): Promise<void> {
    try {
      while (!this.#stopped && this.#detectors.length < this.#options.threads) {
        const detector = await this.#open();
        if (this.#stopped) await detector.close();
        else this.#detectors.push(detector);
      }
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#options.onProblem(error);
    }
    this.#replacement = undefined;
    if (this.#failures > 0) this.#refillLater();
    this.wake();
  }
}

/** Seconds of CPU time of a look that took so long: waiting for a busy core is no work. */
function workOf({ prepareMs, inferMs, inferCpuMs }: Detection, seconds: number): number {
  return Math.min(seconds, (prepareMs + Math.min(inferMs, inferCpuMs)) / 1000);
}

async function openAll(open: OpenDetector, threads: number): Promise<[Detector, ...Detector[]]> {
  const first = await open(); // a bad model fails here, before it fails in every thread
  return [first, ...(await Promise.all(Array.from({ length: threads - 1 }, open)))];
}
