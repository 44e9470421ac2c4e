import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

const FAST = ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p"];
const TYPES: Record<string, string> = {
  ".m3u8": "application/vnd.apple.mpegurl",
  ".ts": "video/mp2t",
};

/** A camera as media servers offer it: HLS out of a folder and FLV without an end, over HTTP on loopback. */
export interface WebCamera {
  readonly hls: string;
  readonly flv: string;
  /** Both need the password `cam:door` from now on. */
  lock(): void;
  stop(): Promise<void>;
}

/** Plays a clip in real time, for ever: ffmpeg writes HLS into a folder, in pieces of so many seconds, and FLV to whoever asks. */
export async function webCamera(ffmpeg: string, clip: string, pieceSeconds = 1): Promise<WebCamera> {
  const folder = await mkdtemp(path.join(tmpdir(), "web-camera-"));
  const running = new Set<ChildProcess>();
  const play = (...output: string[]) => {
    const input = [
      "-loglevel",
      "error",
      "-re",
      "-stream_loop",
      "-1",
      "-i",
      clip,
      "-an",
      "-vf",
      "scale=320:-2",
    ];
    const child = spawn(ffmpeg, [...input, ...FAST, "-g", "10", ...output], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
  };
  const end = async (child: ChildProcess) => {
    child.kill("SIGKILL");
    if (running.has(child)) await once(child, "close");
  };
  play(
    "-f",
    "hls",
    "-hls_time",
    String(pieceSeconds),
    "-hls_list_size",
    "4",
    "-hls_flags",
    "delete_segments",
    path.join(folder, "live.m3u8"),
  );

  let locked = false;
  const server = createServer((request, response) => {
    const login = `Basic ${Buffer.from("cam:door").toString("base64")}`;
    if (locked && request.headers.authorization !== login) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="camera"' }).end();
      return;
    }
    const name = path.basename(new URL(request.url ?? "/", "http://camera").pathname);
    if (name === "live.flv") {
      const child = play("-f", "flv", "pipe:1");
      response.writeHead(200, { "content-type": "video/x-flv" });
      child.stdout?.pipe(response);
      response.once("close", () => void end(child));
      return;
    }
    readFile(path.join(folder, name)).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[path.extname(name)] }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const base = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
  return {
    hls: `${base}/live.m3u8`,
    flv: `${base}/live.flv`,
    lock: () => {
      locked = true;
    },
    async stop() {
      await Promise.all([...running].map(end));
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
