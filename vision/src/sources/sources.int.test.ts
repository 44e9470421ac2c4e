import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ffmpeg, PEOPLE_PICTURE, sampleClip } from "../test/materials.ts";
import { processes } from "../test/processes.ts";
import { openFfmpeg } from "./ffmpeg-source.ts";
import { describeFfmpeg } from "./find-ffmpeg.ts";
import { HttpCamera } from "./http-camera.ts";
import { sourceFor } from "./open-source.ts";
import type { OpenSource, Source, Trouble } from "./source.ts";

const clip = sampleClip();
const wish = { fps: 5, longestSide: 320 };
const programs = { ffmpeg: ffmpeg === "" ? undefined : describeFfmpeg(ffmpeg), footage: clip };
const running: Source[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sources-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((source) => source.stop()));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a source and keeps what it says. */
function listenTo(open: OpenSource) {
  const heard = { sizes: [] as string[], end: undefined as { trouble: Trouble; reason: string } | undefined };
  const source = open({
    memory: (bytes) => new Uint8Array(bytes),
    onFrame: (_, width, height) => heard.sizes.push(`${width}x${height}`),
    onEnd: (trouble, reason) => {
      heard.end ??= { trouble, reason };
    },
  });
  running.push(source);
  return { heard, source };
}

/** How many processes on this machine have this word on their command line. */
function processesWith(word: string): number {
  return processes().filter(({ command }) => command.includes(word)).length;
}

