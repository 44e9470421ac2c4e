// The tests of the domain without a test framework around them: bundled once, evaluated afresh for every changed rule.
// They use `describe`, `it`, `it.each`, `expect` and `expectTypeOf` alone; the matchers are Vitest's own.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { format } from "node:util";
import { compileFunction } from "node:vm";
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import { build } from "esbuild";

const DOMAIN = "hall-server/src/domain";
/**
 * Long tests that are not asked, so that the score can only be worse for it: a simulated day of three kiosks, and two
 * that ask whether the random days of other tests are real ones.
 */
const NOT_ASKED = /^kiosks-offline|every word has had its say|a random day is a real day/;
for (const matchers of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(matchers);

/** Bundles the tests under `root` and answers how to load one of their files, each time with fresh modules. */
export async function domainTests(root) {
  const require = createRequire(path.join(root, "package.json"));
  const contract = await bundle(root, 'module.exports = require("@hall/contract")', []);
  const known = new Map([["@hall/contract", contract(require)]]);
  const files = readdirSync(path.join(root, DOMAIN)).filter((name) => name.endsWith(".test.ts"));
  const lines = files.map(
    (name) => `exports[${JSON.stringify(name)}] = () => require("./${DOMAIN}/${name}");`,
  );
  const evaluate = await bundle(root, lines.join("\n"), ["@hall/contract", "vitest"]);
  require("fast-check").configureGlobal({ numRuns: 3, seed: 20_261_124 });
  return {
    files,
    load(file) {
      const { api, found } = collector(file);
      const inside = (name) => (name === "vitest" ? api : (known.get(name) ?? require(name)));
      evaluate(inside)[file]();
      return found;
    },
  };
}

/** Answers a function that evaluates the bundle anew with what it requires from outside. */
async function bundle(root, contents, external) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "js" },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    conditions: ["source"],
    external: [...external, "fast-check", "zod", "pg", "pino"],
  });
  const run = compileFunction(outputFiles[0].text, ["require", "module", "exports"]);
  return (require) => {
    const module = { exports: {} };
    run(require, module, module.exports);
    return module.exports;
  };
}

/** What a test file imports from Vitest, and the tests that it writes down with it. */
function collector(file) {
  const found = [];
  const words = [];
  const names = new Map();
  const it = (title, ...rest) => {
    const said = [...words, title].join(" ");
    const again = (names.get(said) ?? 0) + 1;
    names.set(said, again);
    const name = again === 1 ? said : `${said} (${again})`;
    if (!NOT_ASKED.test(name) && !NOT_ASKED.test(file))
      found.push({ file, name, id: `${file}#${name}`, run: theTest(rest) });
  };
  it.each =
    (cases) =>
    (title, ...rest) => {
      const run = theTest(rest);
      for (const one of cases) it(named(title, one), () => run(...(Array.isArray(one) ? one : [one])));
    };
  const describe = (title, ...rest) => {
    words.push(title);
    theTest(rest)();
    words.pop();
  };
  return { found, api: { describe, it, expect: chai.expect, expectTypeOf: () => untyped } };
}

/** Types are checked by the compiler: at run time every question about them is silent. */
const untyped = new Proxy(() => untyped, { get: () => untyped });

/** A time limit may stand before or after it. */
const theTest = (rest) => rest.find((one) => typeof one === "function");

const named = (title, one) => {
  const first = Array.isArray(one) ? one : [one];
  const said = title.replace(/\$([\w.]+)/g, (whole, key) => String(one?.[key] ?? whole));
  return format(said, ...first.slice(0, (said.match(/%[sdifjoO]/g) ?? []).length));
};
