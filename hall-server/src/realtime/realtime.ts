import type { Server as HttpServer } from "node:http";
import type {
  Announcement,
  CameraView,
  CardRead,
  CounterView,
  DeviceView,
  EvidenceOrder,
  EvidenceReport,
  HallConfiguration,
  QueueView,
  RatingRequest,
  ZoneView,
} from "@hall/contract";
import { Server, type ServerOptions } from "socket.io";
import type { Access } from "../app/access.ts";
import type { CameraLine, CommandGate } from "../app/command-gate.ts";
import type { Halls } from "../app/halls.ts";
import type { Look } from "../app/looks.ts";
import { tokenHash } from "../app/tokens.ts";
import { bindCommands } from "./bind-commands.ts";
import { Broadcaster } from "./broadcaster.ts";
import { Cameras } from "./cameras.ts";
import { connectError, languageOf, welcome, welcomeVision } from "./handshake.ts";
import type { HallServer, HallSocket, VisionLines, VisionSocket } from "./lines.ts";
import { Rehearsals } from "./rehearsals.ts";
import { ROOMS, roomsOf } from "./rooms.ts";

type Deps = {
  access: Access;
  gate: CommandGate;
  halls: Halls;
  /** A steady clock in ms, for limits. */
  steadyMs: () => number;
  /** A kiosk, board or pad has opened its line, or closed its last one. */
  screenIs?: (hallId: string, deviceId: string, status: "online" | "offline") => void;
  /** Somebody watches a camera's live pictures. */
  watched?: (look: Look) => void;
  /** A camera watch sends pictures that were asked for. */
  evidence?: (report: EvidenceReport) => void;
  /** Several hubs: what one says reaches the lines of all. */
  adapter?: NonNullable<ServerOptions["adapter"]>;
  /** How long a camera watch may take to try a drawing. */
  rehearsalWithinMs?: number | undefined;
  /** Commands of one line: a burst, and what is refilled each second. */
  limits?: { burst: number; perSecond: number };
};

const LIMITS = { burst: 200, perSecond: 100 };
const OPTIONS = {
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  connectTimeout: 10_000,
  // A dead line is noticed within seconds, by both ends.
  pingInterval: 5_000,
  pingTimeout: 8_000,
  // Pictures of the vision worker; commands have a limit of their own that is answered.
  maxHttpBufferSize: 2_000_000,
} as const;

/** All open lines: screens and scripts on `/`, vision workers on `/vision`. */
export class Realtime {
  readonly #deps: Deps;
  readonly #io: HallServer;
  readonly #vision: VisionLines;
  readonly #broadcaster: Broadcaster;
  readonly #cameras: Cameras;
  readonly #rehearsals: Rehearsals;
  #off: (() => void) | undefined;
  #silent: (() => void) | undefined;

