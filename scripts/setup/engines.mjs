import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installDebian, isDebian, isRoot, libraryPath, unpackDebian } from "./debian.mjs";

const CREATE_CLUSTER = "/etc/postgresql-common/createcluster.conf";

/**
 * Redis, PostgreSQL and Mosquitto from Debian, for the suites that prove the hub on a grown hall's engines.
 * Root installs them (no service is started, no cluster made); others get them unpacked in the cache, with
 * starters that know their libraries. Gives the PATH on which the three are found; throws where they cannot be had.
 */
export async function ensureEngines({ cache, say }) {
  const installed = enginePath();
  if (installed) return { PATH: installed };
  if (!isDebian())
    throw new Error("this is not a Debian; put postgres (15 or newer), redis-server and mosquitto on PATH");
  if (isRoot()) {
    say("installing PostgreSQL, Redis and Mosquitto from Debian for the tests");
    if (!existsSync(CREATE_CLUSTER)) {
      mkdirSync(path.dirname(CREATE_CLUSTER), { recursive: true });
      writeFileSync(CREATE_CLUSTER, "create_main_cluster = false\n");
    }
    await installDebian(["postgresql", "redis-server", "mosquitto"]);
    return {
      PATH: enginePath() ?? fail("Debian's packages are installed, but their programs are not found"),
    };
  }
  if (!existsSync(path.join(cache, "debian/engines")))
    say("unpacking PostgreSQL, Redis and Mosquitto for the tests");
  const folder = await unpackDebian("engines", ["postgresql", "redis-server", "mosquitto"], { cache });
  return { PATH: `${starters(folder)}:${process.env.PATH}` };
}

/** PATH with PostgreSQL's own folder in front, when all three engines are on this machine. */
function enginePath() {
  const postgres = postgresFolder("/");
  const folders = [postgres, ...(process.env.PATH ?? "").split(":"), "/usr/sbin"].filter(Boolean);
  const has = (name) => folders.some((folder) => existsSync(path.join(folder, name)));
  return has("initdb") && has("redis-server") && has("mosquitto")
    ? [...new Set(folders)].join(":")
    : undefined;
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
