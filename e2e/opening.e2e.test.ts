import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { Hall } from "./hall.ts";

const opened: Hall[] = [];
const open = async (...options: Parameters<typeof Hall.open>): Promise<Hall> => {
  const hall = await Hall.open(...options);
  opened.push(hall);
  return hall;
};
afterEach(async () => {
  for (const hall of opened.splice(0)) await hall.stop();
});

const refusal = (...options: Parameters<typeof Hall.open>) =>
  open(...options).then(
    () => "it opened",
    (error: Error) => error.message,
  );

it("opens with npm start, prints a way in for everybody, and is gone when npm is ended", async () => {
  const hall = await open({ by: "npm", patience: 110_000 });
  for (const page of ["kiosk", "board", "pad", "counter", "dashboard"]) {
    expect((await fetch(hall.link(page))).status).toBe(200);
  }
  const body = JSON.stringify({ username: "admin", password: hall.password("admin") });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${hall.url}/api/sign-in`, { method: "POST", headers, body });
  expect(await answer.json()).toMatchObject({ ok: true, value: { token: expect.any(String) } });
  expect(await hall.stop()).toBe(0); // fails by itself when a process or a port is left
});

it("prints passwords once and opens again after a power cut with the same accounts", async () => {
  const hall = await open({ env: { HALL_ADMIN_PASSWORD: "correct horse battery" } });
  const before = hall.lines.length;
  await hall.kill();
  await hall.start();
  expect(hall.lines.slice(before).join("\n")).not.toMatch(/liwei\s+\S+-\S+-\S+/);
  const body = JSON.stringify({ username: "admin", password: "correct horse battery" });
  const headers = { "content-type": "application/json" };
  expect((await fetch(`${hall.url}/api/sign-in`, { method: "POST", headers, body })).status).toBe(200);
});

it("refuses a second process on the same data, a taken port and a bad setting in one clear line", async () => {
  const hall = await open();
  const folder = await mkdtemp(path.join(tmpdir(), "hall-e2e-"));
  const second = await refusal({ data: hall.data });
  const taken = await refusal({ data: path.join(folder, "a"), env: { HALL_PORT: String(hall.port) } });
  const bad = await refusal({ data: path.join(folder, "b"), env: { HALL_PORT: "eighty" } });
  const broken = await refusal({ data: path.join(folder, "c"), env: { HALL_CONFIG: "/nowhere.yaml" } });
  await rm(folder, { recursive: true, force: true });
  for (const message of [second, taken, bad, broken]) {
    expect(message).toMatch(/ended with code 1 before it was ready; its last lines:\n[^\n]+$/);
  }
  expect(second).toContain(hall.data);
  expect(taken).toContain(String(hall.port));
  expect(bad).toMatch(/HALL_PORT.*eighty/);
  expect(broken).toContain("/nowhere.yaml");
});
