// Stryker's test runner for the domain: everything in one process, nothing loaded twice, the quickest tests first.
// A changed rule costs 30 ms so, and about a second when Vitest starts a worker for it.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { domainTests } from "./domain-tests.mjs";

/** How long each test took in the first run, for every process of the same run. */
const TIMES = "test-times.json";
const QUICK_MS = 30;

class DomainRunner {
  #globals;
  #tests;
  #times;

  constructor(globalNamespace) {
    globalThis[globalNamespace] ??= {};
    this.#globals = globalThis[globalNamespace];
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#tests = await domainTests(process.cwd());
  }

  /** What is executed when a test file is loaded counts for each test in it, so no rule is left out as static. */
  async dryRun() {
    const globals = this.#globals;
    globals.activeMutant = undefined;
    const tests = [];
    const perTest = {};
    for (const file of this.#tests.files) {
      globals.mutantCoverage = { static: {}, perTest: {} };
      for (const test of this.#tests.load(file)) {
        globals.currentTestId = test.id;
        tests.push(await resultOf(test));
        globals.currentTestId = undefined;
        perTest[test.id] = { ...globals.mutantCoverage.static, ...globals.mutantCoverage.perTest[test.id] };
      }
    }
    writeFileSync(
      TIMES,
      JSON.stringify(Object.fromEntries(tests.map((test) => [test.id, test.timeSpentMs]))),
    );
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant, disableBail }) {
    const globals = this.#globals;
    globals.hitCount = 0;
    globals.hitLimit = hitLimit;
    globals.activeMutant = activeMutant.id;
    const tests = [];
    const loaded = new Map();
    for (const id of this.#inOrder(testFilter)) {
      tests.push(await this.#one(id, loaded));
      if (!disableBail && tests.at(-1).status === TestStatus.Failed) break;
    }
    const endless = determineHitLimitReached(globals.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests });
  }

  /** Quick tests first, file by file, as loading a file has its price too. */
  #inOrder(ids) {
    this.#times ??= new Map(Object.entries(JSON.parse(readFileSync(TIMES, "utf8"))));
    const time = (id) => this.#times.get(id) ?? 0;
    const known = ids ?? [...this.#times.keys()];
    const price = new Map();
    for (const id of known) price.set(fileOf(id), (price.get(fileOf(id)) ?? 0) + time(id));
    const byFile = (a, b) => price.get(fileOf(a)) - price.get(fileOf(b)) || time(a) - time(b);
    const quick = known.filter((id) => time(id) < QUICK_MS).sort(byFile);
    const slow = known.filter((id) => time(id) >= QUICK_MS).sort((a, b) => time(a) - time(b));
    return [...quick, ...slow];
  }

  async #one(id, loaded) {
    const file = fileOf(id);
    try {
      if (!loaded.has(file)) loaded.set(file, new Map(this.#tests.load(file).map((test) => [test.id, test])));
    } catch (error) {
      return failed({ id, name: id, timeSpentMs: 0 }, error);
    }
    const test = loaded.get(file).get(id);
    return test ? await resultOf(test) : failed({ id, name: id, timeSpentMs: 0 }, "the test is not there");
  }
}

const fileOf = (id) => id.slice(0, id.indexOf("#"));

async function resultOf(test) {
  const began = performance.now();
  const fileName = path.resolve("hall-server/src/domain", test.file);
  const timed = () => ({ id: test.id, name: test.name, fileName, timeSpentMs: performance.now() - began });
  try {
    await test.run();
    return { ...timed(), status: TestStatus.Success };
  } catch (error) {
    return failed(timed(), error);
  }
}

const failed = (test, error) => ({
  ...test,
  status: TestStatus.Failed,
  failureMessage: String(error?.message ?? error),
});

const create = (injector) =>
  injector.provideValue("globalNamespace", INSTRUMENTER_CONSTANTS.NAMESPACE).injectFunction(newRunner);
const newRunner = (globalNamespace) => new DomainRunner(globalNamespace);
newRunner.inject = ["globalNamespace"];
create.inject = ["$injector"];

/** What Stryker finds in this file. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "domain", create)];
