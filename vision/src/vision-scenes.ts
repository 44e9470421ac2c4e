import { parseArgs } from "node:util";
import { scoreAbsence } from "./eval/absence-scenes.ts";
import { runCommand } from "./eval/command.ts";
import { scoreDoorLine } from "./eval/door-scenes.ts";
import { scoreSeated } from "./eval/seated-scenes.ts";
import { scoreWaits } from "./eval/waiting-scenes.ts";

const USAGE = `usage: npm run vision:scenes -- [--seeds 100] [--hours 8] [--json]
How well tracks, zones and rules do on rendered scenes with drop-outs, false boxes, occlusions and jitter.`;

/** A measure, what it should reach, and what it reached. */
interface Row {
  readonly measure: string;
  readonly reach: string;
  readonly value: number;
  readonly reached: boolean;
}

async function score(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "100" },
      hours: { type: "string", default: "8" },
      json: { type: "boolean", default: false },
    },
  });
  const [seeds, hours] = [Number(values.seeds), Number(values.hours)];
  if (!(Number.isInteger(seeds) && seeds > 0 && hours > 0)) throw new Error(USAGE);
  const rows = [...absence(seeds, hours), ...crossings(seeds), ...waiting(seeds), seated(seeds)];
  if (values.json) console.log(JSON.stringify(rows));
  else
    for (const { measure, reach, value, reached } of rows)
      console.log(
        `${measure.padEnd(58)} ${reach.padEnd(9)} ${value.toFixed(3).padStart(9)}  ${reached ? "reached" : "MISSED"}`,
      );
}

function absence(seeds: number, hours: number): Row[] {
  const { rule, naive } = scoreAbsence({ seeds, hours, fps: 2 });
  const alarms = rule.falseAlarms / seeds;
  return [
    atLeast(`absence: precision (${rule.there} absences)`, 0.95, rule.precision),
    atLeast("absence: recall", 0.95, rule.recall),
    atMost("absence: latest alarm after its time, s", 10, rule.worstDelay),
    atMost("absence: false alarms per counter and day", 0.1, alarms),
    {
      measure: "  N empty frames in a row: precision",
      reach: "",
      value: naive.precision,
      reached: naive.precision >= 0.95,
    },
    {
      measure: "  N empty frames in a row: recall",
      reach: "",
      value: naive.recall,
      reached: naive.recall >= 0.95,
    },
  ];
}

function crossings(seeds: number): Row[] {
  return [5, 10].map((fps) => {
    const { crossings: there, error } = scoreDoorLine({ seeds: Math.min(seeds, 20), fps });
    return atMost(`door line at ${fps} fps: error (${there} crossings)`, 0.05, error);
  });
}

function waiting(seeds: number): Row[] {
  return [1, 2, 5].flatMap((fps) => {
    const { countMae, medianError } = scoreWaits({ seeds: Math.min(seeds, 20), fps });
    return [
      atMost(`waiting count at ${fps} fps: mean error, people`, 0.5, countMae),
      atMost(`median wait by camera at ${fps} fps: error`, 0.15, medianError),
    ];
  });
}

function seated(seeds: number): Row {
  const share = scoreSeated({ seeds: Math.min(seeds, 10), hours: 4, fps: 1 });
  return atLeast("seated person at 1 Hz: present, share of 4 h", 0.99, share);
}

function atLeast(measure: string, limit: number, value: number): Row {
  return { measure, reach: `≥ ${limit}`, value, reached: value >= limit };
}

function atMost(measure: string, limit: number, value: number): Row {
  return { measure, reach: `≤ ${limit}`, value, reached: value <= limit };
}

runCommand(score);
