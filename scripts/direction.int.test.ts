import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";

// Every direction rule is broken once in a small house of its own, and nothing else is reported there.
const ROOT = path.resolve(import.meta.dirname, "..");
const house = mkdtempSync(path.join(tmpdir(), "hall-direction-"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

const SERVER = "hall-server/src";
const cases: [rule: string, from: string, to: string][] = [
  ["programs-share-contract-only", "vision/src/a1.ts", `${SERVER}/app/target.ts`],
  ["programs-share-contract-only", "devices/src/a2.ts", "vision/src/target.ts"],
  ["programs-share-contract-only", "kiosk/src/a3.ts", "dashboard/src/target.ts"],
  ["programs-share-contract-only", "devices/src/a4.test.ts", `${SERVER}/app/target.ts`],
  ["contract-knows-no-program", "contract/src/live/b1.ts", `${SERVER}/app/target.ts`],
  ["contract-core-imports-zod-alone", "contract/src/c1.ts", "contract/src/live/target.ts"],
  ["contract-core-imports-zod-alone", "contract/src/c2.ts", "npm:pino"],
  ["contract-live-knows-no-element", "contract/src/live/d1.ts", "contract/src/web/target.ts"],
  ["live-is-for-screens", "vision/src/e1.ts", "contract/src/live/target.ts"],
  ["live-is-for-screens", "devices/src/drivers/e2.ts", "contract/src/live/target.ts"],
  ["web-is-for-screens", "devices/src/people/f1.ts", "contract/src/web/target.ts"],
  ["domain-is-pure", `${SERVER}/domain/g1.ts`, `${SERVER}/app/target.ts`],
  ["domain-is-pure", `${SERVER}/domain/g2.ts`, "npm:pino"],
  ["domain-is-pure", `${SERVER}/domain/g3.ts`, "node:fs"],
  ["app-sees-domain-only", `${SERVER}/app/h1.ts`, `${SERVER}/db/target.ts`],
  ["app-sees-domain-only", `${SERVER}/app/h2.ts`, "npm:express"],
  ["adapters-do-not-meet", `${SERVER}/http/i1.ts`, `${SERVER}/db/target.ts`],
  ["adapters-do-not-meet", `${SERVER}/jobs/i2.ts`, `${SERVER}/embedded/target.ts`],
  ["nobody-imports-main", `${SERVER}/mqtt/j1.ts`, `${SERVER}/main.ts`],
  ["nobody-imports-main", `${SERVER}/mqtt/j2.ts`, `${SERVER}/main/target.ts`],
  ["screens-run-in-browsers", "kiosk/src/k1.ts", "node:fs"],
  ["product-needs-no-dev-dependency", "vision/src/l1.ts", "npm:aedes"],
  ["no-drawers", "kiosk/src/m1.ts", "kiosk/src/utils.ts"],
  ["no-drawers", "kiosk/src/m2.ts", "kiosk/src/common/x.ts"],
  ["not-to-unresolvable", "kiosk/src/n1.ts", "npm:no-such-package-here"],
];
const allowed: [from: string, to: string][] = [
  [`${SERVER}/domain/ok.ts`, "contract/src/target.ts"],
  [`${SERVER}/domain/ok2.ts`, "npm:zod"],
  [`${SERVER}/app/ok.ts`, `${SERVER}/domain/target.ts`],
  [`${SERVER}/db/ok.ts`, `${SERVER}/app/target.ts`],
  [`${SERVER}/db/ok.int.test.ts`, `${SERVER}/embedded/target.ts`],
  [`${SERVER}/main.ts`, `${SERVER}/main/target.ts`],
  [`${SERVER}/main/ok.ts`, `${SERVER}/http/target.ts`],
  ["kiosk/src/ok.ts", "contract/src/web/target.ts"],
  ["devices/src/people/ok.ts", "contract/src/live/target.ts"],
  ["bench/ok.ts", "contract/src/live/target.ts"],
];

function write(file: string, content: string): void {
  mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(house, file), content, { flag: "a" });
}

function importLine(from: string, to: string): string {
  if (to.startsWith("npm:")) return `import "${to.slice(4)}";\n`;
  if (to.startsWith("node:")) return `import "${to}";\n`;
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return `import "${relative.startsWith(".") ? relative : `./${relative}`}";\n`;
}

async function cruise(): Promise<string[]> {
  for (const [from, to] of [...cases.map(([, from, to]) => [from, to] as const), ...allowed]) {
    if (!/^(npm|node):/.test(to)) write(to, "export {};\n");
    write(from, importLine(from, to));
  }
  write("kiosk/src/circle-a.ts", `import { b } from "./circle-b.ts";\nexport const a = () => b;\n`);
  write("kiosk/src/circle-b.ts", `import { a } from "./circle-a.ts";\nexport const b = () => a;\n`);
  write("package.json", '{"name":"house","type":"module"}');
  write(
    "vision/package.json",
    '{"name":"vision","dependencies":{"pino":"1"},"devDependencies":{"aedes":"1"}}',
  );
  write("hall-server/package.json", '{"name":"server","dependencies":{"pino":"1","express":"1","zod":"1"}}');
  write("contract/package.json", '{"name":"contract","dependencies":{"pino":"1","zod":"1"}}');
  write(
    "tsconfig.json",
    '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}',
  );
  symlinkSync(path.join(ROOT, "node_modules"), path.join(house, "node_modules"));
  const folders = [
    "contract/src",
    "hall-server/src",
    "kiosk/src",
    "vision/src",
    "devices/src",
    "dashboard/src",
    "bench",
  ];
  const tool = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = path.join(ROOT, ".dependency-cruiser.mjs");
  const run = promisify(execFile)(process.execPath, [tool, "--config", config, "-T", "json", ...folders], {
    cwd: house,
    maxBuffer: 64e6,
  });
  const { stdout } = await run.catch((failed: { stdout: string }) => failed);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`).sort();
}

it("finds each broken direction and nothing else", async () => {
  const expected = new Set(cases.map(([rule, from]) => `${rule} ${from}`));
  const found = new Set(await cruise());
  const circles = [...found].filter((line) => line.startsWith("no-circular kiosk/src/circle"));
  expect(circles.length).toBeGreaterThan(0);
  for (const line of circles) found.delete(line);
  expect([...found].sort()).toEqual([...expected].sort());
});