  constructor(deps: Deps) {
    const { halls, adapter } = deps;
    this.#deps = deps;
    this.#io = new Server({ ...OPTIONS, ...(adapter ? { adapter } : {}) });
    this.#vision = this.#io.of("/vision");
    this.#broadcaster = new Broadcaster({ io: this.#io, halls, elsewhere: adapter !== undefined });
    this.#cameras = new Cameras({ vision: this.#vision, halls, evidence: deps.evidence });
    this.#rehearsals = new Rehearsals({
      vision: this.#vision,
      halls,
      answerWithinMs: deps.rehearsalWithinMs,
    });
  }

  /** Opens the lines on this server. */
  start(server: HttpServer): void {
    this.#io.use((socket, next) => void this.#admit(socket, next));
    this.#vision.use((socket, next) => void this.#admitVision(socket, next));
    this.#io.on("connection", (socket) => this.#enter(socket));
    this.#vision.on("connection", (socket) => this.#hang(socket, []));
    this.#off = this.#deps.access.onEnded((hash) => {
      this.#io.in(ROOMS.token(hash)).disconnectSockets(true);
      this.#vision.in(ROOMS.token(hash)).disconnectSockets(true);
    });
    if (this.#deps.adapter) this.#talkToHubs();
    this.#broadcaster.start();
    this.#cameras.start();
    this.#io.attach(server);
  }

  /** What one hub writes the others read at once; a word that is lost is made up for by the next look at the journal. */
  #talkToHubs(): void {
    const { halls } = this.#deps;
    this.#io.on("hall:written", (hallId, seq) => void halls.heard(hallId, seq).catch(() => undefined));
    this.#silent = halls.onWritten((hallId, seq) => this.#io.serverSideEmit("hall:written", hallId, seq));
  }

  /** Closes every line, and the server below. */
  async stop(): Promise<void> {
    this.#silent?.();
    this.#cameras.stop();
    this.#broadcaster.stop();
    this.#off?.();
    await this.#io.close();
  }

  async #admit(socket: HallSocket, next: (error?: Error) => void): Promise<void> {
    const language = languageOf(socket.handshake);
    try {
      socket.data = await welcome(socket.handshake, language, this.#deps);
      next();
    } catch (error) {
      next(connectError(error, language));
    }
  }

  async #admitVision(socket: VisionSocket, next: (error?: Error) => void): Promise<void> {
    try {
      socket.data = await welcomeVision(socket.handshake, this.#deps.access);
      next();
    } catch (error) {
      next(connectError(error, languageOf(socket.handshake)));
    }
  }

  #enter(socket: HallSocket): void {
    const { gate, halls, steadyMs, limits = LIMITS } = this.#deps;
    const { principal, hallId, language } = socket.data;
    this.#hang(socket, roomsOf(socket.data, halls.configuration(hallId)));
    if (principal.kind === "visitor") this.#broadcaster.follow(hallId, principal.id);
    const cameras: CameraLine = {
      watch: (hall, { cameraId, on }) => {
        this.#cameras.watch(socket, { hallId: hall, cameraId }, on);
        const { address } = socket.handshake;
        if (on) this.#deps.watched?.({ principal, hallId: hall, subject: cameraId, address });
        return { watching: on };
      },
      rehearse: (hall, request) => this.#rehearsals.rehearse(hall, request, language),
    };
    bindCommands(socket, { gate, cameras, limits, steadyMs });
    this.#tellPresence(socket, "online");
    socket.on("disconnect", () => {
      this.#cameras.gone(socket.id);
      const others = this.#io.of("/").adapter.rooms.get(ROOMS.token(tokenHash(socket.data.token)));
      if (!others?.size) this.#tellPresence(socket, "offline");
    });
  }

  /** Asks the camera watch for the seconds around an alert. */
  takeEvidence(order: EvidenceOrder): void {
    this.#cameras.takeEvidence(order);
  }

  #tellPresence({ data }: HallSocket, status: "online" | "offline"): void {
    const { kind, id } = data.principal;
    if (kind === "kiosk" || kind === "board" || kind === "device")
      this.#deps.screenIs?.(data.hallId, id, status);
  }

  /** Joins the rooms; whoever was shut out meanwhile goes at once. */
  #hang(socket: Pick<HallSocket | VisionSocket, "join" | "disconnect" | "data">, rooms: string[]): void {
    const { token } = socket.data;
    void socket.join([ROOMS.token(tokenHash(token)), ...rooms]);
    this.#deps.access.authenticate(token).then(
      (still) => still ?? socket.disconnect(true),
      () => socket.disconnect(true),
    );
  }

  /** Open lines by kind of holder, for the figures. */
  socketsByKind(): Record<string, number> {
    const kinds: Record<string, number> = {};
    for (const { data } of this.#io.of("/").sockets.values())
      if (data.principal) kinds[data.principal.kind] = (kinds[data.principal.kind] ?? 0) + 1;
    kinds.vision = this.#vision.sockets.size;
    return kinds;
  }

  zoneChanged(hallId: string, zone: ZoneView): void {
    this.#broadcaster.send(ROOMS.staff(hallId), "zone:changed", { zone });
  }

  cameraChanged(hallId: string, camera: CameraView): void {
    this.#broadcaster.send(ROOMS.staff(hallId), "camera:changed", { camera });
  }

  deviceChanged(hallId: string, device: DeviceView): void {
    this.#broadcaster.send(ROOMS.staff(hallId), "device:changed", { device });
    for (const kioskId of kiosksOf(this.#deps.halls.configuration(hallId), device.deviceId))
      this.#broadcaster.send(ROOMS.kiosk(hallId, kioskId), "device:changed", { device });
  }

  /** What a card reader read, to the lines of its kiosk alone. */
  cardRead(hallId: string, kioskId: string, reading: CardRead): void {
    this.#broadcaster.send(ROOMS.kiosk(hallId, kioskId), "card:read", reading);
  }

  /** What a camera says about a counter is for staff. */
  counterChanged(hallId: string, counter: CounterView): void {
    this.#broadcaster.send(ROOMS.staff(hallId), "counter:changed", { counter });
  }

  queuesChanged(hallId: string, queues: QueueView[]): void {
    this.#broadcaster.send(ROOMS.staff(hallId), "queue:changed", { queues });
    this.#broadcaster.send(ROOMS.public(hallId), "queue:changed", { queues });
  }

  callAnnounced(hallId: string, announcement: Announcement): void {
    this.#broadcaster.send(ROOMS.staff(hallId), "call:announced", announcement);
    this.#broadcaster.send(ROOMS.public(hallId), "call:announced", announcement);
  }

  ratingAsked(hallId: string, request: RatingRequest): void {
    this.#broadcaster.send(ROOMS.pad(hallId, request.counterId), "rating:asked", request);
  }

  ratingClosed(hallId: string, counterId: string, stepId: string): void {
    this.#broadcaster.send(ROOMS.pad(hallId, counterId), "rating:closed", { stepId });
  }
}

/** The kiosks that may know of a device: itself, those that print with it, the one whose card reader it is. */
function kiosksOf({ devices }: HallConfiguration, deviceId: string): string[] {
  const device = devices.find((one) => one.deviceId === deviceId);
  const kiosks = devices.filter(
    (one) =>
      one.kind === "kiosk" &&
      (one === device || one.printerId === deviceId || one.deviceId === device?.kioskId),
  );
  return kiosks.map((one) => one.deviceId);
}
