import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { ASSEMBLE, type Assembled, CAPABILITIES, type KindDeps } from "./device-kinds.ts";
import { EnrolmentRefused, tokenFor } from "./enrolment.ts";
import { DeviceLink } from "./link/device-link.ts";
import type { DeviceSettings, DevicesSettings, FaultOrder } from "./settings.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

type Deps = { log: Logger; now: () => Date; newId: () => string };

/** All devices that this program runs, each enrolled with a token of its own and on a link of its own. */
export class HallDevices {
  readonly #settings: DevicesSettings;
  readonly #deps: Deps;
  readonly #running = new Map<string, Assembled>();
  readonly #stopping = new AbortController();

  constructor(settings: DevicesSettings, deps: Deps) {
    this.#settings = settings;
    this.#deps = deps;
  }

  /** Resolves when every device is enrolled or refused; those refused are logged and left out. */
  async start(): Promise<{ started: number; refused: number }> {
    const begun = await Promise.all(this.#settings.devices.map((device) => this.#begin(device)));
    const started = begun.filter(Boolean).length;
    return { started, refused: begun.length - started };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#running.values()].map(({ driver }) => driver.stop()));
    this.#running.clear();
  }

  /** Makes one simulator misbehave; devices that are not here, and real ones, do not care. */
  disturb({ hallId, deviceId, fault }: FaultOrder): void {
    this.#running.get(`${hallId}/${deviceId}`)?.disturb(fault);
  }

  async #begin(device: DeviceSettings): Promise<boolean> {
    const id = `${device.hallId}/${device.deviceId}`;
    try {
      const token = await this.#tokenWithPatience(device);
      if (!this.#stopping.signal.aborted) this.#run(device, token);
      return true;
    } catch (err) {
      if (!this.#stopping.signal.aborted) this.#deps.log.error({ err, device: id }, "device cannot enrol");
      return false;
    }
  }

  async #tokenWithPatience(device: DeviceSettings): Promise<string> {
    const { hubUrl, folder } = this.#settings;
    const { signal } = this.#stopping;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await tokenFor(device, hubUrl, folder);
      } catch (err) {
        if (err instanceof EnrolmentRefused) throw err;
        this.#deps.log.warn({ err, device: device.deviceId, pauseMs }, "cannot enrol yet");
        await pause(pauseMs, undefined, { signal });
      }
    }
  }

  #run(device: DeviceSettings, token: string): void {
    const { now, newId, log } = this.#deps;
    const { mqttUrl, folder, seed, ratings, clock } = this.#settings;
    const { hallId, deviceId, kind } = device;
    const link = new DeviceLink(
      {
        mqttUrl,
        hallId,
        deviceId,
        token,
        kind,
        model: device.connection ? "escpos-network" : "simulator",
        firmware: "1",
        capabilities: CAPABILITIES[kind],
      },
      { now, newId, log, reboot: () => void this.#reboot(device, token) },
    );
    const deps: KindDeps = { log, now, folder, seed, ratings, speed: clock?.speed ?? 1 };
    const assembled = ASSEMBLE[kind](link, device, deps);
    this.#running.set(link.id, assembled);
    assembled.driver.start();
  }

  async #reboot(device: DeviceSettings, token: string): Promise<void> {
    const id = `${device.hallId}/${device.deviceId}`;
    await this.#running.get(id)?.driver.stop();
    if (!this.#stopping.signal.aborted) this.#run(device, token);
  }
}
