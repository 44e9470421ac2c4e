import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import sharp from "sharp";
import { afterEach, expect, it, vi } from "vitest";
import { ticketImage } from "../ticket-image/ticket-image.ts";
import { NetworkPrinter } from "./network-printer.ts";

type Behaviour = { cause: number; paper: number } | "silent";

/** A receipt printer on a real TCP port: answers DLE EOT, keeps everything else. */
class PaperServer {
  readonly received: Buffer[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  behaviour: Behaviour = { cause: 0x12, paper: 0x12 };

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("data", (bytes) => this.#hear(socket, bytes)).on("error", () => undefined);
    });
  }

  #hear(socket: Socket, bytes: Buffer): void {
    let rest = bytes;
    while (rest[0] === 0x10 && rest[1] === 0x04) {
      if (this.behaviour !== "silent")
        socket.write(Uint8Array.of(rest[2] === 2 ? this.behaviour.cause : this.behaviour.paper));
      rest = rest.subarray(3);
    }
    if (rest.length > 0) this.received.push(rest);
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }
}

let server: PaperServer;
afterEach(() => server.stop());

async function makePrinter(dots = 576): Promise<NetworkPrinter> {
  server = new PaperServer();
  const port = await server.listen();
  return new NetworkPrinter({ host: "127.0.0.1", port, dots, patienceMs: 2_000, answerMs: 200 });
}

/** Reads the bands of `GS v 0` back into rows of dots, as the head of a printer would. */
function paperOf(bytes: Buffer): { widthBytes: number; rows: Buffer[]; cut: boolean } {
  expect([...bytes.subarray(0, 2)]).toEqual([0x1b, 0x40]);
  let at = 2;
  let widthBytes = 0;
  const rows: Buffer[] = [];
  while (bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
    widthBytes = bytes.readUInt16LE(at + 4);
    const height = bytes.readUInt16LE(at + 6);
    at += 8;
    for (let y = 0; y < height; y += 1, at += widthBytes) rows.push(bytes.subarray(at, at + widthBytes));
  }
  return { widthBytes, rows, cut: bytes[at] === 0x1d && bytes[at + 1] === 0x56 };
}

const ticket = () =>
  ticketImage({
    hall: "政务服务中心",
    code: "B007",
    services: ["企业开办"],
    queue: "企业",
    issuedAt: "2026-11-24T01:05:00Z",
    timeZone: "Asia/Shanghai",
    ahead: 0,
    wait: null,
    url: "http://hall.example/t/xyz",
    language: "zh-CN",
  });

it("puts the ticket on paper dot by dot, and cuts", async () => {
  const printer = await makePrinter();
  const png = await ticket();
  await printer.print(png);
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  await vi.waitFor(() => expect(paperOf(Buffer.concat(server.received)).cut).toBe(true));
  const paper = paperOf(Buffer.concat(server.received));
  expect([paper.widthBytes, paper.rows.length]).toEqual([72, info.height]);
  const dot = (x: number, y: number) => ((paper.rows[y]?.[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
  let differences = 0;
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1)
      if (dot(x, y) !== (data[(y * info.width + x) * info.channels] ?? 255) < 128) differences += 1;
  expect(differences).toBe(0);
  expect(paper.rows.flatMap((row) => [...row]).some((byte) => byte !== 0)).toBe(true);
});

it("shrinks the ticket to narrow paper", async () => {
  const printer = await makePrinter(384);
  await printer.print(await ticket());
  await vi.waitFor(() => expect(paperOf(Buffer.concat(server.received)).cut).toBe(true));
  expect(paperOf(Buffer.concat(server.received)).widthBytes).toBe(48);
});

it.each([
  ["paper-out", { cause: 0x12, paper: 0x72 }],
  ["paper-out", { cause: 0x32, paper: 0x12 }],
  ["jam", { cause: 0x52, paper: 0x12 }],
  ["jam", { cause: 0x16, paper: 0x12 }],
] as const)("prints nothing and says %s when the printer answers %j", async (status, behaviour) => {
  const printer = await makePrinter();
  server.behaviour = behaviour;
  await expect(printer.print(await ticket())).rejects.toMatchObject({ status });
  expect(await printer.status()).toBe(status);
  expect(server.received).toEqual([]);
});

it("prints on a printer that answers no questions", async () => {
  const printer = await makePrinter();
  server.behaviour = "silent";
  await printer.print(await ticket());
  await vi.waitFor(() => expect(paperOf(Buffer.concat(server.received)).cut).toBe(true));
});

it("rejects when nobody listens there", async () => {
  const printer = await makePrinter();
  await server.stop();
  await expect(printer.print(await ticket())).rejects.toThrow(/ECONNREFUSED/);
  await expect(printer.status()).rejects.toThrow(/ECONNREFUSED/);
});
