import type {
  CameraSetting,
  EvidenceOrder,
  EvidenceReport,
  HallOrder,
  InsideOrder,
  VisionToHub,
} from "@hall/contract";
import type { Finding } from "../analysis/findings.ts";
import type { ModelSetting } from "../detect/adapter.ts";
import type { CameraState } from "../health/camera-health.ts";
import { nothingKnown } from "../output/unknown.ts";
import { type SourcePrograms, sourceFor } from "../sources/open-source.ts";
import { keyOf, namesOf } from "./camera-name.ts";
import { CameraRun, type CameraRunDeps, type Handover } from "./camera-run.ts";
import type { Clock } from "./clock.ts";
import { EvidenceMemory } from "./evidence-memory.ts";
import { LiveView } from "./live-view.ts";
import { wishOf } from "./picture-wish.ts";
import type { RehearsalDesk } from "./rehearsal-desk.ts";
import type { LookReport, Scheduler } from "./scheduler.ts";
import { Schedulers } from "./schedulers.ts";
import type { WatchedCamera } from "./watched-camera.ts";

const MODEL_RETRY_SECONDS = 60;

type CameraPicture = Parameters<VisionToHub["camera:picture"]>[0];

/** One look at a picture of a camera. */
export type CameraLook = Omit<LookReport, "customer"> & { readonly cameraId: string };

export interface VisionWorkerDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly programs: SourcePrograms;
  /** The model of cameras that name none. */
  readonly model: ModelSetting;
  /** How soon a model that cannot be used is tried again: its file may be a good one by then. */
  readonly modelRetrySeconds?: number;
  readonly threads: number;
  /** Take fewer when a benchmark at the start says so. */
  readonly measure?: boolean;
  /** Share of these threads' time that looking at pictures may take, 0 to 1. */
  readonly budget: number;
  readonly publish: (hallId: string, findings: readonly Finding[], at: number) => void;
  readonly sendPicture: (picture: CameraPicture) => void;
  readonly sendEvidence?: (report: EvidenceReport) => void;
  /** Remembers what is seen, to try drawings on. */
  readonly rehearsals?: Pick<RehearsalDesk, "keep" | "look">;
  /** Each look at a picture, for whoever measures; times in seconds on the worker's clock. */
  readonly onLook?: (look: CameraLook) => void;
  readonly log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
}

/** All cameras of all halls that this process watches. Orders are done one after the other. */
export class VisionWorker {
  readonly #deps: VisionWorkerDeps;
  readonly #cameras = new Map<string, WatchedCamera>();
  readonly #schedulers: Schedulers;
  readonly #view: LiveView;
  readonly #evidence: EvidenceMemory;
  readonly #halls = new Map<string, HallOrder>();
  /** Halls of which it was told how many are inside. */
  readonly #resumed = new Set<string>();
  #orders: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;

