import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { CACHE, ROOT } from "../paths.mjs";

const BIN = path.join(ROOT, "node_modules");
const PROGRAMS = ["contract", "hall-server", "kiosk", "counter-terminal", "vision", "devices", "dashboard"];

/** Variables that make the hub's integration suite run on Debian's engines instead of the embedded ones. */
const DEBIAN = {
  TEST_POSTGRES: "debian",
  TEST_REDIS: "debian",
  TEST_BROKER: "debian",
  HISTORY_SECONDS: "10",
};

/** A check that either holds or not: it counts as one test. `file` is a Node program; the `long` one has a core for itself. */
function check(name, file, args, { long = false } = {}) {
  return { name, command: process.execPath, args: [path.join(ROOT, file), ...args], count: countAsOne, long };
}

/**
 * A Vitest project; `words` narrow it to folders. Its JSON report is what gets counted. It runs at the same time as the
 * suite `beside`, where one of the two mostly waits.
 */
function suite(name, project, { words = [], env = {}, needs, beside } = {}) {
  const report = path.join(CACHE, "test", `${name.replaceAll(" ", "-")}.json`);
  const args = [
    path.join(BIN, "vitest/vitest.mjs"),
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    "--passWithNoTests",
    ...words,
  ];
  return {
    name,
    suite: true,
    command: process.execPath,
    args,
    env,
    needs,
    beside,
    before: () => rmSync(report, { force: true }),
    count: (code) => countReport(report, code),
  };
}

/** The checks first, then the suites from the quick ones to the whole system. */
export const STEPS = [
  check("format and lint", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  check("lint with types", "node_modules/eslint/bin/eslint.js", ["--max-warnings", "0", "."], {
    long: true,
  }),
  check("types", "node_modules/typescript/bin/tsc", ["-b"]),
  check("import directions", "node_modules/dependency-cruiser/bin/dependency-cruise.mjs", [
    "--config",
    ".dependency-cruiser.mjs",
    ...PROGRAMS.map((name) => `${name}/src`),
    "e2e",
    "bench",
  ]),
  check("dead code", "node_modules/knip/bin/knip.js", ["--no-progress"]),
  check("third-party notices", "scripts/notices.mjs", ["--check"]),
  suite("unit", "unit"),
  suite("integration", "int"),
  suite("integration on debian", "int", { words: ["hall-server/"], env: DEBIAN, needs: ["engines"] }),
  suite("browser", "browser", { needs: ["browser"] }),
  suite("end to end", "e2e", { needs: ["browser", "build"] }),
  suite("end to end, waiting", "e2e-waiting", {
    needs: ["browser", "build"],
    beside: "integration on debian",
  }),
];

/** A check, or the build: it holds or not. */
export function countAsOne(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], failures: [] };
}

/** Counts a Vitest report; a file that did not load and an error outside of tests are one failure each. */
function countReport(report, code) {
  if (!existsSync(report))
    return { ...countAsOne(1), failures: ["no report was written, see its output above"] };
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  const tests = testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ status, fullName, failureMessages }) => ({
      status,
      title: `${path.relative(ROOT, file)}: ${fullName}`,
      reason: firstLines(failureMessages?.[0]),
    })),
  );
  const failures = [
    ...tests.filter(({ status }) => status === "failed").map(({ title, reason }) => `${title}\n${reason}`),
    ...testResults
      .filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some(hasFailed))
      .map(({ name: file, message }) => `${path.relative(ROOT, file)} did not load\n${firstLines(message)}`),
  ];
  if (failures.length === 0 && code !== 0) failures.push("an error outside of tests, see its output above");
  const ran = tests.filter(({ status }) => status === "passed").map(({ title }) => title);
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  return {
    passed: ran.length,
    failed: failures.length,
    failures,
    skipped: skipped.map(({ title }) => title),
    ran,
  };
}

function hasFailed({ status }) {
  return status === "failed";
}

/** What went wrong and where, without the rest of the stack. */
function firstLines(text) {
  const lines = (text ?? "").split("\n").filter((line) => !/node_modules|<anonymous>/.test(line));
  return lines
    .slice(0, 8)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join("\n");
}
