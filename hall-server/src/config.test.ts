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
