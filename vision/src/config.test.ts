import { describe, expect, it } from "vitest";
import { mostThreads, readConfig } from "./config.ts";

const ENOUGH = {
  HALL_HUB_URL: "http://127.0.0.1:8080",
  HALL_HUB_TOKEN: "t",
  HALL_MQTT_URL: "mqtt://v:w@localhost",
};

describe("readConfig", () => {
  it("needs the hub and the broker only", () => {
    const config = readConfig({ ...ENOUGH, HALL_FOOTAGE: "" });
    expect(config.HALL_MODEL).toMatch(/centernet-512x288\.onnx$/);
    expect(config.HALL_VISION_THREADS).toBeUndefined(); // the machine itself says
    expect(mostThreads()).toBeGreaterThanOrEqual(1);
    expect(config.HALL_FOOTAGE).toBeUndefined();
  });

  it("reads the settings of another model", () => {
    const yolox = { HALL_MODEL: "/m/yolox.onnx", HALL_MODEL_INPUT: "416x320", HALL_MODEL_THRESHOLD: "0.4" };
    expect(readConfig({ ...ENOUGH, ...yolox })).toMatchObject({
      HALL_MODEL: "/m/yolox.onnx",
      HALL_MODEL_INPUT: { width: 416, height: 320 },
      HALL_MODEL_THRESHOLD: 0.4,
    });
  });

  it("names each wrong setting and quotes no secret", () => {
    const wrong = () =>
      readConfig({ HALL_HUB_TOKEN: "", HALL_HUB_URL: "ftp://hub", HALL_MQTT_URL: "s3cret" });
    expect(wrong).toThrow(/HALL_HUB_TOKEN: .*\(what the worker shows the hub/);
    expect(wrong).toThrow(/HALL_HUB_URL: /);
    expect(wrong).not.toThrow(/s3cret/);
  });
});
