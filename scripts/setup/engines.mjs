import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installDebian, isDebian, isRoot, libraryPath, unpackDebian } from "./debian.mjs";

const CREATE_CLUSTER = "/etc/postgresql-common/createcluster.conf";

/**
 * Redis, PostgreSQL and Mosquitto from Debian, for the suites that prove the hub on a grown hall's engines.
 * Root installs them (no service is started, no cluster made); others get them unpacked in the cache, with
 * starters that know their libraries. Gives the PATH on which the three are found, and
 * in TEST_POSTGRES_BIN the folder of PostgreSQL's programs; throws where they cannot be had.
 */
export async function ensureEngines({ cache, say }) {
  const installed = enginePath();
  if (installed) return installed;
  if (!isDebian())
    throw new Error("this is not a Debian; put postgres (15 or newer), redis-server and mosquitto on PATH");
  if (isRoot()) {
    say("installing PostgreSQL, Redis and Mosquitto from Debian for the tests");
    if (!existsSync(CREATE_CLUSTER)) {
      mkdirSync(path.dirname(CREATE_CLUSTER), { recursive: true });
      writeFileSync(CREATE_CLUSTER, "create_main_cluster = false\n");
    }
    await installDebian(["postgresql", "redis-server", "mosquitto"]);
    return enginePath() ?? fail("Debian's packages are installed, but their programs are not found");
  }
  if (!existsSync(path.join(cache, "debian/engines")))
    say("unpacking PostgreSQL, Redis and Mosquitto for the tests");
  const folder = await unpackDebian("engines", ["postgresql", "redis-server", "mosquitto"], { cache });
  const bin = starters(folder);
  return { PATH: `${bin}:${process.env.PATH}`, TEST_POSTGRES_BIN: bin };
}

/** The same for engines that are on this machine already, with PostgreSQL's own folder in front; or undefined. */
function enginePath() {
  const folders = [postgresFolder("/"), ...(process.env.PATH ?? "").split(":"), "/usr/sbin"].filter(Boolean);
  const holder = (name) => folders.find((folder) => existsSync(path.join(folder, name)));
  const postgres = holder("initdb");
  if (!postgres || !holder("redis-server") || !holder("mosquitto")) return undefined;
  return { PATH: [...new Set(folders)].join(":"), TEST_POSTGRES_BIN: postgres };
}

function postgresFolder(root) {
  const base = path.join(root, "usr/lib/postgresql");
  if (!existsSync(base)) return undefined;
  const newest = readdirSync(base)
    .filter((name) => Number(name) >= 15)
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest && path.join(base, newest, "bin");
}

/** Debian's programs look for their libraries in /usr/lib; a starter beside each tells them where they are. */
function starters(folder) {
  const bin = path.join(folder, "starters");
  const postgres = postgresFolder(folder) ?? fail("Debian's PostgreSQL is older than 15");
  mkdirSync(bin, { recursive: true });
  const programs = [
    ...readdirSync(postgres).map((name) => path.join(postgres, name)),
    path.join(folder, "usr/bin/redis-server"),
    path.join(folder, "usr/sbin/mosquitto"),
    path.join(folder, "usr/bin/mosquitto_passwd"),
  ];
  for (const program of programs) {
    const starter = path.join(bin, path.basename(program));
    if (existsSync(starter)) continue;
    const line = `LD_LIBRARY_PATH='${libraryPath(folder)}' exec '${program}' "$@"`;
    writeFileSync(starter, `#!/bin/sh\n${line}\n`);
    chmodSync(starter, 0o755);
  }
  return bin;
}

function fail(reason) {
  throw new Error(reason);
}
