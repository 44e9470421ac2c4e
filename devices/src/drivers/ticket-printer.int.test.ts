import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PngPrinter } from "../simulators/png-printer.ts";
import { A_TICKET } from "../test/a-ticket.ts";
import { order } from "../test/hub-side.ts";
import { onBroker, silent } from "../test/on-broker.ts";
import type { Driver } from "./driver.ts";
import { ticketPrinter } from "./ticket-printer.ts";

let scene: Awaited<ReturnType<typeof onBroker>>;
let driver: Driver;
let folder: string;
let printer: PngPrinter;
let look: () => void = () => undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tickets-"));
  scene = await onBroker("ticket-printer");
  printer = new PngPrinter(folder, 2);
  const every = (_ms: number, run: () => void) => {
    look = run;
    return () => undefined;
  };
  driver = ticketPrinter(scene.link, printer, { every, log: silent });
  driver.start();
  await vi.waitFor(() => expect(scene.hub.all("status").at(-1)).toBe("online"));
});
afterEach(async () => {
  await driver.stop();
  await scene.stop();
  await rm(folder, { recursive: true });
});

const print = (id: string) =>
  scene.hub.command({
    ...order(id),
    kind: "print",
    ticket: A_TICKET,
  });
const results = (count: number) => vi.waitFor(() => expect(scene.hub.all("result")).toHaveLength(count));

it("prints a ticket and says so", async () => {
  await print("1");
  await results(1);
  expect(scene.hub.all("result")[0]).toEqual({ v: 1, id: "1", ok: true });
  const [name = ""] = await readdir(folder);
  const picture = await sharp(await readFile(join(folder, name))).metadata();
  expect(picture).toMatchObject({ format: "png", width: 576 });
});

it("tells once that paper ran out, answers each ticket with it, and tells when paper is back", async () => {
  printer.loadPaper(1);
  for (const id of ["1", "2", "3"]) await print(id);
  await results(3);
  expect(scene.hub.all("result").map(({ ok, error }) => [ok, error])).toEqual([
    [true, undefined],
    [false, "paper-out"],
    [false, "paper-out"],
  ]);
  expect(scene.hub.all("event").map(({ kind }) => kind)).toEqual(["paper-out"]);
  expect(scene.hub.all("state").at(-1)).toMatchObject({ printer: "paper-out" });
  printer.repair();
  look();
  await vi.waitFor(() =>
    expect(scene.hub.all("event").map(({ kind }) => kind)).toEqual(["paper-out", "paper-in"]),
  );
});

it("notices a jam by looking, without a ticket", async () => {
  printer.jam();
  look();
  await vi.waitFor(() => expect(scene.hub.all("event").map(({ kind }) => kind)).toEqual(["jam"]));
});

it("goes on counting over a restart and keeps only the last tickets", async () => {
  for (let i = 0; i < 13; i += 1) await printer.print(new Uint8Array([i]));
  await new PngPrinter(folder, 2).print(new Uint8Array([99]));
  const names = (await readdir(folder)).sort();
  expect(names.at(-1)).toBe("ticket-000014.png");
  expect([...(await readFile(join(folder, "ticket-000014.png")))]).toEqual([99]);
  expect(names.length).toBeLessThanOrEqual(12);
});
