import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";

/** Does this machine install with apt? */
export function isDebian() {
  return existsSync("/usr/bin/apt-get") && existsSync("/usr/bin/dpkg-deb");
}

/** May this process install packages for the whole machine? */
export function isRoot() {
  return process.getuid?.() === 0;
}

const APT = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" } };
const POLICY = "/usr/sbin/policy-rc.d";

/** Installs Debian packages for the whole machine (root only) and starts none of their services. */
export async function installDebian(names) {
  const quiet = !existsSync(POLICY);
  // Debian asks this script before a package starts its service; 101 means no.
  if (quiet) writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  const args = ["-o", "DPkg::Lock::Timeout=120", "install", "-y", "-qq", "--no-install-recommends", ...names];
  try {
    await run("apt-get", args, APT).catch(async () => {
      await run("apt-get", ["-o", "DPkg::Lock::Timeout=120", "update", "-qq"], APT);
      await run("apt-get", args, APT);
    });
  } finally {
    if (quiet) rmSync(POLICY, { force: true });
  }
}

/**
 * Unpacks Debian packages, with what they need and the machine lacks, into `cache/debian/<label>` without
 * installing anything: an ordinary user may do that. Gives that folder; throws CommandFailed when apt cannot.
 */
export async function unpackDebian(label, names, { cache }) {
  const folder = path.join(cache, "debian", label);
  if (existsSync(folder)) return folder;
  const work = mkdtempSync(path.join(ensured(path.join(cache, "debian")), "partial-"));
  try {
    const lists = await readableLists(cache, names);
    const plan = await run(
      "apt-get",
      [...lists, "install", "-s", "-qq", "--no-install-recommends", ...names],
      APT,
    );
    const packages = [...plan.matchAll(/^Inst (\S+)/gm)].map((match) => match[1]);
    // A package that is installed already is not in the plan, yet its files are wanted here.
    const wanted = [...new Set([...packages, ...names])];
    await run("apt-get", [...lists, "download", "-qq", ...wanted], { ...APT, cwd: work });
    const root = ensured(path.join(work, "root"));
    for (const file of readdirSync(work).filter((name) => name.endsWith(".deb"))) {
      await run("dpkg-deb", ["-x", path.join(work, file), root]);
    }
    renameSync(root, folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The machine's package lists where they are there and fit, or else a copy of our own that needs no root. */
async function readableLists(cache, names) {
  const known = await run("apt-cache", ["show", "--no-all-versions", ...names], APT).then(
    () => true,
    () => false,
  );
  if (known) return [];
  const state = ensured(path.join(cache, "apt/lists/partial"));
  const archives = ensured(path.join(cache, "apt/archives/partial"));
  const own = [
    ["Dir::State::Lists", path.dirname(state)],
    ["Dir::Cache", path.dirname(path.dirname(archives))],
  ].flatMap(([key, value]) => ["-o", `${key}=${value}`]);
  await run("apt-get", [...own, "update", "-qq"], APT);
  return own;
}

/** The library folders of an unpacked Debian, for LD_LIBRARY_PATH. */
export function libraryPath(folder) {
  return ["usr/lib", "lib"]
    .flatMap((place) => {
      const base = path.join(folder, place);
      if (!existsSync(base)) return [];
      const triplets = readdirSync(base).filter((name) => name.endsWith("-linux-gnu"));
      return [
        ...triplets.flatMap((name) => [path.join(base, name), path.join(base, name, "pulseaudio")]),
        base,
      ];
    })
    .filter((name) => existsSync(name))
    .join(":");
}

function ensured(folder) {
  mkdirSync(folder, { recursive: true });
  return folder;
}
