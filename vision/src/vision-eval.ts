import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { commandFfmpeg, commandModel, frameOption, positiveOption, runCommand } from "./eval/command.ts";
import { type Detections, detectAll } from "./eval/detections.ts";
import { parseMotTruth, type Truth } from "./eval/mot-truth.ts";
import { type Score, scoreTrace } from "./eval/score.ts";
import { thinned } from "./eval/trace.ts";

const USAGE = `usage: npm run vision:eval -- --clip FILE_OR_FOLDER --truth MOT_FILE [--from 1] [--to N] [--folder-fps 2] [--model FILE.onnx] [--threshold S] [--json]
How well people are found, counted and followed in a clip whose people are known.`;
const RATES = [1, 2, 5, 10];

/** What `--json` prints: the whole clip rate, and the same at slower rates. */
type Report = Score & { msPerFrame: number; fps: number; atRates: Record<string, Score> };

async function evaluate(): Promise<void> {
  const { values } = parseArgs({
    options: {
      clip: { type: "string" },
      truth: { type: "string" },
      from: { type: "string", default: "1" },
      to: { type: "string" },
      "folder-fps": { type: "string", default: "2" },
      model: { type: "string" },
      threshold: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { clip, truth, model, threshold } = values;
  if (!clip || !truth) throw new Error(USAGE);
  const [from, to] = [frameOption(values.from, "from"), values.to && frameOption(values.to, "to")];
  const used = { file: model ?? (await commandModel()), threshold: threshold && Number(threshold) };
  const footage = {
    clip,
    folderFps: positiveOption(values["folder-fps"], "folder-fps"),
    last: to || undefined,
  };
  const seen = await detectAll(commandFfmpeg(), footage, { file: used.file, ...numberIn(used) });
  const people = parseMotTruth(await readFile(truth, "utf8"), seen);
  const report = reportOn(seen, people, from, to || seen.frames.length);
  if (values.json) console.log(JSON.stringify(report, rounded));
  else print(report);
}

function reportOn(seen: Detections, people: Truth, from: number, to: number): Report {
  const { fps, frames, threshold, msPerFrame, width, height } = seen;
  const options = { from, to, clipFps: fps, threshold, aspect: width / height };
  const slower = RATES.filter((rate) => rate <= fps).map(
    (rate) => [String(rate), scoreTrace(thinned(frames, rate), people, options)] as const,
  );
  const whole = scoreTrace(frames, people, options);
  return { ...whole, msPerFrame, fps, atRates: Object.fromEntries(slower) };
}

function numberIn({ threshold }: { threshold: string | number | undefined }): { threshold?: number } {
  if (threshold === undefined || threshold === "") return {};
  const value = Number(threshold);
  if (value > 0 && value < 1) return { threshold: value };
  throw new Error(`--threshold is a score between 0 and 1, not ${threshold}`);
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value;
}

function print(report: Report): void {
  const line = (name: string, { frames, countMae, countBias, precision, recall, identitySwitches }: Score) =>
    console.log(
      [
        name.padEnd(10),
        `${frames} pictures`.padStart(14),
        `count error ${countMae.toFixed(2)} (bias ${countBias.toFixed(2)})`,
        `precision ${precision.toFixed(3)}`,
        `recall ${recall.toFixed(3)}`,
        `switches ${identitySwitches}`,
      ].join("  "),
    );
  line("whole clip", report);
  for (const [rate, score] of Object.entries(report.atRates)) line(`${rate} fps`, score);
  console.log(`detector ${report.msPerFrame.toFixed(1)} ms a picture`);
}

runCommand(evaluate);
