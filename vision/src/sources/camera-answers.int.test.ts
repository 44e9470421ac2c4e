import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ffmpeg } from "../test/materials.ts";
import { describeFfmpeg } from "./find-ffmpeg.ts";
import { sourceFor } from "./open-source.ts";
import type { Source, Trouble } from "./source.ts";

/** A recorder on the loopback that gives the same answer to whoever asks for its channel. */
async function recorder(answer: string): Promise<Server> {
  const server = createServer((viewer) => {
    viewer.on("error", () => undefined);
    viewer.on("data", (chunk) => {
      const request = chunk.toString("latin1");
      const sequence = /^CSeq: *(\d+)/im.exec(request)?.[1] ?? "0";
      const status = request.startsWith("OPTIONS") ? "200 OK" : answer;
      viewer.write(`RTSP/1.0 ${status}\r\nCSeq: ${sequence}\r\n\r\n`);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe.skipIf(ffmpeg === "")("a camera that ffmpeg reads", () => {
  let source: Source | undefined;
  let server: Server | undefined;

  afterEach(async () => {
    await source?.stop();
    server?.close();
  });

  /** How the first attempt to read it ends. */
  const endOf = async (url: string) => {
    const programs = { ffmpeg: describeFfmpeg(ffmpeg), footage: undefined };
    const ends: { trouble: Trouble; reason: string }[] = [];
    source = sourceFor(
      url,
      { fps: 5, longestSide: 320 },
      programs,
    )({
      memory: (bytes) => new Uint8Array(bytes),
      onFrame: () => undefined,
      onEnd: (trouble, reason) => ends.push({ trouble, reason }),
    });
    await vi.waitFor(() => expect(ends).not.toEqual([]));
    return ends[0];
  };

  it.each([401, 403, 404])("and that is away is gone, though its channel is called %s", async (channel) => {
    server = await recorder("404 Not Found");
    const port = portOf(server);
    server.close();
    const end = await endOf(`rtsp://cam:door@127.0.0.1:${port}/Streaming/Channels/${channel}`);
    expect(end?.reason).toMatch(/Connection refused/);
    expect(end?.trouble).toBe("gone");
  });

  it("and that is overburdened is gone, though its channel is called 401", async () => {
    server = await recorder("503 Service Unavailable");
    const end = await endOf(`rtsp://127.0.0.1:${portOf(server)}/Streaming/Channels/401`);
    expect(end?.reason).toMatch(/5XX/);
    expect(end?.trouble).toBe("gone");
  });

  it.each([
    ["401 Unauthorized", "login"],
    ["403 Forbidden", "login"],
    ["404 Stream Not Found", "address"],
  ])("and that answers %s has refused for its %s", async (answer, why) => {
    server = await recorder(answer);
    const end = await endOf(`rtsp://cam:door@127.0.0.1:${portOf(server)}/Streaming/Channels/1`);
    expect(end?.reason).toContain(answer.slice(0, 3));
    expect(end?.trouble).toBe(why);
    expect(end?.reason).not.toContain("door");
  });
});
