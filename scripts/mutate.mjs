// `npm run mutate`: changes the rules of the hall one by one; a change that no test notices is a missing test.
// In pieces, so that a long run can be stopped and goes on where it was: what has not changed since (the file or any test
// of the domain) is not run again. Words choose files: `npm run mutate -- routing lines`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { MUTATION, writeReport } from "./mutation-report.mjs";
import { ROOT } from "./paths.mjs";

const DOMAIN = "hall-server/src/domain";
const words = process.argv.slice(2);
const files = readdirSync(path.join(ROOT, DOMAIN))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .filter((name) => words.length === 0 || words.includes(name.replace(/\.ts$/, "")));
if (files.length === 0) throw new Error(`no such file in ${DOMAIN}: ${words.join(" ")}`);

const PIECE = 10; // files of one run: the first run of all tests is paid once for them
mkdirSync(MUTATION, { recursive: true });
let failed = 0;
for (let at = 0; at < files.length; at += PIECE) {
  const piece = files.slice(at, at + PIECE);
  console.log(`── ${piece.join(" ")}`);
  const program = path.join(ROOT, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const mutate = piece.map((name) => `${DOMAIN}/${name}`).join(",");
  const env = { ...process.env, MUTATION_FILE: words.length > 0 ? words.join("-") : `${at / PIECE + 1}` };
  const { status } = spawnSync(process.execPath, [program, "run", "-m", mutate], {
    cwd: ROOT,
    stdio: "inherit",
    env,
  });
  if (status !== 0) failed += 1;
}
const score = writeReport();
if (score !== undefined) console.log(`mutation score of ${DOMAIN}: ${score.toFixed(1)} %`);
process.exitCode = failed > 0 || (words.length === 0 && (score ?? 0) < 85) ? 1 : 0;
