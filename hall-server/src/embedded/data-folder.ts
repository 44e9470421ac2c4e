import { createHash } from "node:crypto";
import { lstat, mkdir, realpath, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { StartRefused } from "./start-refused.ts";

/** A data folder that this process owns until `release`, or until it dies in whatever way. */
export interface DataFolder {
  /** The real path, without symbolic links. */
  readonly path: string;
  /** A short, private folder for sockets: the same one for each start on the same data folder. */
  readonly runtimeFolder: string;
  release(): Promise<void>;
}

/**
 * Makes this process the only owner of the data folder, which is created if it is missing.
 *
 * @throws StartRefused when it cannot be written or belongs to a running process
 */
export async function claimDataFolder(path: string): Promise<DataFolder> {
  const real = await writableFolder(resolve(path));
  const owner = await becomeOwner(real);
  try {
    const runtimeFolder = await makeRuntimeFolder(real);
    const release = async (): Promise<void> => {
      await rmdir(runtimeFolder).catch(() => undefined); // not empty: a part still lives there
      await new Promise<void>((done) => owner.close(() => done()));
    };
    return { path: real, runtimeFolder, release };
  } catch (error) {
    owner.close();
    throw error;
  }
}

async function writableFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    const probe = join(path, `.write-probe-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
    return await realpath(path);
  } catch (error) {
    throw new StartRefused(`data folder ${path} is not writable: ${reasonOf(error)}`);
  }
}

/**
 * The lock is a socket in Linux's abstract namespace, named by the folder's inode: the kernel gives it to one
 * process at a time and takes it back when that process dies, so there is never a stale lock to judge.
 */
async function becomeOwner(path: string): Promise<Server> {
  const { dev, ino } = await stat(path);
  const name = `\0hall-data-${dev}-${ino}`;
  const server = createServer((socket) => socket.on("error", () => undefined).end(String(process.pid)));
  const free = await new Promise<boolean>((done, fail) => {
    server.once("error", (error) =>
      "code" in error && error.code === "EADDRINUSE" ? done(false) : fail(error),
    );
    server.listen(name, () => done(true));
  });
  if (!free) throw new StartRefused(`data folder ${path} is in use by ${await ownerOf(name)}`);
  return server.unref();
}

function ownerOf(name: string): Promise<string> {
  return new Promise((done) => {
    const unknown = () => done("another process");
    const socket = connect(name).setTimeout(500, unknown).on("error", unknown);
    socket.once("data", (pid) => {
      done(`process ${pid}`);
      socket.destroy();
    });
  });
}

/** Socket paths end at 108 bytes, and temporary or data folders may be deep: hence a hash below a short folder. */
async function makeRuntimeFolder(dataFolder: string): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const base = Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : "/tmp";
  const hash = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  const folder = join(base, `hall-${uid}-${hash}`);
  // Root's database runs as another user, who has to walk through to its own folder below.
  await mkdir(folder, { mode: uid === 0 ? 0o711 : 0o700 }).catch((error) => {
    if (error.code !== "EEXIST") throw new StartRefused(`cannot make ${folder}: ${reasonOf(error)}`);
  });
  const made = await lstat(folder);
  if (!made.isDirectory() || made.uid !== uid || (made.mode & 0o022) !== 0)
    throw new StartRefused(`${folder} must be a folder that only user ${uid} can write; please remove it`);
  return folder;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
