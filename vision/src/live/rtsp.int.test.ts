import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { describeFfmpeg } from "../sources/find-ffmpeg.ts";
import { aCamera } from "../test/a-camera.ts";
import { ffmpeg, sampleClip, testModel } from "../test/materials.ts";
import { RtspCamera } from "../test/rtsp-camera.ts";
import { machineClock } from "./clock.ts";
import { VisionWorker } from "./vision-worker.ts";

const LOGIN = { user: "hall", password: "s3cret/pass" };
const clip = sampleClip();
const CUT_MS = Number(process.env.HALL_RTSP_CUT_SECONDS ?? "8") * 1000;

describe.skipIf(!clip || ffmpeg === "")("a camera that speaks RTSP", () => {
  const told: { state: string; at: number }[] = [];
  const logged: unknown[] = [];
  let worker: VisionWorker;
  let camera: RtspCamera;
  let model: string;

  beforeAll(async () => {
    model = await testModel();
  });
  afterEach(async () => {
    await worker.stop();
    await camera.stop();
    told.length = 0;
    logged.length = 0;
  });

  async function watch(url: (camera: RtspCamera) => string): Promise<void> {
    camera = new RtspCamera(ffmpeg, clip ?? "", LOGIN);
    await camera.start();
    worker = new VisionWorker({
      clock: machineClock(),
      random: () => 0.5,
      programs: { ffmpeg: describeFfmpeg(ffmpeg), footage: undefined },
      model: { file: model },
      threads: 1,
      budget: 1,
      sendPicture: () => undefined,
      log: { info: (...line) => logged.push(line), warn: (...line) => logged.push(line) },
      publish: (_, findings, at) => {
        for (const finding of findings)
          if (finding.kind === "camera" && told.at(-1)?.state !== finding.state)
            told.push({ state: finding.state, at });
      },
    });
    await worker.configure([aCamera({ url: url(camera) })]);
  }
  const withLogin = ({ port }: RtspCamera) =>
    `rtsp://${LOGIN.user}:${encodeURIComponent(LOGIN.password)}@127.0.0.1:${port}/yard`;
  const states = () => told.map(({ state }) => state);

  it("is online with its password, offline when it is cut, and back soon after it returns", async () => {
    await watch(withLogin);
    await vi.waitFor(() => expect(states()).toEqual(["online"]), 20_000);
    await camera.stop();
    await vi.waitFor(() => expect(states()).toEqual(["online", "offline"]), 20_000);
    await new Promise((resolve) => setTimeout(resolve, CUT_MS)); // the cut itself is a time
    await camera.start();
    const returned = performance.now() / 1000;
    await vi.waitFor(() => expect(states()).toEqual(["online", "offline", "online"]), 15_000);
    const seconds = performance.now() / 1000 - returned;
    expect(seconds).toBeLessThanOrEqual(15);
    expect(JSON.stringify(logged)).not.toContain("s3cret");
  }, 120_000);

  it("is misconfigured without its password, and says so without naming one", async () => {
    await watch(({ port }) => `rtsp://hall:wr0ng-word@127.0.0.1:${port}/yard`);
    await vi.waitFor(() => expect(states()).toEqual(["misconfigured"]), 20_000);
    expect(JSON.stringify(logged)).not.toContain("wr0ng-word");
  }, 40_000);
});
