import { expect, it } from "vitest";
import { powerCuts } from "./power-cuts.ts";

const ROUNDS = 20;

it(`loses no answered command and gives no code twice in ${ROUNDS} power cuts under load`, async () => {
  const { answered, lost, twice, readyMs } = await powerCuts(ROUNDS, Math.random, console.log);
  expect(lost).toEqual([]);
  expect(twice).toEqual([]);
  expect(answered).toBeGreaterThan(ROUNDS * 5);
  expect(readyMs).toHaveLength(ROUNDS);
}, 300_000);
