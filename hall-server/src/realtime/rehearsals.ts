import {
  HallConfiguration,
  type Language,
  type Rehearsal,
  RehearsalAnswer,
  type RehearsalOrder,
  type RehearsalRequest,
} from "@hall/contract";
import { unknownCamera } from "../app/camera-refusals.ts";
import { invalidRequest } from "../app/gate-refusals.ts";
import type { Halls } from "../app/halls.ts";
import { inHall } from "../app/principal.ts";
import { zodWords } from "../app/problem-words.ts";
import { Refusal } from "../app/refusal.ts";
import { tooMany } from "../app/throttle.ts";
import type { VisionLines, VisionSocket } from "./lines.ts";

const ANSWER_WITHIN_MS = 8_000; // a screen waits for ten seconds

type Deps = {
  vision: VisionLines;
  halls: Pick<Halls, "configuration">;
  /** The watch's time to answer. */
  answerWithinMs?: number | undefined;
};

/** Drawings that are tried before they are saved: the camera watch goes through the last minutes once more. */
export class Rehearsals {
  readonly #deps: Deps;
  readonly #running = new Set<string>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Refuses what saving would refuse, and says why nobody can try it now. One at a time for each camera. */
  async rehearse(hallId: string, request: RehearsalRequest, language: Language): Promise<Rehearsal> {
    const { vision, halls } = this.#deps;
    const drawing = savable(halls.configuration(hallId), request, language);
    const workers = [...vision.sockets.values()].filter((socket) => inHall(socket.data.principal, hallId));
    if (workers.length === 0) throw noWatch();
    const key = `${hallId}/${request.cameraId}`;
    if (this.#running.has(key)) throw tooMany(1);
    this.#running.add(key);
    try {
      return await this.#first(workers, { hallId, cameraId: request.cameraId, drawing });
    } finally {
      this.#running.delete(key);
    }
  }

  /** Whichever watch of the hall remembers the camera; a line that has died says nothing. */
  async #first(workers: readonly VisionSocket[], order: RehearsalOrder): Promise<Rehearsal> {
    const answers = workers.map((socket) => this.#ask(socket, order));
    return Promise.any(answers).catch(async () => answers[0] ?? Promise.reject(noWatch()));
  }

  async #ask(socket: VisionSocket, order: RehearsalOrder): Promise<Rehearsal> {
    const raw: unknown = await socket
      .timeout(this.#deps.answerWithinMs ?? ANSWER_WITHIN_MS)
      .emitWithAck("camera:rehearse", order)
      .catch(() => undefined);
    const { data: answer } = RehearsalAnswer.safeParse(raw);
    if (answer?.ok) return answer.value;
    throw answer?.why === "no-trace" ? nothingSeen() : noAnswer();
  }
}

/** The drawing as it would be saved; problems are told with the fields of the configuration. */
function savable(
  hall: HallConfiguration,
  { cameraId, drawing }: RehearsalRequest,
  language: Language,
): RehearsalRequest["drawing"] {
  const before = hall.cameras.find((one) => one.cameraId === cameraId);
  if (!before) throw unknownCamera(cameraId);
  const { ground: _before, ...rest } = before;
  const cameras = hall.cameras.map((camera) => (camera === before ? { ...rest, ...drawing } : camera));
  const { error } = HallConfiguration.safeParse({ ...hall, cameras }, zodWords(language));
  if (error) throw invalidRequest(error, language);
  return drawing;
}

function noWatch(): Refusal {
  return new Refusal("unavailable", (language) =>
    language === "en"
      ? "The camera watch of this hall is not connected. Try again when the camera is online."
      : "本厅的摄像头识别程序没有连接，请等摄像头在线后再试。",
  );
}

function noAnswer(): Refusal {
  return new Refusal("unavailable", (language) =>
    language === "en"
      ? "The camera watch did not answer in time. Please try again."
      : "摄像头识别程序没有及时回答，请再试一次。",
  );
}

function nothingSeen(): Refusal {
  return new Refusal("conflict", (language) =>
    language === "en"
      ? "Nothing of this camera is remembered yet: it has given no pictures in the last ten minutes."
      : "这个摄像头最近十分钟没有画面，还没有可以试算的内容。",
  );
}
