import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClientToServer, Role, ServerToClient } from "@hall/contract";
import { io, type Socket } from "socket.io-client";
import { Access } from "../src/app/access.ts";
import { Accounts } from "../src/app/accounts.ts";
import { hallClock } from "../src/app/clock.ts";
import { CommandGate } from "../src/app/command-gate.ts";
import { DayLedgers } from "../src/app/day-ledgers.ts";
import { Enrolments } from "../src/app/enrolments.ts";
import { EvidenceDesk } from "../src/app/evidence.ts";
import { HallRegistry } from "../src/app/hall-registry.ts";
import { LookBook } from "../src/app/looks.ts";
import { argonPasswords } from "../src/app/passwords.ts";
import { PersonalCipher } from "../src/app/personal-cipher.ts";
import type { Principal } from "../src/app/principal.ts";
import { SYSTEM } from "../src/app/principal.ts";
import { HallReader } from "../src/app/reads.ts";
import { SignInDesk } from "../src/app/sign-in.ts";
import { VisitTokens } from "../src/app/visit-tokens.ts";
import { AccountRepository } from "../src/db/accounts.ts";
import { openDatabase } from "../src/db/database.ts";
import { SqlDayRecords } from "../src/db/day-records.ts";
import { SqlEvidence } from "../src/db/evidence.ts";
import { History } from "../src/db/history.ts";
import { PostgresJournal } from "../src/db/journal.ts";
import { hallApp } from "../src/http/app.ts";
import { hallMetrics } from "../src/http/metrics.ts";
import type { ScreenFolders } from "../src/http/ports.ts";
import { Realtime } from "../src/realtime/realtime.ts";
import type { RedisLines } from "../src/realtime/redis-adapter.ts";
import { aHall, NINE } from "./given.ts";
import { type TestDatabase, testDatabase } from "./postgres.ts";

export const ADMIN_PASSWORD = "correct horse battery";
export type Screen = Socket<ServerToClient, ClientToServer>;
type Settings = {
  limits?: { burst: number; perSecond: number };
  screens?: Partial<ScreenFolders>;
  adapter?: RedisLines["adapter"];
  /** How long a camera watch may take to try a drawing. */
  rehearsalWithinMs?: number;
  /** One that another hub works on as well. */
  database?: TestDatabase;
  /** What every hub of an installation has in common. */
  secret?: Buffer;
};

