import { describe, expect, it } from "vitest";
import { Config, publicUrl, readConfig, settingsTable } from "./config.ts";

describe("the settings", () => {
  it("have defaults for everything", () => {
    expect(readConfig({})).toMatchObject({
      HALL_PORT: 8080,
      HALL_DATA: "./data",
      HALL_MQTT_PORT: 1883,
      HALL_VISION: "on",
      HALL_SIMULATE: "off",
    });
  });

  it("take an empty value for none", () => {
    expect(readConfig({ HALL_REDIS_URL: "", HALL_PORT: " " })).toMatchObject({ HALL_PORT: 8080 });
  });

  it("read numbers and a speed", () => {
    expect(readConfig({ HALL_PORT: "0", HALL_SIMULATE: "60" })).toMatchObject({
      HALL_PORT: 0,
      HALL_SIMULATE: 60,
    });
  });

  it("say one line for each bad one, and no secret", () => {
    const bad = {
      HALL_PORT: "http",
      HALL_ADMIN_PASSWORD: "short",
      HALL_DATABASE_URL: "mysql://u:p4ss@h/x",
      HALL_SIMULATE: "fast",
    };
    const lines = message(() => readConfig(bad)).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^HALL_PORT: .*number.*, got "http"$/);
    expect(lines.join()).not.toMatch(/short|p4ss/);
    expect(lines.join()).toContain("HALL_SIMULATE: expected off, or a speed");
  });

  it("read those of the camera watch, and refuse what it could not use", () => {
    const good = {
      HALL_VISION_CPU: "0.5",
      HALL_VISION_THREADS: "2",
      HALL_MODEL_THRESHOLD: "0.4",
      HALL_MODEL_INPUT: "416x320",
    };
    const numbers = { HALL_VISION_CPU: 0.5, HALL_VISION_THREADS: 2, HALL_MODEL_THRESHOLD: 0.4 };
    expect(readConfig(good)).toMatchObject({ ...good, ...numbers });
    const bad = (name: string, value: string) => message(() => readConfig({ [name]: value }));
    for (const value of ["0", "1.5", "half", "-1"])
      expect(bad("HALL_VISION_CPU", value)).toBe(
        `HALL_VISION_CPU: expected a share above 0 and up to 1, such as 0.5, got "${value}"`,
      );
    for (const value of ["0", "1.5", "all", "65"])
      expect(bad("HALL_VISION_THREADS", value)).toBe(
        `HALL_VISION_THREADS: expected a whole number from 1 to 64, got "${value}"`,
      );
    for (const value of ["0", "1", "40%"])
      expect(bad("HALL_MODEL_THRESHOLD", value)).toBe(
        `HALL_MODEL_THRESHOLD: expected a score above 0 and below 1, such as 0.4, got "${value}"`,
      );
    for (const value of ["416", "416X416", "400x416", "0x0", "4096x4096"])
      expect(bad("HALL_MODEL_INPUT", value)).toBe(
        `HALL_MODEL_INPUT: expected width x height, multiples of 32 from 32 to 2048, such as 416x416, got "${value}"`,
      );
  });

  it.each(["en", "zh-CN"] as const)("are all in the %s table, with a meaning", (language) => {
    const rows = settingsTable(language).split("\n").slice(2);
    expect(rows.map((row) => row.split("`")[1])).toEqual(Object.keys(Config.shape));
    for (const row of rows) expect(row).toMatch(/^\| `\w+` \| (–|`[^`]+`) \| \S.+ \|$/);
  });
});

describe("the address in QR codes", () => {
  it.each([
    [{ HALL_PUBLIC_URL: "https://hall.example/" }, ["10.0.0.5"], "https://hall.example"],
    [{}, ["10.0.0.5"], "http://10.0.0.5:8080"],
    [{}, [], "http://127.0.0.1:8080"],
    [{ HALL_HOST: "127.0.0.1" }, ["10.0.0.5"], "http://127.0.0.1:8080"],
    [{ HALL_HOST: "::1" }, [], "http://[::1]:8080"],
  ])("with %o and %o is %s", (env, addresses, url) => {
    expect(publicUrl(readConfig(env), 8080, addresses)).toBe(url);
  });
});

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
