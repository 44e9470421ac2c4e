import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { testModel } from "../test/materials.ts";
import { CENTERNET_FILES } from "./centernet-source.ts";
import { checkAll } from "./shelf.ts";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const SOURCE = "@vladmandic/human"; // brings face models along; only the detector's weights are read from it
const FACES =
  /face|facial|arcface|cosface|insightface|deepface|vgg-?face|blazeface|retinaface|scrfd|yunet|sface|openface|dlib|re-?id\b|person-?re-?identification|embedding|gait|iris/i;
const RUNTIMES = /tensorflow|tfjs|mediapipe|@xenova\/|@huggingface\/|opencv/i; // they fetch such models by themselves
const MODEL_FILES = /\.(onnx|ort|tflite|pb|pt|pth|caffemodel|dat|bin|weights|safetensors|task)$/i;

/** What of these names recognises people, or brings what does. */
function recognisers(names: readonly string[]): string[] {
  return names.filter((name) => FACES.test(name) || RUNTIMES.test(name));
}

/** All files below a folder that hold a model by their name. */
function modelsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => MODEL_FILES.test(name) && !name.includes("node_modules"),
  );
}

function locked(): string[] {
  const { packages }: { packages: Record<string, unknown> } = JSON.parse(
    readFileSync(path.join(ROOT, "package-lock.json"), "utf8"),
  );
  return Object.keys(packages).map((key) => key.replace(/^.*node_modules\//, ""));
}

/** Source files of all programs, tests left out. */
function sources(): { name: string; text: string }[] {
  const programs = ["contract", "hall-server", "kiosk", "counter-terminal", "dashboard", "devices", "vision"];
  return programs.flatMap((program) =>
    readdirSync(path.join(ROOT, program, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => ({
        name: `${program}/src/${name}`,
        text: readFileSync(path.join(ROOT, program, "src", name), "utf8"),
      })),
  );
}

describe("nobody is recognised, because nothing here could", () => {
  beforeAll(async () => {
    await testModel(); // the shelf is filled
  });

  it("would notice a face model among packages and on the shelf", () => {
    const bad = [
      "face-api.js",
      "@tensorflow-models/blazeface",
      "arcface-r50.onnx",
      "osnet-reid.onnx",
      "@mediapipe/tasks-vision",
    ];
    expect(recognisers(bad)).toEqual(bad);
    expect(recognisers(["onnxruntime-node", "express", "typeface-inter", "interface"])).toEqual([
      "typeface-inter",
      "interface",
    ]);
  });

  it("has no such package", () => {
    const found = recognisers(locked().filter((name) => !/interface|typeface/.test(name)));
    expect(found).toEqual([]);
  });

  it("reads nothing but the detector's weights from the package that also brings faces", () => {
    expect(Object.keys(CENTERNET_FILES).sort()).toEqual(["centernet.bin", "centernet.json"]);
    const naming = sources().filter(({ text }) => text.includes(SOURCE));
    expect(naming.map(({ name }) => name)).toEqual(["vision/src/model/centernet-source.ts"]);
    const importing = sources().filter(({ text }) =>
      /(?:from|import\(|require\()\s*["']@vladmandic\//.test(text),
    );
    expect(importing).toEqual([]);
  });

  it("has nothing but detectors of persons on the model shelf", async () => {
    const shelf = path.join(ROOT, ".cache/models");
    const checked = await checkAll(shelf);
    expect(checked.length).toBeGreaterThan(0);
    for (const one of checked) {
      expect("problem" in one ? one : undefined).toBeUndefined();
      expect(recognisers([path.basename(one.file)])).toEqual([]);
    }
    expect(modelsBelow(shelf).length).toBe(checked.length); // and no model that is not checked
  });

  it("has no model in the repository or in what is built", () => {
    for (const folder of ["vision/src", "vision/dist", "hall-server/src", "dashboard/src", "kiosk/src"])
      expect({ folder, models: modelsIn(path.join(ROOT, folder)) }).toEqual({ folder, models: [] });
  });
});

function modelsIn(folder: string): string[] {
  try {
    return modelsBelow(folder);
  } catch {
    return []; // not built on this machine
  }
}
