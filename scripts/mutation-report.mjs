// Writes docs/mutation.md from the reports of `npm run mutate`.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CACHE, ROOT } from "./paths.mjs";

/** Where each file's own report lies. */
export const MUTATION = path.join(CACHE, "mutation");
const FOUND = new Set(["Killed", "Timeout"]);
const MISSED = new Set(["Survived", "NoCoverage"]);

/** Reads every report, the newest of a file counts; writes the page and answers the score of all files in percent. */
export function writeReport() {
  const rows = existsSync(MUTATION)
    ? readdirSync(MUTATION).filter((name) => name.endsWith(".report.json"))
    : [];
  rows.sort((a, b) => age(a) - age(b));
  const newest = new Map();
  for (const name of rows)
    for (const file of filesOf(JSON.parse(readFileSync(path.join(MUTATION, name), "utf8"))))
      newest.set(file.name, file);
  if (newest.size === 0) return undefined;
  const files = [...newest.values()].sort((a, b) => a.name.localeCompare(b.name));
  const found = sum(files, "found");
  const missed = sum(files, "missed");
  const score = percent(found, missed);
  writeFileSync(path.join(ROOT, "docs/mutation.md"), page(files, { found, missed, score }));
  return score;
}

const age = (name) => statSync(path.join(MUTATION, name)).mtimeMs;

function filesOf({ files }) {
  return Object.entries(files)
    .filter(([, { mutants }]) => mutants.some(({ status }) => FOUND.has(status) || MISSED.has(status)))
    .map(([file, { mutants }]) => ({
      name: path.basename(file),
      found: mutants.filter(({ status }) => FOUND.has(status)).length,
      missed: mutants.filter(({ status }) => MISSED.has(status)).length,
      ignored: mutants.filter(({ status }) => status === "Ignored").length,
    }));
}

function page(files, { found, missed, score }) {
  const table = files.map(
    (file) =>
      `| ${file.name} | ${file.found} | ${file.missed} | ${percent(file.found, file.missed).toFixed(0)} % |`,
  );
  return [
    "# Mutation testing of the rules",
    "",
    "`npm run mutate` changes the rules in `hall-server/src/domain` one by one (Stryker) and runs the tests of the domain. A change that no test notices is a missing test. This page is written by that command.",
    "",
    `${files.length} files, ${found + missed} changes, ${found} noticed: **${score.toFixed(1)} %**. The aim is 85 %.`,
    "",
    "| file | noticed | not noticed | score |",
    "| --- | ---: | ---: | ---: |",
    ...table,
    "",
    'Every kind of change that Stryker knows is made, in strings and in what is worked out once when a file is loaded too. Many of those that nobody notices change nothing that could be seen: a type that cannot occur (`?? ""`), a shortcut that answers the same, a comparison of two equal things. Three long tests are not asked (`scripts/domain-tests.mjs`), and random tests only three times each, so the real figure is a little higher. A run from nothing takes about ten minutes on two cores that are busy otherwise; what has not changed since is not run again.',
    "",
  ].join("\n");
}

const sum = (files, field) => files.reduce((total, file) => total + file[field], 0);
const percent = (found, missed) => (found + missed === 0 ? 100 : (100 * found) / (found + missed));
