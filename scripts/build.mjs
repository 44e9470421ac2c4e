import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CACHE, ROOT } from "./paths.mjs";
import { run } from "./setup/run.mjs";

// The programs that Node runs are compiled together, for they share contract/; each screen is bundled by itself.
const BIN = path.join(ROOT, "node_modules");
const env = { ...process.env, NO_COLOR: "1" };
const PROGRAMS = ["hall-server", "vision", "devices"];
const SCREENS = ["kiosk", "counter-terminal", "dashboard"];
const PARTS = [
  {
    name: "programs",
    sources: ["contract", ...PROGRAMS],
    results: [
      "contract/dist/index.js",
      "hall-server/dist/main.js",
      "vision/dist/main.js",
      "devices/dist/main.js",
    ],
    build: () =>
      run(process.execPath, [path.join(BIN, "typescript/bin/tsc"), "-b", ...PROGRAMS], { cwd: ROOT, env }),
    again: () => {
      // tsc trusts its own record; without the files it speaks of, it would write nothing.
      for (const name of ["contract", ...PROGRAMS])
        rmSync(path.join(ROOT, name, "dist/.tsbuildinfo"), { force: true });
    },
  },
  ...SCREENS.map((name) => ({
    name,
    sources: ["contract", name],
    results: [`${name}/dist`],
    build: () =>
      run(process.execPath, [path.join(BIN, "vite/bin/vite.js"), "build"], {
        cwd: path.join(ROOT, name),
        env,
      }),
  })),
];

/** Builds what is older than its sources; gives the names of the parts that were built. */
export async function build({ say }) {
  const record = path.join(CACHE, "build.json");
  const built = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
  const stale = PARTS.map((part) => ({ ...part, stamp: stampOf(part.sources) })).filter(
    ({ name, stamp, results }) =>
      built[name] !== stamp || !results.every((file) => existsSync(path.join(ROOT, file))),
  );
  if (stale.length > 0) say(`building ${stale.map(({ name }) => name).join(", ")}`);
  const outcomes = await Promise.allSettled(stale.map((part) => buildOne(part)));
  for (const [index, { name, stamp }] of stale.entries()) {
    if (outcomes[index].status === "fulfilled") built[name] = stamp;
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(record, `${JSON.stringify(built, null, 2)}\n`);
  const failed = outcomes.filter(({ status }) => status === "rejected").map(({ reason }) => reason.message);
  if (failed.length > 0) throw new Error(`The build failed.\n${failed.join("\n")}`);
  return stale.map(({ name }) => name);
}

async function buildOne({ results, build, again }) {
  if (again && !results.every((file) => existsSync(path.join(ROOT, file)))) again();
  await build();
}

/** Changes when a source file is added, removed or written. */
function stampOf(folders) {
  const hash = createHash("sha256");
  const files = ["package-lock.json", "tsconfig.json", ...folders.flatMap((folder) => filesIn(folder))];
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(path.join(ROOT, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

function filesIn(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory())
      return ["dist", "node_modules", "coverage"].includes(entry.name) ? [] : filesIn(file);
    return /\.test\.ts$/.test(entry.name) ? [] : [file];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const parts = await build({ say: (line) => console.log(line) });
    if (parts.length === 0) console.log("everything is built");
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
