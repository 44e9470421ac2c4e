import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ModelCard } from "./card.ts";
import { CENTERNET_FILES, installedModels } from "./centernet-source.ts";
import { prepareModel } from "./prepare.ts";

const CONVERTED = "084214be42396e4c19a6d12ddccbbbbfaca01198f274b0364394bb694aba6929";
const run = promisify(execFile);
let out: string;

beforeEach(async () => {
  out = await mkdtemp(path.join(tmpdir(), "model-"));
});
afterEach(() => rm(out, { recursive: true }));

describe("prepareModel", () => {
  it("makes the same bytes on every machine, and says where they come from", async () => {
    const { file, made } = await prepareModel({ out, width: 512, height: 288 });
    const sha256 = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    expect(made).toBe(true);
    expect(sha256).toBe(CONVERTED);
    const card = ModelCard.parse(
      JSON.parse(await readFile(path.join(out, "centernet-512x288.json"), "utf8")),
    );
    expect(card).toMatchObject({ sha256, input: { width: 512, height: 288 }, sources: CENTERNET_FILES });
    expect(card.licence).toContain("no licence file");
  });

  it("leaves a whole model alone and makes a broken one anew", async () => {
    const wanted = { out, width: 64, height: 32 };
    const { file } = await prepareModel(wanted);
    expect(await prepareModel(wanted)).toEqual({ file, made: false });
    const { size } = await stat(file);
    await truncate(file, size - 1);
    expect(await prepareModel(wanted)).toEqual({ file, made: true });
    expect((await stat(file)).size).toBe(size);
  });

  it("names the file and both hashes when a source is not the one it knows", async () => {
    for (const name of Object.keys(CENTERNET_FILES))
      await copyFile(path.join(installedModels(), name), path.join(out, name));
    await writeFile(path.join(out, "centernet.bin"), "other weights");
    const wrong = prepareModel({ out, width: 64, height: 32, models: out });
    await expect(wrong).rejects.toThrow(/centernet\.bin has sha256 [0-9a-f]{64}, expected 1b635a15/);
    await rm(path.join(out, "centernet.bin"));
    const missing = prepareModel({ out, width: 64, height: 32, models: out });
    await expect(missing).rejects.toThrow(/centernet\.bin is missing/);
  });

  it("refuses a size that the network cannot have, and says which it can", async () => {
    await expect(prepareModel({ out, width: 500, height: 288 })).rejects.toThrow(
      "width 500 is not a multiple of 32; 512 would do",
    );
  });
});

describe("convert-model", () => {
  const entry = fileURLToPath(new URL("../convert-model.ts", import.meta.url));

  it("converts once and is done at once the second time", async () => {
    const args = [...process.execArgv, entry, "--out", out, "--width", "64", "--height", "32"];
    expect((await run(process.execPath, args)).stdout).toMatch(/centernet-64x32\.onnx made in \d+ ms/);
    expect((await run(process.execPath, args)).stdout).toMatch(/is there/);
  });

  it("says what is wrong and ends with 1", async () => {
    const failed = run(process.execPath, [...process.execArgv, entry]);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--out is missing"),
    });
  });
});
