// `npm run mutate` runs it in pieces and names the piece here: its report, and what was known before.
const file = process.env.MUTATION_FILE ?? "all";

// No kind of change is left out: neither strings nor what is worked out once when a file is loaded.
export default {
  testRunner: "domain",
  plugins: ["./scripts/domain-runner.mjs"],
  mutate: ["hall-server/src/domain/**/*.ts", "!**/*.test.ts"],
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: `.cache/mutation/${file}.report.json` },
  incremental: true,
  incrementalFile: `.cache/mutation/${file}.known.json`,
  // Only what the tests of the domain import comes along.
  ignorePatterns: ["**", "!package.json", "!{contract,hall-server}/**", "!scripts/domain-*.mjs", "**/dist"],
  // An endless loop is noticed by its count, a hundred times that of the first run. Time must not decide: on a busy
  // machine a slow test would look like a rule that was noticed.
  timeoutMS: 60_000,
  tempDirName: ".stryker-tmp",
  concurrency: 2,
  allowConsoleColors: false,
  thresholds: { high: 90, low: 85, break: null },
};
