import { parseArgs } from "node:util";
import { prepareModel } from "./model/prepare.ts";

const USAGE = "usage: convert-model --out DIR [--width 512] [--height 288]";

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      width: { type: "string", default: "512" },
      height: { type: "string", default: "288" },
    },
  });
  if (!values.out) throw new Error(`--out is missing; ${USAGE}`);
  const started = performance.now();
  const { file, made } = await prepareModel({
    out: values.out,
    width: Number(values.width),
    height: Number(values.height),
  });
  console.log(made ? `${file} made in ${Math.round(performance.now() - started)} ms` : `${file} is there`);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
