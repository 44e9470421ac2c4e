import { randomBytes } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import sharp from "sharp";

/** One HTTP server with cameras that each misbehave in one way, and one that is well. */
export interface BadCameras {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  /** How many pictures the flood has sent. */
  readonly flooded: () => number;
  stop(): Promise<void>;
}

const BOUNDARY = "frame";
const EVERY_MS = 200;

export async function startBadCameras(): Promise<BadCameras> {
  const well = await pictures(640, 360);
  const small = await pictures(320, 240);
  const viewers = new Set<ServerResponse>();
  let flooded = 0;
  let number = 0;
  const next = (from: readonly Buffer[]) => {
    number += 1;
    return from[number % from.length] ?? Buffer.alloc(0);
  };

  const server = createServer((request, response) => {
    viewers.add(response);
    response.on("close", () => viewers.delete(response));
    switch (new URL(request.url ?? "/", "http://x").pathname) {
      case "/well":
        return stream(response, () => next(well));
      case "/old":
        return stream(response, () => well[0] ?? Buffer.alloc(0)); // yesterday's picture, again and again
      case "/garbage":
        return stream(response, () => randomBytes(30_000));
      case "/cut":
        return stream(response, () => next(well).subarray(0, 4_000)); // half a picture each time
      case "/growing": {
        const began = Date.now();
        return stream(response, () => next(Date.now() - began < 2_000 ? small : well));
      }
      case "/flood":
        return void flood(response);
      case "/moved":
        return void response.writeHead(302, { location: "/well" }).end();
      case "/circle":
        return void response.writeHead(302, { location: "/circle" }).end();
      case "/page": // its settings, which ffmpeg is asked to make something of
        return void response.writeHead(200, { "content-type": "text/html" }).end("<p>Camera settings</p>");
      case "/silent":
        return void response
          .writeHead(200, { "content-type": `multipart/x-mixed-replace; boundary=${BOUNDARY}` })
          .flushHeaders();
      default:
        return void response.writeHead(401, { "www-authenticate": 'Basic realm="camera"' }).end();
    }
  });

  /** Much more than anybody asked for, as fast as the line takes it. */
  async function flood(response: ServerResponse): Promise<void> {
    begin(response);
    while (!response.destroyed) {
      flooded += 1;
      if (!response.write(part(next(well))))
        await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    base: `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    flooded: () => flooded,
    async stop() {
      for (const viewer of viewers) viewer.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function stream(response: ServerResponse, picture: () => Buffer): void {
  begin(response);
  const timer = setInterval(() => response.write(part(picture())), EVERY_MS);
  response.on("close", () => clearInterval(timer));
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { "content-type": `multipart/x-mixed-replace; boundary=${BOUNDARY}` });
}

function part(body: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-type: image/jpeg\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from("\r\n")]);
}

/** A few pictures of a room with noise, each a little different, as every living sensor's are. */
function pictures(width: number, height: number): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: 5 }, () => {
      const rgb = randomBytes(width * height * 3);
      for (let i = 0; i < rgb.length; i += 1)
        rgb[i] =
          60 +
          100 * (Math.floor((i / 3 / 40) % 2) ^ (Math.floor(i / 3 / width / 40) % 2)) +
          ((rgb[i] ?? 0) % 12);
      return sharp(rgb, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 80 })
        .toBuffer();
    }),
  );
}
