import path from "node:path";
import { parseArgs } from "node:util";
import { MODELS, runCommand } from "./eval/command.ts";
import { addModel, type Checked, checkAll } from "./model/shelf.ts";

const USAGE = `usage: npm run vision:models                                   lists the models and checks each
       npm run vision:models -- add FILE.onnx --licence "…"    takes one in: a person-only CenterNet or any YOLOX
       --folder DIR (default .cache/models), --json`;

async function models(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folder: { type: "string", default: MODELS },
      licence: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [action = "list", file, ...rest] = positionals;
  if (rest.length > 0 || !["list", "verify", "add"].includes(action)) throw new Error(USAGE);
  if (action === "add") {
    if (!file || !values.licence) throw new Error(`add needs a file and its licence\n${USAGE}`);
    const card = await addModel(values.folder, file, values.licence);
    console.log(
      `${card.file}: ${card.kind} ${card.input.width}×${card.input.height}, use HALL_MODEL or a camera's model`,
    );
    return;
  }
  const checked = await checkAll(values.folder);
  if (values.json) console.log(JSON.stringify(checked));
  else if (checked.length === 0) console.log(`no models in ${values.folder}: run \`npm run setup\``);
  else for (const one of checked) console.log(lineOf(one));
  if (checked.some((one) => "problem" in one)) process.exitCode = 1;
}

function lineOf(one: Checked): string {
  const name = path.basename(one.file).padEnd(28);
  if ("problem" in one) return `${name} NOT USABLE: ${one.problem}`;
  const { kind, input, classes, licence, calibration } = one.card;
  const threshold = calibration
    ? `threshold ${calibration.threshold} measured on ${calibration.clip}`
    : "default threshold";
  const size = `${input.width}×${input.height}`;
  return `${name} ${kind} ${size}, ${classes ?? 1} classes, ${threshold}\n  ${licence}`;
}

runCommand(models);
