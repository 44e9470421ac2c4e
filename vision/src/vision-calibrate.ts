import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { commandFfmpeg, commandModel, frameOption, positiveOption, runCommand } from "./eval/command.ts";
import { detectAll } from "./eval/detections.ts";
import { parseMotTruth } from "./eval/mot-truth.ts";
import { type Score, scoreTrace } from "./eval/score.ts";
import { thinned } from "./eval/trace.ts";
import { readCard, writeCard } from "./model/card.ts";

const USAGE = `usage: npm run vision:calibrate -- CLIP TRUTH [--model FILE.onnx] [--from 1] [--to N] [--fps 2] [--folder-fps 2] [--dry]
CLIP is a video or a folder of pictures, one after the other in the order of their names; TRUTH is in the layout of MOT15.
Finds the score from which somebody is a person, for one model at one input size, and writes it to the model's card.`;
const LOWEST = 0.1;
const STEP = 0.02;

async function calibrate(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      model: { type: "string" },
      from: { type: "string", default: "1" },
      to: { type: "string" },
      fps: { type: "string", default: "2" },
      "folder-fps": { type: "string", default: "2" },
      dry: { type: "boolean", default: false },
    },
  });
  const [clip, truth] = positionals;
  if (!clip || !truth || positionals.length > 2) throw new Error(USAGE);
  const file = values.model ?? (await commandModel());
  const last = values.to === undefined ? undefined : frameOption(values.to, "to");
  const footage = { clip, folderFps: positiveOption(values["folder-fps"], "folder-fps"), last };
  const seen = await detectAll(commandFfmpeg(), footage, { file, threshold: 2 * LOWEST });
  const people = parseMotTruth(await readFile(truth, "utf8"), seen);
  const trace = thinned(seen.frames, positiveOption(values.fps, "fps"));
  const range = { from: frameOption(values.from, "from"), to: last ?? seen.frames.length, clipFps: seen.fps };
  const rows = thresholds().map((threshold) => {
    const frames = trace.map(({ at, boxes }) => ({
      at,
      boxes: boxes.filter(({ score }) => score >= threshold / 2),
    }));
    const options = { ...range, threshold, aspect: seen.width / seen.height };
    return { threshold, score: scoreTrace(frames, people, options) };
  });
  const best = rows.toSorted((a, b) => cost(a.score) - cost(b.score))[0];
  if (!best || best.score.frames === 0)
    throw new Error("no frame of the clip has truth: check --from and --to");
  for (const row of rows) console.log(`${lineOf(row)}${row === best ? "  ← best" : ""}`);
  if (!values.dry) await write(file, clip, best);
}

type Row = { threshold: number; score: Score };

function lineOf({ threshold, score: { countMae, precision, recall } }: Row): string {
  const found = `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`;
  return `${threshold.toFixed(2)}  count error ${countMae.toFixed(2)}  ${found}`;
}

async function write(
  file: string,
  clip: string,
  { threshold, score: { frames, countMae } }: Row,
): Promise<void> {
  const measured = { clip: path.basename(clip), frames, countMae: Math.round(countMae * 1000) / 1000 };
  await writeCard(file, { ...(await readCard(file)), calibration: { threshold, ...measured } });
  console.log(`${path.basename(file)}: ${threshold} written to its card`);
}

/** The count is what the hall looks at; who is found where decides between equals. */
function cost({ countMae, precision, recall }: Score): number {
  return countMae + 0.2 * (2 - precision - recall);
}

function thresholds(): number[] {
  const many = Math.round((0.8 - 2 * LOWEST) / STEP);
  return Array.from({ length: many + 1 }, (_, i) => Math.round((2 * LOWEST + i * STEP) * 100) / 100);
}

runCommand(calibrate);
