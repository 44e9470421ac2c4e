import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../paths.mjs";
import { run } from "./run.mjs";

/** Installs the npm packages when they are missing or are not those of the lock file. */
export async function ensureNodeModules({ say }) {
  if (installedAsLocked()) return;
  say("installing the npm packages of package-lock.json (about a minute)");
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: ROOT });
}

/** npm writes down what it installed; package by package that must be what the lock file asks for. */
function installedAsLocked() {
  const record = path.join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(path.join(ROOT, "package-lock.json"))).every(([place, wanted]) => {
    if (!place.startsWith("node_modules/") && !place.includes("/node_modules/")) return true;
    const found = installed[place];
    if (!found) return wanted.optional === true || wanted.peer === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
