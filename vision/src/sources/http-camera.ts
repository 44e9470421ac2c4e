import type { CameraRefusal } from "@hall/contract";
import { type Challenge, challengeIn, DigestAnswers, type Login, schemesIn } from "./digest.ts";

const ANSWER_MS = 10_000;
const REFUSALS: ReadonlyMap<number, CameraRefusal> = new Map([
  [401, "login"],
  [403, "login"],
  [404, "address"],
]);
const MOST_TRIES = 3; // without a login, with one, and with one for a newer nonce

/** The camera says no: 401, 403 or 404. */
export class Refused extends Error {
  readonly why: CameraRefusal;

  constructor(why: CameraRefusal, message: string) {
    super(message);
    this.why = why;
  }
}

/** The `Authorization` of a request to a path and query. */
type Authorize = (uri: string) => string;

/**
 * A camera that is asked over HTTP, again and again. It is told the password only after it has asked for one, as Digest
 * where it can; how it wants it is remembered from question to question.
 */
export class HttpCamera {
  /** `fetch` refuses addresses with a password in them. */
  readonly #address: URL;
  readonly #login: Login | undefined;
  #authorize: Authorize | undefined;

  constructor(url: string) {
    this.#address = new URL(url);
    const { username, password } = this.#address;
    this.#address.username = "";
    this.#address.password = "";
    if (username !== "")
      this.#login = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  }

  /**
   * Has its answer read, when that is a good one; otherwise an error, `Refused` where the camera says no. Nothing of a
   * question stays with `stopping`, which may live for months: `AbortSignal.any` would leave something each time.
   */
  async ask<T>(stopping: AbortSignal, read: (answer: Response) => Promise<T>): Promise<T> {
    stopping.throwIfAborted();
    const asking = new AbortController();
    const stop = () => asking.abort(stopping.reason);
    stopping.addEventListener("abort", stop);
    const timer = setTimeout(() => asking.abort(new Error("the camera does not answer")), ANSWER_MS);
    try {
      const answer = await this.#loggedIn(asking.signal);
      clearTimeout(timer);
      return await read(answer);
    } finally {
      clearTimeout(timer);
      stopping.removeEventListener("abort", stop);
    }
  }

  async #loggedIn(signal: AbortSignal): Promise<Response> {
    let place = this.#address;
    for (let tries = 1; ; tries += 1) {
      const authorization = this.#authorize?.(place.pathname + place.search);
      const response = await fetch(place, { signal, ...(authorization && { headers: { authorization } }) });
      if (response.ok) return response;
      await response.body?.cancel();
      place = new URL(response.url); // where a redirection has led
      if (response.status !== 401) throw refusalOf(response.status);
      this.#authorize = this.#answerTo(response, tries);
    }
  }

  /** How to log in after a 401; throws when all has been said. */
  #answerTo(response: Response, tries: number): Authorize {
    const schemes = schemesIn(response.headers.get("www-authenticate") ?? "");
    const login = this.#login;
    if (!login || new URL(response.url).origin !== this.#address.origin) throw refusalOf(401);
    const challenge = challengeIn(schemes);
    if (tries >= (challenge?.stale ? MOST_TRIES : MOST_TRIES - 1)) throw refusalOf(401);
    if (challenge) return digest(challenge, login);
    const names = schemes.map(({ name }) => name);
    if (names.includes("digest") && !names.includes("basic"))
      throw new Refused(
        "login",
        "the camera answers 401 and asks for a kind of Digest that is not known here",
      );
    return () => `Basic ${Buffer.from(`${login.user}:${login.password}`).toString("base64")}`;
  }
}

function digest(challenge: Challenge, login: Login): Authorize {
  const answers = new DigestAnswers(challenge, login);
  return (uri) => answers.next("GET", uri);
}

function refusalOf(status: number): Error {
  const reason = `the camera answers ${status}`;
  const why = REFUSALS.get(status);
  return why ? new Refused(why, reason) : new Error(reason);
}
