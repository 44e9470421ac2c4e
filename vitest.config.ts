import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/chromium.mjs";

// Tests run on the sources of every workspace, so a stale build can never pass a test.
const onSources = {
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source", "module", "node"] } },
};
const NODE_TESTS = [
  "{contract,hall-server,kiosk,counter-terminal,dashboard,vision,devices,bench}/**",
  "scripts/**",
];
const NOT_TESTS = ["**/node_modules/**", "**/dist/**"];
/** Tests of our own embedded parts, the same whatever engines the others run on; a broker's rights are any broker's. */
const EMBEDDED = "hall-server/src/embedded/!(topic-rights).int.test.ts";
const files = (suffix: string) => NODE_TESTS.map((folder) => `${folder}/*${suffix}`);

// Worker threads and child processes that a test starts inherit this, so `new Worker("x.ts")` runs the source.
const runSources = new URL("./scripts/run-sources.mjs", import.meta.url).href;
const execArgv = ["--conditions=source", `--import=${runSources}`];

/** Conditions may come late: nothing that is waited for on a real part fails because the machine is busy. */
const PATIENT = {
  setupFiles: ["scripts/vitest-patience.ts"], // vi.waitFor
  expect: { poll: { timeout: 10_000 } },
};

/** A counter left for its time, a camera watch that comes back, people who cross a yard, a screen that nobody touches: these run beside each other. */
const MOSTLY_WAITING = ["absence", "kiosk-idle", "watch-killed", "zones"].map(
  (name) => `e2e/${name}.e2e.test.ts`,
);

const wholeHalls = {
  ...PATIENT,
  globalSetup: ["scripts/vitest-chromium.mjs"],
  pool: "forks" as const,
  maxWorkers: MOSTLY_WAITING.length,
  testTimeout: 180_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Two cores are what a small machine has; more workers only make each other late.
    maxWorkers: 2,
    projects: [
      {
        ...onSources,
        test: {
          name: "unit",
          include: files(".test.ts"),
          exclude: [...NOT_TESTS, "**/*.int.test.ts", "**/*.browser.test.ts", "**/*.e2e.test.ts"],
        },
      },
      {
        ...onSources,
        test: {
          name: "int",
          globalSetup: ["hall-server/test/global-setup.ts"],
          ...PATIENT,
          include: files(".int.test.ts"),
          exclude: process.env.TEST_POSTGRES === "debian" ? [...NOT_TESTS, EMBEDDED] : NOT_TESTS,
          pool: "forks",
          execArgv,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...onSources,
        test: {
          name: "browser",
          include: files(".browser.test.ts"),
          exclude: NOT_TESTS,
          globalSetup: ["scripts/vitest-chromium.mjs"],
          ...PATIENT,
          testTimeout: 15_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
          },
        },
      },
      {
        ...onSources,
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.test.ts"],
          exclude: [...NOT_TESTS, ...MOSTLY_WAITING],
          ...wholeHalls,
          maxWorkers: 2, // a hall with its database and a browser needs less than a core and a half
        },
      },
      {
        ...onSources,
        test: { name: "e2e-waiting", include: MOSTLY_WAITING, exclude: NOT_TESTS, ...wholeHalls },
      },
    ],
  },
});
