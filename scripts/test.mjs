import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { CACHE, ROOT } from "./paths.mjs";
import { setUp } from "./setup.mjs";
import { countAsOne, STEPS } from "./test/steps.mjs";

// With CI=true nothing may be left out: there a skipped suite or test is a failure.
const strict = process.env.CI === "true";

/** One step from start to end; gives its counts and seconds. What it says comes as it is said, or all at its end. */
async function runStep(step, env, { atOnce = false } = {}) {
  if (!atOnce) console.log(`\n── ${step.name}`);
  step.before?.();
  const begun = performance.now();
  const said = [];
  const code = await new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      cwd: ROOT,
      stdio: atOnce ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env, ...step.env },
    });
    child.stdout?.on("data", (text) => said.push(text));
    child.stderr?.on("data", (text) => said.push(text));
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  if (atOnce) console.log(`\n── ${step.name}\n${Buffer.concat(said)}`);
  return { name: step.name, seconds: (performance.now() - begun) / 1_000, code, ...step.count(code) };
}

/** The checks share the cores: the longest beside all others in their row. */
async function runChecks(checks, env) {
  const long = checks.filter(({ long }) => long);
  const row = async (steps) => {
    const results = [];
    for (const step of steps) results.push(await runStep(step, env, { atOnce: true }));
    return results;
  };
  const done = await Promise.all([row(long), row(checks.filter((step) => !long.includes(step)))]);
  return checks.map(({ name }) => done.flat().find((result) => result.name === name));
}

/** The suites one after the other, each with those that run beside it. */
async function runSuites(suites, env, has) {
  const run = (step, how) =>
    step.needs?.every((part) => has[part]) === false ? leftOut(step) : runStep(step, env, how);
  const isChosen = (name) => suites.some((step) => step.name === name);
  const done = [];
  for (const step of suites.filter(({ beside }) => !isChosen(beside))) {
    const others = suites.filter(({ beside }) => beside === step.name);
    const both = [run(step), ...others.map((other) => run(other, { atOnce: true }))];
    done.push(...(await Promise.all(both)));
  }
  return suites.map(({ name }) => done.find((result) => result.name === name));
}

/** A suite that cannot run on this machine is said aloud and counted as skipped. */
function leftOut({ name }) {
  console.log(`\n── ${name}: left out, see set-up above`);
  return { name, seconds: 0, passed: 0, failed: 0, skipped: ["the whole suite"], failures: [] };
}

/** What one suite skips and another ran is not left out, such as a test of one engine of two. */
function dropWhatRanElsewhere(results) {
  const ran = new Set(results.flatMap((result) => result.ran ?? []));
  return results.map((result) => ({ ...result, skipped: result.skipped.filter((title) => !ran.has(title)) }));
}

function printSummary(results) {
  console.log("\n── summary");
  for (const { name, seconds, passed, failed, skipped } of results) {
    const mark = failed > 0 || (strict && skipped.length > 0) ? "✗" : "✓";
    const counts = `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
    console.log(`${mark} ${name.padEnd(24)}${seconds.toFixed(1).padStart(7)} s   ${counts}`);
  }
  for (const { name, skipped } of results) {
    for (const title of skipped) console.log(`skipped in ${name}: ${title}`);
  }
  for (const { name, failures } of results) {
    for (const failure of failures) console.log(`failed in ${name}: ${failure}`);
  }
  if (strict && results.some(({ skipped }) => skipped.length > 0)) {
    console.log("CI=true: what is skipped counts as failed");
  }
}

const sum = (results, pick) => results.reduce((total, result) => total + pick(result), 0);

/** Set-up (which builds), then every step although one fails; the words of `npm test -- unit int` choose steps by name. */
async function main() {
  const words = process.argv.slice(2);
  const chosen = STEPS.filter(({ name }) => words.length === 0 || words.includes(name));
  if (chosen.length === 0 || words.some((word) => !STEPS.some(({ name }) => name === word))) {
    console.error(`npm test takes the names of steps: ${STEPS.map(({ name }) => `"${name}"`).join(", ")}`);
    process.exit(2);
  }
  const begun = performance.now();
  const { env, has } = await setUp({ test: true });
  mkdirSync(path.join(CACHE, "test"), { recursive: true });
  console.log(`set-up took ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  const results = [{ name: "build", seconds: 0, ...countAsOne(has.build ? 0 : 1) }];
  results.push(
    ...(await runChecks(
      chosen.filter(({ suite }) => !suite),
      env,
    )),
  );
  results.push(
    ...(await runSuites(
      chosen.filter(({ suite }) => suite),
      env,
      has,
    )),
  );
  const counted = dropWhatRanElsewhere(results);
  printSummary(counted);
  const skipped = sum(counted, (result) => result.skipped.length);
  const failed = sum(counted, (result) => result.failed) + (strict ? skipped : 0);
  console.log(`whole run: ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  console.log(`${sum(counted, ({ passed }) => passed)} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(`tests not run: ${error.message}`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
