import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimDataFolder } from "./data-folder.ts";
import { StartRefused } from "./start-refused.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hall-claim-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the data folder", () => {
  it("is created, and belongs to one owner at a time", async () => {
    const path = join(folder, "deep/data");
    const first = await claimDataFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
    await symlink(path, join(folder, "alias"));
    const refused = claimDataFolder(join(folder, "alias"));
    await expect(refused).rejects.toThrow(StartRefused);
    await expect(refused).rejects.toThrow(`data folder ${first.path} is in use by process ${process.pid}`);
    await first.release();
    const second = await claimDataFolder(path);
    expect(second.runtimeFolder).toBe(first.runtimeFolder);
    await second.release();
  });

  it("goes to exactly one of many who want it at once", async () => {
    const claims = await Promise.allSettled(Array.from({ length: 10 }, () => claimDataFolder(folder)));
    const won = claims.filter((claim) => claim.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const claim of won) await claim.value.release();
  });

  it("is free again when its owner was killed", async () => {
    const owner = fork(new URL("../../test/folder-owner.ts", import.meta.url), [folder]);
    await once(owner, "message");
    await expect(claimDataFolder(folder)).rejects.toThrow(`is in use by process ${owner.pid}`);
    owner.kill("SIGKILL");
    await once(owner, "exit");
    await (await claimDataFolder(folder)).release();
  });

  it("says in one line that it cannot be written", async () => {
    await writeFile(join(folder, "file"), "");
    const refused = claimDataFolder(join(folder, "file/data"));
    await expect(refused).rejects.toThrow(/^data folder .*file\/data is not writable: .*ENOTDIR.*$/);
  });

  it("gives a private runtime folder, short enough for sockets", async () => {
    const claimed = await claimDataFolder(folder);
    expect(claimed.runtimeFolder.length).toBeLessThan(90);
    expect((await stat(claimed.runtimeFolder)).mode & 0o022).toBe(0);
    await claimed.release();
    await expect(stat(claimed.runtimeFolder)).rejects.toThrow(/ENOENT/);
  });
});