/** A stand-in for ffmpeg that misbehaves in one way. */
async function badFfmpeg(name: string, script: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/usr/bin/env node\n${script}`);
  await chmod(file, 0o755);
  return file;
}

describe("ffmpeg", () => {
  it.skipIf(!clip || ffmpeg === "")("plays a clip in real time and leaves no process behind", async () => {
    const { heard, source } = listenTo(sourceFor("footage", wish, programs));
    await vi.waitFor(() => expect(heard.sizes.length).toBeGreaterThanOrEqual(3));
    expect(new Set(heard.sizes)).toEqual(new Set(["320x240"]));
    await source.stop();
    expect(heard.end?.trouble).toBe("gone");
  });

  it("is killed when it ignores SIGTERM and floods its pipe", async () => {
    const word = `deaf-${process.pid}`;
    const file = await badFfmpeg(
      word,
      'process.on("SIGTERM", () => {}); process.stdout.on("error", () => {}); process.stderr.write("up"); setInterval(() => {}, 1000);',
    );
    const { source } = listenTo((events) => openFfmpeg(file, [], events));
    await vi.waitFor(() => expect(processesWith(word)).toBeGreaterThan(0));
    await source.stop();
    expect(processesWith(word)).toBe(0);
  });

  it("is ended when it sends something that is no picture", async () => {
    const file = await badFfmpeg("noise", 'process.stdout.write("<html>\\n"); setInterval(() => {}, 1000);');
    const { heard } = listenTo((events) => openFfmpeg(file, [], events));
    await vi.waitFor(() => expect(heard.end?.reason).toMatch(/expected a YUV4MPEG2 header/));
  });

  it("tells a wrong password from a camera that is not there, and repeats no password", async () => {
    const said = "[rtsp] rtsp://u:s3cret@cam/1: Server returned 401 Unauthorized";
    const file = await badFfmpeg(
      "refused",
      `process.stderr.write(${JSON.stringify(said)}); process.exitCode = 1;`,
    );
    const { heard } = listenTo((events) => openFfmpeg(file, [], events));
    await vi.waitFor(() => expect(heard.end?.trouble).toBe("login"));
    expect(heard.end?.reason).toContain("401");
    expect(heard.end?.reason).not.toContain("s3cret");
  });

  it("repeats nothing of an address, wherever that holds its password", async () => {
    const file = await badFfmpeg(
      "repeats",
      'process.stderr.write(process.argv[process.argv.indexOf("-i") + 1] + ": Server returned 404 Not Found"); process.exitCode = 1;',
    );
    const url = 'rtsp://10.0.0.8:554/user=admin&password=s3 "cret&channel=1&stream=0.sdp?';
    const own = { ffmpeg: { file, rtspTimeout: "timeout" }, footage: undefined } as const;
    const { heard } = listenTo(sourceFor(url, wish, own));
    await vi.waitFor(() => expect(heard.end?.trouble).toBe("address"));
    expect(heard.end?.reason).toBe(
      "ffmpeg ended with code 1: rtsp://10.0.0.8:554/… Server returned 404 Not Found",
    );
  });

  it("that cannot be run is one plain reason", async () => {
    const { heard } = listenTo((events) => openFfmpeg("/no/ffmpeg", [], events));
    await vi.waitFor(() => expect(heard.end?.reason).toMatch(/cannot be run/));
  });

  it("is not needed to say that an address is wrong", async () => {
    const { heard } = listenTo(sourceFor("/no/such/clip.avi", wish, programs));
    await vi.waitFor(() =>
      expect(heard.end).toEqual({ trouble: "address", reason: "there is no such file or folder" }),
    );
  });
});

describe("an HTTP camera", () => {
  let server: Server;
  let base: string;
  let jpeg: Buffer;
  let asked = 0;

  beforeAll(async () => {
    jpeg = await readFile(PEOPLE_PICTURE);
    const login = `Basic ${Buffer.from("user:p@ss").toString("base64")}`;
    const snap = (response: ServerResponse, picture = jpeg) =>
      response.setHeader("content-type", "image/jpeg").end(picture);
    const places: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
      "/mjpeg": (response) => stream(response, () => jpeg),
      "/torn-mjpeg": (response) => stream(response, torn),
      "/snap": (response) => snap(response),
      "/torn-snap": (response) => snap(response, torn()),
      "/endless": endless,
      "/login": (response, { headers }) =>
        headers.authorization === login ? snap(response) : response.writeHead(401).end(),
    };
    server = createServer((request, response) => {
      const place = places[request.url ?? ""];
      if (place) place(response, request);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    base = typeof address === "object" && address ? `127.0.0.1:${address.port}` : "";
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function stream(response: ServerResponse, picture: () => Buffer): void {
    response.setHeader("content-type", "multipart/x-mixed-replace; boundary=cam");
    const timer = setInterval(() => {
      const part = picture();
      response.write(`--cam\r\nContent-Type: image/jpeg\r\nContent-Length: ${part.length}\r\n\r\n`);
      response.write(part);
      response.write("\r\n");
    }, 20);
    response.on("close", () => clearInterval(timer));
  }

  /** The first picture is cut short, and every third after it. */
  const torn = () => {
    asked += 1;
    return asked % 3 === 1 ? jpeg.subarray(0, 4_000) : jpeg;
  };

  /** A snapshot that goes on and on; it pauses after more than any picture has, to leave a careless reader its memory. */
  function endless(response: ServerResponse): void {
    response.setHeader("content-type", "image/jpeg").write(jpeg);
    for (let megabytes = 0; megabytes < 24; megabytes += 1) response.write(Buffer.alloc(2 ** 20));
  }

  const withoutFfmpeg = { ffmpeg: undefined, footage: undefined };

  it.each(["mjpeg", "snap"])("is read without ffmpeg: %s", async (kind) => {
    const { heard } = listenTo(sourceFor(`http://${base}/${kind}`, wish, withoutFfmpeg));
    await vi.waitFor(() => expect(heard.sizes.length).toBeGreaterThanOrEqual(3));
    expect(heard.sizes[0]).toBe("320x287");
  });

  it.each(["torn-mjpeg", "torn-snap"])("is not gone for a picture that is cut short: %s", async (kind) => {
    const { heard } = listenTo(sourceFor(`http://${base}/${kind}`, { ...wish, fps: 25 }, withoutFfmpeg));
    await vi.waitFor(() => expect(heard.sizes.length).toBeGreaterThanOrEqual(4));
    expect(heard.end).toBeUndefined();
  });

  it("whose picture does not end is gone, and not collected", async () => {
    const { heard } = listenTo(sourceFor(`http://${base}/endless`, wish, withoutFfmpeg));
    await vi.waitFor(() =>
      expect(heard.end).toEqual({ trouble: "gone", reason: "the camera's picture does not end" }),
    );
  });

  it("is stopped in the middle of an answer, and leaves nothing with what stops it", async () => {
    const camera = new HttpCamera(`http://${base}/snap`);
    const stopping = new AbortController();
    /** Its listeners, and the followers that `AbortSignal.any` gives it: Node never takes those out again. */
    const left = () =>
      Object.getOwnPropertySymbols(stopping.signal)
        .map((name) => Number(Reflect.get(Object(Reflect.get(stopping.signal, name)), "size") ?? 0))
        .reduce((sum, size) => sum + size, 0);
    for (let n = 0; n < 3; n += 1) await camera.ask(stopping.signal, (answer) => answer.arrayBuffer());
    expect(left()).toBe(0);
    const reading = new HttpCamera(`http://${base}/mjpeg`).ask(stopping.signal, async (answer) => {
      for await (const _ of answer.body ?? []) stopping.abort(new Error("enough"));
    });
    await expect(reading).rejects.toThrow("enough");
    expect(left()).toBe(0);
  });

  it("gets its password in a header", async () => {
    const { heard } = listenTo(sourceFor(`http://user:p%40ss@${base}/login`, wish, withoutFfmpeg));
    await vi.waitFor(() => expect(heard.sizes.length).toBeGreaterThanOrEqual(1));
  });

  it.each([
    ["login", "login", /401/],
    ["nothing", "address", /404/],
  ] as const)("that says no is misconfigured: %s", async (place, why, reason) => {
    const { heard } = listenTo(sourceFor(`http://${base}/${place}`, wish, withoutFfmpeg));
    await vi.waitFor(() => expect(heard.end?.trouble).toBe(why));
    expect(heard.end?.reason).toMatch(reason);
  });

  it("that is not there is gone, with a reason", async () => {
    const { heard } = listenTo(sourceFor("http://127.0.0.1:9/x", wish, withoutFfmpeg));
    await vi.waitFor(() => expect(heard.end?.trouble).toBe("gone"));
  });
});

