import { createHash, randomBytes } from "node:crypto";

/** A camera's user and password. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** What a camera asks before it shows anything: the Digest challenge of RFC 7616, or of RFC 2617, which has no `qop`. */
export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  /** As the camera writes it, to be repeated; undefined where it says none and means MD5. */
  readonly algorithm: string | undefined;
  readonly qop: "auth" | undefined;
  readonly opaque: string | undefined;
  /** The login was right, only the nonce is too old. */
  readonly stale: boolean;
}

type Fields = Readonly<Record<string, string | undefined>>;

const HASHES = new Map([
  ["md5", "md5"], // weak, and what nearly all cameras ask for
  ["sha-256", "sha256"],
]);
const WORDS = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))|([\w-]+)/g;

/** One of the ways to log in that a `WWW-Authenticate` offers; names in lower case. */
export interface Scheme {
  readonly name: string;
  readonly fields: Fields;
}

/** The ways to log in that a header offers, of which there may be several. */
export function schemesIn(header: string): Scheme[] {
  const schemes: { name: string; fields: Record<string, string> }[] = [];
  for (const [, field, inQuotes, plain, scheme] of header.matchAll(WORDS)) {
    const current = schemes.at(-1);
    if (scheme !== undefined) schemes.push({ name: scheme.toLowerCase(), fields: {} });
    else if (current && field !== undefined)
      current.fields[field.toLowerCase()] = inQuotes?.replace(/\\(.)/g, "$1") ?? plain ?? "";
  }
  return schemes;
}

/** The first Digest that can be answered, as RFC 7616 wants it; undefined where there is none. */
export function challengeIn(schemes: readonly Scheme[]): Challenge | undefined {
  return schemes
    .filter(({ name }) => name === "digest")
    .map(({ fields }) => asChallenge(fields))
    .find((challenge) => challenge !== undefined);
}

function asChallenge({ realm, nonce, algorithm, qop, opaque, stale }: Fields): Challenge | undefined {
  const offers = qop?.split(",").map((one) => one.trim().toLowerCase());
  const known = HASHES.has(hashNameOf(algorithm)) && (offers?.includes("auth") ?? true);
  if (realm === undefined || nonce === undefined || !known) return undefined;
  return {
    realm,
    nonce,
    algorithm,
    qop: offers && "auth",
    opaque,
    stale: stale?.toLowerCase() === "true",
  };
}

function hashNameOf(algorithm = "MD5"): string {
  return algorithm.toLowerCase();
}

/**
 * Answers one challenge, request after request, and counts them, as the camera does. Texts are taken as UTF-8; headers
 * carry bytes, so each byte is a character here.
 */
export class DigestAnswers {
  readonly #challenge: Challenge;
  readonly #user: string;
  readonly #password: string;
  readonly #cnonce = randomBytes(16).toString("hex");
  #count = 0;

  constructor(challenge: Challenge, { user, password }: Login) {
    this.#challenge = challenge;
    this.#user = Buffer.from(user).toString("latin1");
    this.#password = Buffer.from(password).toString("latin1");
  }

  /** The `Authorization` of the next request; `uri` is its path and query. */
  next(method: string, uri: string): string {
    this.#count += 1;
    const { realm, nonce, algorithm, qop, opaque } = this.#challenge;
    const count = this.#count.toString(16).padStart(8, "0");
    const fields = [
      `username=${quoted(this.#user)}`,
      `realm=${quoted(realm)}`,
      `nonce=${quoted(nonce)}`,
      `uri=${quoted(uri)}`,
      `response="${this.#response(method, uri, count)}"`,
      ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
      ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
      ...(qop === undefined ? [] : [`qop=${qop}`, `nc=${count}`, `cnonce="${this.#cnonce}"`]),
    ];
    return `Digest ${fields.join(", ")}`;
  }

  #response(method: string, uri: string, count: string): string {
    const { realm, nonce, algorithm, qop } = this.#challenge;
    const name = HASHES.get(hashNameOf(algorithm)) ?? "md5";
    const hash = (...parts: string[]) => createHash(name).update(parts.join(":"), "latin1").digest("hex");
    const secret = hash(this.#user, realm, this.#password);
    const request = hash(method, uri);
    return qop === undefined
      ? hash(secret, nonce, request)
      : hash(secret, nonce, count, this.#cnonce, qop, request);
  }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