/** A whole hub on its own database and port, with the halls `sample` and `other`, at nine on a Tuesday. */
export async function aHub(settings: Settings = {}): Promise<Hub> {
  const { connection, drop } = settings.database ?? (await testDatabase());
  const db = await openDatabase(connection, () => undefined);
  const logged: unknown[] = [];
  const secret = settings.secret ?? randomBytes(32);
  const clock = hallClock(new Date(NINE), 1, () => performance.now());
  const tokens = new VisitTokens(secret);
  const cipher = new PersonalCipher(secret, randomBytes);
  const halls = new HallRegistry({
    journal: new PostgresJournal(db),
    clock,
    tokens,
    cipher,
    publicUrl: "http://hall",
    onError: (error) => logged.push(error),
  });
  const camera = {
    cameraId: "door",
    name: "Door",
    url: "rtsp://user:secret@10.0.0.9/1",
    zones: [
      {
        zoneId: "seats",
        name: "Seats",
        kind: "waiting" as const,
        polygon: [[0, 0] as [number, number], [1, 0] as [number, number], [1, 1] as [number, number]],
      },
    ],
  };
  const devices = [
    { deviceId: "kiosk-1", kind: "kiosk" as const },
    { deviceId: "pad-1", kind: "rating-pad" as const, counterId: "c1" },
    { deviceId: "speaker-1", kind: "speaker" as const },
  ];
  await halls.start();
  await halls.configure("sample", aHall({ cameras: [camera], devices }), SYSTEM);
  await halls.configure("other", aHall({ hallId: "other", name: "Other hall" }), SYSTEM);

  const wall = { ms: Date.now() };
  const now = () => new Date(wall.ms);
  const random = (bytes: number) => randomBytes(bytes);
  const store = new AccountRepository(db);
  const access = new Access({ store, visitByToken: (token) => halls.visitByToken(token), now, random });
  const passwords = argonPasswords({ memoryCost: 64, timeCost: 1, parallelism: 1 });
  const signIn = new SignInDesk({ store, access, passwords, now, random });
  const accounts = new Accounts({ store, access, passwords, now, random, newId: randomUUID });
  const enrolments = new Enrolments({ store, access, signIn, halls, now, random, newId: randomUUID });
  const metrics = hallMetrics();
  const gate = new CommandGate({
    halls,
    observe: metrics.commandDone,
    failed: (error) => logged.push(error),
    seconds: () => performance.now() / 1000,
  });
  const checks = { database: true };
  const looks = new LookBook({ store, now });
  const evidence = new EvidenceDesk({
    registry: halls,
    store: new SqlEvidence(db),
    take: (order) => realtime.takeEvidence(order),
    onError: (error) => logged.push(error),
  });
  const app = hallApp({
    access,
    accounts,
    signIn,
    enrolments,
    gate,
    halls,
    reads: new HallReader(
      new History(db),
      new DayLedgers({
        journal: (hallId, after, limit) => new History(db).journal(hallId, after, limit),
        records: new SqlDayRecords(db),
      }),
      halls,
      () => clock.now(),
    ),
    audit: (asked) => store.auditPage(asked),
    looks,
    evidence,
    checks: { database: () => checks.database },
    metrics,
    screens: { kiosk: "/nowhere", counter: "/nowhere", dashboard: "/nowhere", ...settings.screens },
    proxies: 0,
    voice: { wav: () => undefined },
    log: { error: (...line: unknown[]) => void logged.push(line) },
  });
  const server = createServer(app);
  halls.onNotice((notice) => evidence.heard(notice));
  const { limits, adapter } = settings;
  const realtime = new Realtime({
    access,
    gate,
    halls,
    steadyMs: () => performance.now(),
    watched: (look) => void looks.camera(look),
    evidence: (report) => void evidence.took(report),
    rehearsalWithinMs: settings.rehearsalWithinMs,
    ...(limits ? { limits } : {}),
    ...(adapter ? { adapter } : {}),
  });
  realtime.start(server);
  metrics.watch({ sockets: () => realtime.socketsByKind(), waiting: () => ({}) });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await accounts.ensureAdministrator(ADMIN_PASSWORD);

  const screens: Socket[] = [];
  const open = (path: string, auth: object): Socket => {
    const socket = io(`${url}${path}`, {
      auth,
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
    });
    screens.push(socket);
    return socket;
  };
  const staff = async (role: Role, where: Principal["halls"] = ["sample"]) => {
    const username = `${role}-${randomBytes(4).toString("hex")}`;
    const password = "long enough to pass";
    const given = { username, password, name: role, roles: [role], halls: where as string[] | "all" };
    const account = await accounts.create(given, SYSTEM);
    const { token } = await signIn.signIn({ username, password }, "test");
    return { ...account, token, password };
  };
  return {
    url,
    halls,
    access,
    accounts,
    signIn,
    enrolments,
    store,
    realtime,
    wall,
    evidence,
    looks,
    checks,
    logged,
    staff,
    admin: async () => (await signIn.signIn({ username: "admin", password: ADMIN_PASSWORD }, "test")).token,
    enrolled: async (kind, id, hallId = "sample") => {
      const { code } = await enrolments.create({ kind, id, hallId }, SYSTEM);
      return (await enrolments.enrol(code, "test")).token;
    },
    ask: (path, init) => ask(url, path, init),
    screen: (auth) => open("", auth) as Screen,
    open,
    openVision: () => open("/vision", { token: access.issue(VISION) }),
    async stop() {
      for (const screen of screens) screen.disconnect();
      await realtime.stop();
      server.closeAllConnections();
      await db.destroy();
      await drop();
    },
  };
}

const VISION: Principal = {
  kind: "device",
  id: "vision",
  name: "vision",
  permissions: new Set(),
  halls: "all",
};

export type Hub = {
  url: string;
  halls: HallRegistry;
  access: Access;
  accounts: Accounts;
  signIn: SignInDesk;
  enrolments: Enrolments;
  store: AccountRepository;
  realtime: Realtime;
  evidence: EvidenceDesk;
  looks: LookBook;
  /** Real time as the hub sees it, which tests may move. */
  wall: { ms: number };
  checks: { database: boolean };
  logged: unknown[];
  staff: (
    role: Role,
    halls?: Principal["halls"],
  ) => Promise<{ accountId: string; username: string; password: string; token: string }>;
  admin: () => Promise<string>;
  enrolled: (kind: "kiosk" | "board" | "device", id: string, hallId?: string) => Promise<string>;
  ask: (path: string, init?: Ask) => Promise<Answered>;
  screen: (auth: object) => Screen;
  open: (path: string, auth: object) => Socket;
  /** The line of a camera watch. */
  openVision: () => Socket;
  stop: () => Promise<void>;
};

type Ask = {
  method?: string;
  token?: string | undefined;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
};
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
export type Answered = { status: number; headers: Headers; body: any };

async function ask(
  url: string,
  path: string,
  { method, token, body, text, headers = {} }: Ask = {},
): Promise<Answered> {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url + path, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      "content-type": "application/json",
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    redirect: "manual",
  });
  const told = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(told) : told };
}

/** Waits until the line stands, or answers why it does not. */
export function arrived(socket: Pick<Socket, "connected" | "once">): Promise<unknown> {
  return new Promise((done) => {
    if (socket.connected) return done(undefined);
    socket.once("connect", () => done(undefined));
    socket.once("connect_error", (error: Error & { data?: unknown }) => done(error.data ?? error));
  });
}
