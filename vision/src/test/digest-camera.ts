import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { PEOPLE_PICTURE } from "./materials.ts";

/** How a camera asks for its password. */
export interface DigestHabits {
  readonly user: string;
  readonly password: string;
  /** As it writes it; undefined where it says none. */
  readonly algorithm?: "MD5" | "SHA-256" | "SHA-512-256";
  readonly qop?: string;
  /** After so many answers a nonce is too old. */
  readonly answersPerNonce?: number;
}

/** A camera on the loopback with a Digest login (RFC 7616): `/snap` and `/mjpeg`, and `/old`, which leads to `/snap`. */
export interface DigestCamera {
  /** `127.0.0.1:PORT` */
  readonly place: string;
  /** The `Authorization` of each request so far; empty where there was none. */
  readonly logins: readonly string[];
  /** The realm of all its challenges. */
  readonly realm: string;
  stop(): Promise<void>;
}

const REALM = 'IP "Camera" 5, Basic';

export async function digestCamera(habits: DigestHabits): Promise<DigestCamera> {
  const jpeg = await readFile(PEOPLE_PICTURE);
  const logins: string[] = [];
  const door = new Door(habits);
  const server = createServer((request, response) => {
    logins.push(request.headers.authorization ?? "");
    if (request.url === "/old") response.writeHead(302, { location: "/snap?size=1" }).end();
    else if (!door.lets(request)) response.writeHead(401, { "www-authenticate": door.challenge() }).end();
    else if (request.url === "/mjpeg") stream(response, jpeg);
    else response.setHeader("content-type", "image/jpeg").end(jpeg);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    place: `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    logins,
    realm: REALM,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function stream(response: ServerResponse, jpeg: Buffer): void {
  response.setHeader("content-type", "multipart/x-mixed-replace; boundary=cam");
  const timer = setInterval(() => {
    response.write(`--cam\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`);
    response.write(jpeg);
    response.write("\r\n");
  }, 20);
  response.on("close", () => clearInterval(timer));
}

/** Checks each login as strictly as RFC 7616 allows: the address, the nonce, and that its count rises. */
class Door {
  readonly #habits: DigestHabits;
  readonly #opaque = randomBytes(8).toString("base64");
  #nonce = "";
  #count = 0;
  #stale = false;

  constructor(habits: DigestHabits) {
    this.#habits = habits;
  }

  challenge(): string {
    const { algorithm, qop } = this.#habits;
    this.#nonce = randomBytes(8).toString("base64");
    this.#count = 0;
    return [
      `Digest realm="${REALM.replaceAll('"', '\\"')}"`,
      ...(qop === undefined ? [] : [`qop="${qop}"`]),
      `nonce="${this.#nonce}"`,
      ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
      `opaque="${this.#opaque}", stale=${this.#stale ? "TRUE" : "false"}`,
    ].join(", ");
  }

  lets({ headers, url = "" }: IncomingMessage): boolean {
    const said = Buffer.from(headers.authorization ?? "", "latin1").toString();
    const field = (name: string) =>
      new RegExp(`[ ,]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,]+))`)
        .exec(said)
        ?.slice(1)
        .find((value) => value !== undefined)
        ?.replace(/\\(.)/g, "$1");
    const { user, password, algorithm, qop, answersPerNonce = Infinity } = this.#habits;
    const hash = (text: string) =>
      createHash(algorithm === "SHA-256" ? "sha256" : "md5")
        .update(text)
        .digest("hex");
    const middle = qop === undefined ? "" : `${field("nc")}:${field("cnonce")}:auth:`;
    const expected = hash(
      `${hash(`${user}:${REALM}:${password}`)}:${this.#nonce}:${middle}${hash(`GET:${url}`)}`,
    );
    const rises = qop === undefined || Number.parseInt(field("nc") ?? "0", 16) === this.#count + 1;
    const same = ["uri", "opaque", "nonce", "username", "algorithm"].map(field);
    const right =
      rises &&
      field("response") === expected &&
      JSON.stringify(same) === JSON.stringify([url, this.#opaque, this.#nonce, user, algorithm]);
    this.#stale = right && this.#count >= answersPerNonce;
    this.#count += 1;
    return right && !this.#stale;
  }
}
