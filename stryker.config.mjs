// `npm run mutate` runs it in pieces and names the piece here: its report, and what was known before.
const file = process.env.MUTATION_FILE ?? "all";

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "scripts/vitest-domain.config.ts", related: false },
  mutate: ["hall-server/src/domain/**/*.ts", "!**/*.test.ts"],
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: `.cache/mutation/${file}.report.json` },
  incremental: true,
  incrementalFile: `.cache/mutation/${file}.known.json`,
  // Every tsconfig.json must come along: the solution refers to each.
  ignorePatterns: [
    "**/dist",
    ".cache",
    "data",
    "docs",
    "reports",
    "{kiosk,dashboard,counter-terminal,vision,devices}/src",
    "{e2e,bench}/**/*.ts",
  ],
  ignoreStatic: true,
  // The words of a refusal's parameters are not rules.
  mutator: { excludedMutations: ["StringLiteral"] },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: ".stryker-tmp",
  concurrency: 1,
  thresholds: { high: 90, low: 85, break: null },
};
