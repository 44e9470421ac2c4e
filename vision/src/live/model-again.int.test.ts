import { copyFile, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { CameraFinding } from "../analysis/findings.ts";
import { aCamera } from "../test/a-camera.ts";
import { PEOPLE_PICTURE, testModel } from "../test/materials.ts";
import { VisionWorker } from "./vision-worker.ts";

it("a model that cannot be used is said once, and a good file in its place is taken up without a restart", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "model-"));
  const file = path.join(folder, "people.onnx");
  const said: { facts: object; message: string }[] = [];
  const states: CameraFinding[] = [];
  const note = (facts: object, message: string) => void said.push({ facts, message });
  const worker = new VisionWorker({
    clock: { now: () => performance.now() / 1000, wall: (at) => new Date(at * 1000) },
    random: () => 0.5,
    programs: { ffmpeg: undefined, footage: undefined },
    model: { file },
    modelRetrySeconds: 0.05,
    threads: 1,
    budget: 1,
    sendPicture: () => undefined,
    publish: (_, findings) => states.push(...findings.filter((one) => one.kind === "camera")),
    log: { info: note, warn: note },
  });
  onTestFinished(async () => {
    await worker.stop();
    await rm(folder, { recursive: true });
  });
  const refused = () => said.filter(({ message }) => message.includes("model cannot be used"));
  const wrong = () => states.filter(({ state }) => state === "misconfigured");

  await worker.configure([aCamera({ url: path.dirname(PEOPLE_PICTURE), analysedFps: 1 })]);
  await writeFile(file, "not a model");
  await vi.waitFor(() => expect(refused()).toHaveLength(2)); // there is none; this is none
  const tried = wrong().length;
  await vi.waitFor(() => expect(wrong().length).toBeGreaterThan(tried + 2));
  expect(refused()).toHaveLength(2);
  expect(refused()[0]?.facts).toMatchObject({ camera: "yard", model: file, retrySeconds: 0.05 });
  expect(new Set(wrong().map(({ refusal }) => refusal))).toEqual(new Set(["model"]));
  expect(new Set(wrong().map(({ since }) => since)).size).toBe(1); // all the time

  await copyFile(await testModel(), `${file}.new`);
  await rename(`${file}.new`, file);
  await vi.waitFor(() => expect(states.at(-1)?.state).toBe("online"), 20_000);
}, 60_000);