describe("a folder of pictures", () => {
  /** Pictures of different widths, so that their order can be seen. */
  const fill = async (...pictures: [name: string, width: number][]) => {
    const place = await mkdtemp(path.join(folder, "pictures-"));
    for (const [name, width] of pictures)
      await sharp({ create: { width, height: 100, channels: 3, background: "#446688" } }).toFile(
        path.join(place, name),
      );
    return place;
  };
  const twentyFive = { fps: 25, longestSide: 320 };

  it("is shown in the order of names, again and again, with what was added meanwhile", async () => {
    const place = await fill(["pic2.jpg", 120], ["pic10.png", 140], ["pic1.webp", 100]);
    await writeFile(path.join(place, "notes.txt"), "no picture");
    const { heard } = listenTo(sourceFor(place, twentyFive, programs));
    await vi.waitFor(() => expect(heard.sizes.length).toBeGreaterThanOrEqual(6));
    expect(heard.sizes.slice(0, 6)).toEqual([100, 120, 140, 100, 120, 140].map((width) => `${width}x100`));
    await sharp({ create: { width: 160, height: 100, channels: 3, background: "#000" } }).toFile(
      path.join(place, "pic11.jpg"),
    );
    await vi.waitFor(() => expect(heard.sizes).toContain("160x100"));
  });

  it("that is mounted later is read then", async () => {
    const later = path.join(folder, "share");
    const open = sourceFor(later, wish, programs);
    const { heard: before } = listenTo(open);
    await vi.waitFor(() => expect(before.end?.trouble).toBe("address"));
    await rename(await fill(["a.jpg", 100]), later);
    const { heard } = listenTo(open);
    await vi.waitFor(() => expect(heard.sizes).toContain("100x100"));
  });

  it("is shown at its rate", async () => {
    const place = await fill(["a.jpg", 100]);
    const { heard } = listenTo(sourceFor(place, { ...twentyFive, fps: 5, folderFps: 10 }, programs));
    const times: number[] = [];
    for (let n = 1; n <= 6; n += 1) {
      await vi.waitFor(() => expect(heard.sizes.length).toBeGreaterThanOrEqual(n), {
        timeout: 5_000,
        interval: 5,
      });
      times.push(performance.now());
    }
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    expect(seconds).toBeGreaterThan(0.4);
    expect(seconds).toBeLessThan(2);
  });

  it("passes over a picture that is broken, and says so when all are", async () => {
    const place = await fill(["b.jpg", 120]);
    await writeFile(path.join(place, "a.jpg"), "half writ");
    const { heard } = listenTo(sourceFor(place, twentyFive, programs));
    await vi.waitFor(() => expect(new Set(heard.sizes)).toEqual(new Set(["120x100"])));
    const broken = await fill();
    await writeFile(path.join(broken, "a.jpg"), "half writ");
    const second = listenTo(sourceFor(broken, twentyFive, programs)).heard;
    await vi.waitFor(() => expect(second.end?.trouble).toBe("address"));
    expect(second.end?.reason).toBe("none of the folder's 1 pictures can be read, a.jpg first");
  });

  it("without pictures is refused with what was expected", async () => {
    const { heard } = listenTo(sourceFor(await fill(), twentyFive, programs));
    await vi.waitFor(() =>
      expect(heard.end).toEqual({
        trouble: "address",
        reason: "the folder holds no pictures (.jpg, .png or .webp)",
      }),
    );
  });
});