  constructor(deps: VisionWorkerDeps) {
    this.#deps = deps;
    const { clock, model, threads, measure, budget, log } = deps;
    this.#view = new LiveView({ clock, send: deps.sendPicture });
    this.#evidence = new EvidenceMemory({ clock, send: (report) => deps.sendEvidence?.(report) });
    this.#schedulers = new Schedulers({
      model,
      threads,
      measure,
      budget,
      now: () => clock.now(),
      log,
      onLook: deps.onLook && ((look) => this.#onLook(look)),
    });
  }

  /** The whole wanted set: starts what is new, stops what is gone, leaves alone what has not changed. */
  configure(settings: readonly CameraSetting[]): Promise<void> {
    return this.#inOrder(async () => {
      const before = new Map(this.#cameras);
      const wanted = new Map(settings.map((setting) => [keyOf(setting), setting]));
      for (const [key, camera] of this.#cameras) {
        const now = wanted.get(key);
        if (JSON.stringify(now) === JSON.stringify(camera.setting)) wanted.delete(key);
        else await this.#remove(key, camera, now ? undefined : "disabled");
      }
      this.#deps.rehearsals?.keep(settings); // after the last look of those that were removed
      for (const [key, setting] of wanted) await this.#add(key, setting, before.get(key)?.handover);
      await this.#schedulers.closeUnused();
    });
  }

  /** What the hub says of a hall: which counters are open, and whether anybody may be inside. */
  setHall(order: HallOrder): void {
    this.#halls.set(order.hallId, order);
    for (const { setting, run } of this.#cameras.values())
      if (setting.hallId === order.hallId) run?.setHall(order);
  }

  /** What the hub knew of the people inside. Only a worker that has just begun needs it; later its own count is better. */
  resume({ hallId, lines }: InsideOrder): void {
    if (this.#resumed.has(hallId)) return;
    this.#resumed.add(hallId);
    const people = new Map(lines.map((line) => [line.lineId, line.people]));
    void this.#inOrder(async () => {
      if (this.#halls.get(hallId)?.open === false) return; // meanwhile everybody has gone home
      for (const { setting, run } of this.#cameras.values())
        if (setting.hallId === hallId) run?.resume(people);
    });
  }

  watch(hallId: string, cameraId: string, on: boolean): void {
    this.#view.watch({ hallId, cameraId }, on);
  }

  /** The hub wants the seconds around an alert. */
  takeEvidence(order: EvidenceOrder): void {
    this.#evidence.take(order);
  }

  unwatchAll(): void {
    this.#view.unwatchAll();
  }

  /** Ends all sources and threads, and says of everything that it is not known any more. */
  stop(): Promise<void> {
    return this.#inOrder(async () => {
      clearTimeout(this.#retry);
      await Promise.all([...this.#cameras].map(([key, camera]) => this.#remove(key, camera, "offline")));
      await this.#schedulers.closeUnused();
      this.#evidence.stop();
    });
  }

  #inOrder(order: () => Promise<void>): Promise<void> {
    this.#orders = this.#orders.then(order, order);
    return this.#orders;
  }

  async #add(key: string, setting: CameraSetting, before?: Handover): Promise<void> {
    if (!setting.enabled)
      return this.#leave(key, { setting, handover: before && { ...before, setting } }, "disabled");
    const scheduler = await this.#schedulers.for(setting).catch((error: unknown) => String(error));
    if (typeof scheduler === "string") return this.#refuse(key, { setting, handover: before }, scheduler);
    const run = this.#runOf(setting, scheduler, before);
    this.#cameras.set(key, { setting, scheduler, run, handover: run.handover });
    this.#deps.log.info(namesOf(setting), "watching a camera");
    const hall = this.#halls.get(setting.hallId);
    if (hall) run.setHall(hall);
    scheduler.add(run);
    run.start();
  }

  /** It is known, and nobody looks. */
  #leave(key: string, camera: WatchedCamera, state: CameraState): void {
    const { setting, refused } = camera;
    const at = this.#deps.clock.now();
    this.#cameras.set(key, camera);
    const findings = nothingKnown(setting, state, refused?.since ?? at, refused && "model");
    this.#deps.publish(setting.hallId, findings, at);
  }

  /** Said once, and tried again. */
  #refuse(key: string, camera: WatchedCamera, reason: string): void {
    const { setting } = camera;
    const { clock, log, model, modelRetrySeconds: retrySeconds = MODEL_RETRY_SECONDS } = this.#deps;
    const before = this.#cameras.get(key)?.refused;
    const since = before?.since ?? clock.now();
    if (reason !== before?.reason)
      log.warn(
        { ...namesOf(setting), model: setting.model ?? model.file, reason, retrySeconds },
        "the camera's model cannot be used; it is tried again, so a good file in its place is enough",
      );
    this.#leave(key, { ...camera, refused: { reason, since } }, "misconfigured");
    this.#retry ??= setTimeout(() => this.#tryAgain(), retrySeconds * 1000).unref();
  }

  #tryAgain(): void {
    this.#retry = undefined;
    const again = this.#inOrder(async () => {
      for (const [key, { setting, refused, handover }] of this.#cameras)
        if (refused) await this.#add(key, setting, handover);
    });
    again.catch((error: unknown) =>
      this.#deps.log.warn({ reason: String(error) }, "cameras could not be tried again"),
    );
  }

  #runOf(setting: CameraSetting, scheduler: Scheduler, before?: Handover): CameraRun {
    const { clock, random, programs, publish, rehearsals, log } = this.#deps;
    const deps: CameraRunDeps = {
      clock,
      random,
      openSource: sourceFor(setting.url, wishOf(setting, scheduler.model.inputWidth), programs),
      threshold: scheduler.model.threshold,
      onFrame: () => scheduler.wake(),
      onFindings: (findings, at) => publish(setting.hallId, findings, at),
      onLooked: (sight) => rehearsals?.look(setting, sight, scheduler.model.threshold),
      onPicture: async (picture) => {
        await this.#evidence.look(setting, picture);
        await this.#view.show(setting, picture);
      },
      onTrouble: (trouble, reason, retrySeconds) =>
        log.warn(
          { ...namesOf(setting), trouble, reason, retrySeconds: Math.round(retrySeconds) },
          "a camera gives no pictures",
        ),
    };
    return new CameraRun(setting, deps, before);
  }

  /** Without a `state` it is about to be watched otherwise, and has none of its own. */
  async #remove(key: string, { setting, scheduler, run }: WatchedCamera, state?: CameraState): Promise<void> {
    this.#cameras.delete(key);
    this.#evidence.forget(setting);
    if (run) scheduler?.remove(run);
    await run?.stop();
    const at = this.#deps.clock.now();
    this.#deps.publish(setting.hallId, nothingKnown(setting, state, at), at);
  }

  #onLook({ customer, made, taken, done, detection }: LookReport): void {
    for (const { setting, run } of this.#cameras.values())
      if (run === customer) this.#deps.onLook?.({ cameraId: setting.cameraId, made, taken, done, detection });
  }
}
