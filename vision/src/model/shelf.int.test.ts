import { copyFile, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ModelSession } from "../detect/model-session.ts";
import { cardOf, readCard, writeCard } from "./card.ts";
import { prepareModel } from "./prepare.ts";
import { addModel, checkAll } from "./shelf.ts";

let folder: string;
let source: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "shelf-"));
  const made = await prepareModel({ out: path.join(folder, "made"), width: 64, height: 32 });
  source = path.join(folder, "mine.onnx");
  await copyFile(made.file, source);
});
afterEach(() => rm(folder, { recursive: true }));

const shelf = () => path.join(folder, "shelf");

describe("the shelf of models", () => {
  it("takes a detector in with a card, and finds it whole", async () => {
    const card = await addModel(shelf(), source, "MIT");
    expect(card).toMatchObject({
      kind: "centernet",
      input: { width: 64, height: 32 },
      classes: 1,
      licence: "MIT",
    });
    expect(await checkAll(shelf())).toEqual([{ file: path.join(shelf(), "mine.onnx"), card }]);
  });

  it("refuses what is no detector, with what was expected, and leaves nothing behind", async () => {
    await writeFile(source, "no model");
    await expect(addModel(shelf(), source, "MIT")).rejects.toThrow();
    expect(await checkAll(shelf())).toEqual([]);
  });

  it("says of each file what is wrong with it", async () => {
    await addModel(shelf(), source, "MIT");
    const file = path.join(shelf(), "mine.onnx");
    await truncate(file, 1000);
    expect(await checkAll(shelf())).toMatchObject([
      { problem: expect.stringContaining("not those of its card") },
    ]);
    await writeFile(cardOf(file), '{"kind":"face"}');
    expect(await checkAll(shelf())).toMatchObject([
      { problem: expect.stringContaining("not a model's card") },
    ]);
    await rm(cardOf(file));
    expect(await checkAll(shelf())).toMatchObject([{ problem: expect.stringContaining("has no card") }]);
  });

  it("lends a model's measured threshold to whoever opens it", async () => {
    const file = path.join(shelf(), "mine.onnx");
    await addModel(shelf(), source, "MIT");
    const calibration = { threshold: 0.41, clip: "yard.avi", frames: 80, countMae: 0.4 };
    await writeCard(file, { ...(await readCard(file)), calibration });
    const session = await ModelSession.open({ file });
    expect(session.adapter.threshold).toBe(0.41);
    await session.close();
    const own = await ModelSession.open({ file, threshold: 0.3 });
    expect(own.adapter.threshold).toBe(0.3);
    await own.close();
  });
});
