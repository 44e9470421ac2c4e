import type { Detection, Detector } from "../detect/detector.ts";
import type { Frame } from "../sources/frame.ts";
import type { FrameSlot } from "../sources/frame-slot.ts";

/** A camera that wants its pictures looked at. */
export interface Customer {
  readonly slot: FrameSlot;
  /** The picture stays lent until the promise is done. */
  looked(frame: Frame, detection: Detection): Promise<void>;
}

const REPLACE_MS = 5_000; // a thread that died is replaced; one that dies at once does not busy the machine

/** Opens a detector and says how it went. */
export type OpenDetector = () => Promise<Detector>;

/**
 * Shares the detector threads of one model among its cameras: whenever a thread is free it takes the newest picture of
 * the camera that was served longest ago. Under overload every camera gets its turn, with fresh pictures, less often.
 */
export class Scheduler {
  readonly model: Detector["model"];
  readonly #open: OpenDetector;
  readonly #onProblem: (error: unknown) => void;
  readonly #size: number;
  readonly #servedAt = new Map<Customer, number>();
  #detectors: Detector[];
  #turns = 0;
  #stopped = false;
  #replacement: NodeJS.Timeout | undefined;

  private constructor(
    [first, ...others]: [Detector, ...Detector[]],
    open: OpenDetector,
    onProblem: (error: unknown) => void,
  ) {
    this.model = first.model;
    this.#detectors = [first, ...others];
    this.#size = this.#detectors.length;
    this.#open = open;
    this.#onProblem = onProblem;
  }

  /** Loads the model in `size` threads. Rejects when the model is not usable. */
  static async open(
    size: number,
    open: OpenDetector,
    onProblem: (error: unknown) => void,
  ): Promise<Scheduler> {
    const first = await open(); // a bad model fails here, before it fails in every thread
    const others = await Promise.all(Array.from({ length: size - 1 }, open));
    return new Scheduler([first, ...others], open, onProblem);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#replacement);
    await Promise.all(this.#detectors.map((detector) => detector.close()));
  }

  add(customer: Customer): void {
    this.#servedAt.set(customer, this.#turns);
  }

  remove(customer: Customer): void {
    this.#servedAt.delete(customer);
  }

  get isEmpty(): boolean {
    return this.#servedAt.size === 0;
  }

  /** A picture has come, or a thread is free. */
  wake(): void {
    for (const detector of this.#detectors) {
      if (this.#stopped || detector.busy || !detector.alive) continue;
      const customer = this.#mostPatient();
      const frame = customer?.slot.take();
      if (!customer || !frame) return;
      this.#turns += 1;
      this.#servedAt.set(customer, this.#turns);
      void this.#serve(detector, customer, frame);
    }
  }

  #mostPatient(): Customer | undefined {
    const waiting = [...this.#servedAt].filter(([customer]) => customer.slot.waitingSince !== undefined);
    return waiting.toSorted(([, a], [, b]) => a - b)[0]?.[0];
  }

  async #serve(detector: Detector, customer: Customer, frame: Frame): Promise<void> {
    try {
      const detection = await detector.look(frame);
      await customer.looked(frame, detection);
    } catch (error) {
      if (!this.#stopped) this.#onProblem(error);
      if (!detector.alive) this.#replaceLater(detector);
    } finally {
      customer.slot.giveBack();
      this.wake();
    }
  }

  #replaceLater(dead: Detector): void {
    this.#detectors = this.#detectors.filter((detector) => detector !== dead);
    if (this.#stopped || this.#replacement) return;
    this.#replacement = setTimeout(() => {
      this.#replacement = undefined;
      void this.#refill();
    }, REPLACE_MS);
  }

  async #refill(): Promise<void> {
    while (!this.#stopped && this.#detectors.length < this.#size)
      try {
        const detector = await this.#open();
        if (this.#stopped) await detector.close();
        else this.#detectors.push(detector);
      } catch (error) {
        this.#onProblem(error);
        break;
      }
    this.wake();
  }
}
