import { Enrolled } from "../accounts.ts";
import type { Result } from "../faults.ts";
import { type PageAddress, takeFromAddress } from "./address.ts";
import type { Credential } from "./credential.ts";
import { post } from "./post.ts";

/** Which screen of this browser: each keeps a token of its own, a pad one for each counter. */
export type ScreenName = "kiosk" | "board" | `pad/${string}`;

export type EnrolmentPlace = {
  page: PageAddress;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  fetch?: typeof globalThis.fetch;
};

/** A screen that was enrolled once with a code and is trusted until its credential is revoked. */
export class EnrolledScreen implements Credential {
  readonly #key: string;
  readonly #place: EnrolmentPlace;

  constructor(
    screen: ScreenName,
    place: EnrolmentPlace = { page: globalThis.window, storage: globalThis.localStorage },
  ) {
    this.#key = `hall/token/${screen}`;
    this.#place = place;
  }

  /** A page opened with `#enrol=CODE` enrols by itself; the code leaves the address at once. */
  arrive(): Promise<Result<string>> | undefined {
    const code = takeFromAddress(this.#place.page, "enrol");
    return code === undefined ? undefined : this.enrol(code);
  }

  /** Exchanges a one-time code for this screen's own token and keeps it. */
  async enrol(code: string): Promise<Result<string>> {
    const { fetch, storage } = this.#place;
    const answer = await post("/api/enrol", { code: code.trim() }, Enrolled, { fetch });
    if (!answer.ok) return answer;
    storage.setItem(this.#key, answer.value.token);
    return { ok: true, value: answer.value.token };
  }

  stored(): string | undefined {
    return this.#place.storage.getItem(this.#key) ?? undefined;
  }

  forget(): void {
    this.#place.storage.removeItem(this.#key);
  }
}
