import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { median, powerCuts } from "../e2e/power-cuts.ts";

/** `npm run bench:power-cuts -- --rounds 200`: kill -9 of the hub under load; exit 1 when anything answered was lost. */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" } } });
const { rounds, answered, lost, twice, readyMs } = await powerCuts(
  Number(values.rounds),
  Math.random,
  console.log,
);
const sorted = [...readyMs].sort((a, b) => a - b);
console.log(`machine: ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
console.log(
  `${rounds} power cuts, ${answered} answered commands: ${lost.length} lost, ${twice.length} codes twice`,
);
console.log(
  `ready again: median ${Math.round(median(readyMs))} ms, worst ${Math.round(sorted.at(-1) ?? 0)} ms`,
);
process.exitCode = lost.length + twice.length === 0 ? 0 : 1;
