import type { HallSnapshot, Reply, Result } from "@hall/contract";
import { aHall, aQueue, aService } from "@hall/contract/test/a-hall";
import { type Heard, TestHub } from "@hall/contract/test/test-hub";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { builtPages } from "./built-pages.ts";

const text = (zh: string, en: string) => ({ "zh-CN": zh, en });

/** A hall with two departments, groups, an occasion, and a kiosk with printer and reader. */
export function kioskHall(parts: Partial<HallSnapshot> = {}): HallSnapshot {
  const now = new Date().toISOString();
  return aHall({
    clock: { now, speed: 1 },
    timeZone: "UTC",
    businessDay: now.slice(0, 10),
    hours: "00:00-24:00",
    departments: [
      { departmentId: "police", name: text("公安户政", "Police and residence") },
      { departmentId: "social", name: text("人力社保", "Social insurance") },
    ],
    groups: [
      { groupId: "elderly", name: text("老年人", "Elderly") },
      { groupId: "disabled", name: text("残疾人", "Disabled") },
      { groupId: "pregnant", name: text("孕妇", "Pregnant") },
      { groupId: "veteran", name: text("退役军人", "Veteran") },
      { groupId: "infant", name: text("携婴幼儿", "With an infant") },
    ],
    lifeEvents: [
      { lifeEventId: "shop", name: text("我要开店", "Opening a shop"), serviceIds: ["id-card", "card"] },
    ],
    services: [
      aService({
        name: text("身份证办理", "ID card"),
        search: ["shenfenzhengbanli", "sfzbl"],
        bring: text("户口簿", "household register"),
      }),
      aService({ serviceId: "move-in", name: text("户口迁入", "Moving in") }),
      aService({ serviceId: "closed", name: text("居住证签注", "Residence permit"), queueId: "used-up" }),
      aService({
        serviceId: "card",
        departmentId: "social",
        queueId: "social",
        prefix: "B",
        name: text("社保卡办理", "Social security card"),
      }),
    ],
    queues: [
      aQueue({ waiting: 6 }),
      aQueue({ queueId: "social", name: text("社保", "Social insurance"), waiting: 2 }),
      aQueue({ queueId: "used-up", name: text("居住证", "Permits"), quota: { left: 0 } }),
    ],
    counters: [{ counterId: "c1", number: 1, queueIds: ["police"], state: "open" }],
    kiosk: { kioskId: "k1", layout: "departments", printerId: "p1", readerIds: ["r1"] },
    devices: [{ deviceId: "p1", kind: "ticket-printer", status: "online" }],
    ...parts,
  });
}

const VISIT = "7f3d4c9e-5b1a-4c55-9a51-0d6f1f6f0001";

/** A hub that gives a kiosk a ticket, finds it again, and reserves numbers. */
export class KioskHub extends TestHub {
  override hall = kioskHall();
  /** Answers that a test puts before the usual ones. */
  readonly answers = new Map<string, Result<unknown>>();

  constructor() {
    super(builtPages, 300);
    this.answer = (heard) => this.answers.get(heard.command) ?? this.#usual(heard);
  }

  #usual({ command, request }: Heard): Result<unknown> {
    const ticket: Reply<"visit:take-ticket"> = {
      visitId: VISIT,
      code: "A012",
      token: "secret-token",
      url: "/t/secret-token",
      ahead: 6,
      wait: { low: 8, high: 20 },
      noLaterFirstAfter: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const found = {
      visitId: VISIT,
      code: "A012",
      status: "waiting",
      queueId: "police",
      serviceIds: ["id-card"],
      issuedAt: new Date().toISOString(),
      ahead: 6,
      wait: { low: 8, high: 20 },
    };
    const usual: Record<string, () => unknown> = {
      "hall:snapshot": () => this.hall,
      "visit:take-ticket": () => ticket,
      "visit:check-in": () => ticket,
      "visit:reprint": () => ticket,
      "visit:find": () => ({ visits: [found] }),
      "kiosk:reserve-numbers": () => this.#numbers(),
      "kiosk:merge-tickets": () => ({ merged: merged(request), refused: [] }),
    };
    const value = usual[command];
    return value
      ? { ok: true, value: value() }
      : { ok: false, fault: { code: "not-found", message: command } };
  }

  #numbers(): Reply<"kiosk:reserve-numbers"> {
    return {
      blocks: [
        { prefix: "A", from: 501, to: 700 },
        { prefix: "B", from: 501, to: 700 },
      ],
      day: this.hall.businessDay,
      validUntil: new Date(Date.now() + 3_600_000).toISOString(),
      hours: ["00:00-24:00"],
      timeZone: "UTC",
      services: this.hall.services.map(({ serviceId, queueId, prefix }) => ({ serviceId, queueId, prefix })),
    };
  }

  /** A card was laid on the reader of this kiosk. */
  readCard(number: string): void {
    const until = new Date(Date.now() + 60_000).toISOString();
    this.io.emit("card:read", { readerId: "r1", document: "id-card", number, until });
  }
}

function merged(request: unknown) {
  const { tickets } = request as { tickets: { localId: string; code: string }[] }; // as: what the kiosk sends
  return tickets.map(({ localId, code }) => ({ localId, visitId: VISIT, code, token: "t", url: "/t/t" }));
}

/** A kiosk that is already enrolled, in a browser of its own. */
export async function openKiosk(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1080, height: 1920 },
    reducedMotion: "reduce", // a colour that is on its way is no colour to judge
    ...options,
  });
  await context.addInitScript(() => localStorage.setItem("hall/token/kiosk", "kiosk-token"));
  const page = await context.newPage();
  await page.goto(`${url}/kiosk/`);
  await page.getByRole("button", { name: /^(取号|Take a number)/ }).waitFor();
  return page;
}
