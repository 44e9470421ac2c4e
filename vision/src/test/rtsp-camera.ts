import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A camera's user and password. */
interface Login {
  readonly user: string;
  readonly password: string;
}

/**
 * An RTSP 1.0 camera on the loopback (RFC 2326: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN; RTP interleaved in TCP, RFC 2326
 * 10.12; Digest login, RFC 2617), whose RTP packets a real ffmpeg makes from a real clip. It can be cut and put back on
 * the same port.
 */
export class RtspCamera {
  readonly #clip: string;
  readonly #ffmpeg: string;
  readonly #login: Login | undefined;
  readonly #viewers = new Set<Socket>();
  readonly #nonce = randomBytes(8).toString("hex");
  #folder = "";
  #encoder: ChildProcess | undefined;
  #packets: UdpSocket | undefined;
  #server: Server | undefined;
  port = 0;

  constructor(ffmpeg: string, clip: string, login?: Login) {
    this.#ffmpeg = ffmpeg;
    this.#clip = clip;
    this.#login = login;
  }

  /** Without user and password. */
  get url(): string {
    return `rtsp://127.0.0.1:${this.port}/yard`;
  }

  /** Goes on the air; on the port that it had before, if it had one. */
  async start(): Promise<void> {
    this.#folder = await mkdtemp(path.join(tmpdir(), "rtsp-"));
    const packets = createSocket("udp4");
    packets.bind(0, "127.0.0.1");
    await once(packets, "listening");
    packets.on("message", (packet) => this.#send(packet));
    this.#packets = packets;
    const source = ["-re", "-stream_loop", "-1", "-i", this.#clip, "-an"];
    const codec = ["-c:v", "mpeg4", "-q:v", "5", "-g", "10", "-f", "rtp", "-sdp_file", this.#sdp];
    const target = `rtp://127.0.0.1:${packets.address().port}`;
    this.#encoder = spawn(this.#ffmpeg, ["-v", "error", "-y", ...source, ...codec, target], {
      stdio: "ignore",
    });
    while ((await this.#description()) === "") await pause(20);
    this.#server = createServer((viewer) => this.#serve(viewer)).listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    this.port = typeof address === "object" && address ? address.port : 0;
  }

  /** Off the air: connections are cut, the port is shut. */
  async stop(): Promise<void> {
    for (const viewer of this.#viewers) viewer.destroy();
    this.#viewers.clear();
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise((resolve) => server.close(resolve));
    this.#packets?.close();
    if (this.#encoder?.exitCode === null) {
      this.#encoder.kill("SIGKILL");
      await once(this.#encoder, "exit");
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #sdp(): string {
    return path.join(this.#folder, "yard.sdp");
  }

  async #description(): Promise<string> {
    const text = await readFile(this.#sdp, "utf8").catch(() => "");
    return text.includes("a=rtpmap") ? text.replace(/^m=video \d+/m, "m=video 0") : "";
  }

  #send(packet: Buffer): void {
    const head = Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]);
    for (const viewer of this.#viewers) viewer.write(Buffer.concat([head, packet]));
  }

  #serve(viewer: Socket): void {
    let text = "";
    viewer.on("error", () => undefined);
    viewer.on("close", () => this.#viewers.delete(viewer));
    viewer.on("data", (chunk: Buffer) => {
      if (chunk[0] === 0x24) return; // the viewer's own RTCP reports
      text += chunk.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        const request = text.slice(0, end);
        text = text.slice(end + 4);
        void this.#answer(request, viewer).then((answer) => viewer.write(answer));
      }
    });
  }

  async #answer(request: string, viewer: Socket): Promise<string> {
    const [method = ""] = request.split(" ", 1);
    const sequence = /^CSeq: *(\d+)/im.exec(request)?.[1] ?? "0";
    const reply = (status: string, headers: string[] = [], body = "") =>
      [
        `RTSP/1.0 ${status}`,
        `CSeq: ${sequence}`,
        ...headers,
        `Content-Length: ${body.length}`,
        "",
        body,
      ].join("\r\n");
    if (method === "OPTIONS") return reply("200 OK", ["Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN"]);
    if (!this.#mayIn(request, method))
      return reply("401 Unauthorized", [`WWW-Authenticate: Digest realm="camera", nonce="${this.#nonce}"`]);
    switch (method) {
      case "DESCRIBE":
        return reply("200 OK", ["Content-Type: application/sdp"], await this.#description());
      case "SETUP":
        return reply("200 OK", ["Transport: RTP/AVP/TCP;unicast;interleaved=0-1", "Session: 7"]);
      case "PLAY":
        this.#viewers.add(viewer);
        return reply("200 OK", ["Session: 7"]);
      default:
        return reply("200 OK", ["Session: 7"]);
    }
  }

  #mayIn(request: string, method: string): boolean {
    if (!this.#login) return true;
    const { user, password } = this.#login;
    const field = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(request)?.[1] ?? "";
    const hash = (text: string) => createHash("md5").update(text).digest("hex"); // as RFC 2617 wants it
    const secret = hash(`${user}:camera:${password}`);
    return field("response") === hash(`${secret}:${this.#nonce}:${hash(`${method}:${field("uri")}`)}`);
  }
}
