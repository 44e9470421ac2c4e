import "../../vision/src/detect/no-telemetry.ts"; // before the runtime is loaded
import { spawn } from "node:child_process";
import { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";
import { centernet } from "../../vision/src/detect/centernet.ts";
import { threadCpuMs } from "../../vision/src/detect/thread-cpu.ts";
import { answerOrders } from "./ask.ts";

/**
 * How it is often done: ffmpeg writes JPEGs into a pipe, sharp makes a tensor of each, and the model runs in the same
 * thread as everything else. It finds people and does nothing with them.
 */
const END_OF_PICTURE = Buffer.from([0xff, 0xd9]);

answerOrders(async ({ cameras, clip, model, ffmpeg }) => {
  let [looks, inferCpuMs] = [0, 0];
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const shapes = (values: readonly InferenceSession.ValueMetadata[]) =>
    values.map((value) => ({ name: value.name, shape: value.isTensor ? value.shape.map(Number) : [] }));
  const adapter = centernet({
    inputs: shapes(session.inputMetadata),
    outputs: shapes(session.outputMetadata),
  });
  if (!adapter) throw new Error(`${model} is no CenterNet`);
  const { width, height } = adapter.input;

  async function look(jpeg: Buffer): Promise<void> {
    const rgb = await sharp(jpeg).resize(width, height, { fit: "fill" }).removeAlpha().raw().toBuffer();
    const plane = width * height;
    const values = new Float32Array(3 * plane);
    for (let i = 0; i < plane; i += 1)
      for (let channel = 0; channel < 3; channel += 1)
        values[channel * plane + i] = rgb[3 * i + channel] ?? 0;
    const before = threadCpuMs() ?? Number.NaN;
    const results = await session.run({
      [adapter?.inputName ?? ""]: new Tensor("float32", values, [1, 3, height, width]),
    });
    inferCpuMs += (threadCpuMs() ?? Number.NaN) - before;
    looks += 1;
    const floats = Object.entries(results).map(([name, { data }]) => [name, data as Float32Array]); // as: this model's outputs are
    adapter?.decode(Object.fromEntries(floats), adapter.threshold);
  }

  for (const { analysedFps } of cameras) {
    const from = ["-v", "error", "-nostdin", "-re", "-stream_loop", "-1", "-i", clip];
    const to = ["-vf", `scale=640:360,fps=${analysedFps}`, "-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "3"];
    const child = spawn(ffmpeg, [...from, ...to, "pipe:1"], { stdio: ["ignore", "pipe", "inherit"] });
    let rest = Buffer.alloc(0);
    child.stdout.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(END_OF_PICTURE); end >= 0; end = rest.indexOf(END_OF_PICTURE)) {
        void look(rest.subarray(0, end + 2));
        rest = rest.subarray(end + 2);
      }
    });
    process.on("exit", () => child.kill("SIGKILL"));
  }
  return {
    figures: () => {
      const figures = { looks, inferCpuMs, cameras: {} };
      [looks, inferCpuMs] = [0, 0];
      return figures;
    },
  };
});
