import { machineClock } from "../../vision/src/live/clock.ts";
import { keepCollectorQuiet } from "../../vision/src/live/collector.ts";
import { RehearsalDesk } from "../../vision/src/live/rehearsal-desk.ts";
import { VisionWorker } from "../../vision/src/live/vision-worker.ts";
import { Publisher } from "../../vision/src/output/publisher.ts";
import { describeFfmpeg } from "../../vision/src/sources/find-ffmpeg.ts";
import { answerOrders } from "./ask.ts";
import { CameraLedger } from "./camera-ledger.ts";

keepCollectorQuiet();

/** The worker as it runs in a hall, with its words going to a real broker; only the hub's orders come from the bench. */
answerOrders(async (orders) => {
  const { cameras, clip, ffmpeg, model, mqttUrl, threads, budget } = orders;
  const ledgers = new Map(cameras.map(({ cameraId }) => [cameraId, new CameraLedger()]));
  let [looks, inferCpuMs] = [0, 0];
  const clock = machineClock();
  const complain = (what: unknown) => console.error("worker:", what);
  const publisher = new Publisher({ url: mqttUrl, clock, firstSeq: Date.now(), onProblem: complain });
  const worker = new VisionWorker({
    clock,
    random: Math.random,
    programs: { ffmpeg: describeFfmpeg(ffmpeg), footage: clip },
    model: { file: model },
    threads,
    budget,
    publish: (hallId, findings, at) => publisher.publish(hallId, findings, at),
    sendPicture: () => undefined,
    sendEvidence: () => undefined,
    rehearsals: new RehearsalDesk(clock),
    onLook: ({ cameraId, made, taken, done, detection }) => {
      looks += 1;
      inferCpuMs += detection.inferCpuMs;
      ledgers.get(cameraId)?.look(made, taken, done);
    },
    log: { info: () => undefined, warn: (facts) => complain(facts) },
  });
  publisher.start();
  await worker.configure(cameras);
  return {
    figures: () => {
      const figures = {
        looks,
        inferCpuMs,
        cameras: Object.fromEntries([...ledgers].map(([cameraId, ledger]) => [cameraId, ledger.take()])),
      };
      [looks, inferCpuMs] = [0, 0];
      return figures;
    },
  };
});
