import type { ReactiveController, ReactiveControllerHost } from "lit";
import { BellSound } from "../bell-sound.ts";
import type { Desk } from "../desk.ts";

type Asked = { desk: Desk | undefined; busy: boolean; sound: boolean };
type OnCall = (code: string) => void;

/** What must not be overlooked: a colleague's bell until somebody accepts, and a visitor whom nobody here has called. */
export class Attention implements ReactiveController {
  readonly #asked: () => Asked;
  readonly #onCall: OnCall;
  readonly #bell = new BellSound();
  #inHand: string | undefined;
  #known = false;
  #mine = false;

  constructor(host: ReactiveControllerHost, asked: () => Asked, onCall: OnCall) {
    this.#asked = asked;
    this.#onCall = onCall;
    host.addController(this);
  }

  hostUpdated(): void {
    const { desk, busy, sound } = this.#asked();
    if (!desk) return;
    this.#bell.ring(sound && desk.help.ringing.length > 0);
    if (busy) this.#mine = true;
    const inHand = desk.visit?.visitId;
    const byItself = this.#known && !this.#mine && inHand !== this.#inHand && desk.situation === "called";
    if (byItself && desk.visit) {
      this.#onCall(desk.visit.code);
      if (sound) this.#bell.chime([660, 880]);
    }
    this.#known = true;
    this.#inHand = inHand;
    if (!busy) this.#mine = false;
  }

  hostDisconnected(): void {
    this.#bell.ring(false);
  }
}
