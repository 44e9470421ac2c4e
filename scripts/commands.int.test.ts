import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

const run = (script: string, words: string[]) =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...words], { encoding: "utf8" });

it.each([
  ["simulate.mjs", ["--speed", "fast"], /--speed fast is not a number from 1 to 600/],
  ["simulate.mjs", ["--speed", "0"], /--speed 0 is not/],
  ["simulate.mjs", ["--seed", "-1"], /seed/],
  ["simulate.mjs", ["--seed=1.5"], /--seed 1.5 is not a whole number/],
  ["simulate.mjs", ["--sped", "60"], /'--sped'/],
  ["simulate.mjs", ["60"], /'60'/],
  ["setup.mjs", ["--tests"], /does not know --tests/],
  ["test.mjs", ["unti"], /takes the names of steps: .*"unit"/],
])("%s %j is refused in one clear line, before anything is done", (script, words, line) => {
  const { status, stdout, stderr } = run(script, words);
  expect(stderr).toMatch(line);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
});
