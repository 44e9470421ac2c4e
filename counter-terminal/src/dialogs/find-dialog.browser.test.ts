import type { Fault, FoundVisit, Request, Result, TicketView } from "@hall/contract";
import "@hall/contract/web";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { aHall, aVisit, NOW } from "../test/a-desk.ts";
import { FindDialog, type Found } from "./find-dialog.ts";

const WAITS = aVisit({ sequence: 1, issuedAt: "2026-11-24T00:50:00.000Z" });
const EARLIER = aVisit({ sequence: 2, issuedAt: "2026-11-24T00:40:00.000Z" });
const MISSED = aVisit({ sequence: 3, status: "missed", issuedAt: "2026-11-24T00:30:00.000Z" });
const GONE = aVisit({ sequence: 4, status: "left" });
const TICKET: TicketView = {
  visitId: EARLIER.visitId,
  code: "A002",
  token: "t",
  url: "/t/1",
  ahead: 0,
  wait: null,
};
const stands = (
  { visitId, code, status, queueId, serviceIds, issuedAt }: typeof WAITS,
  ahead: number,
): FoundVisit => ({
  visitId,
  code,
  status,
  queueId,
  serviceIds,
  issuedAt,
  ahead,
  wait: { low: 5, high: 10 },
});

let dialog: FindDialog;
let asked: Request<"visit:find">[];
let done: Found[];
let ticket: TicketView | undefined;
let closed: boolean;
let finds: (wanted: Request<"visit:find">) => Result<{ visits: FoundVisit[] }>;

beforeEach(() => {
  asked = [];
  done = [];
  ticket = undefined;
  closed = false;
  finds = () => ({ ok: true, value: { visits: [] } });
  dialog = new FindDialog();
  document.body.append(dialog);
});
afterEach(() => dialog.remove());

async function open(submit: (found: Found) => Fault | undefined = () => undefined): Promise<void> {
  const question = {
    hall: aHall({ visits: [WAITS, GONE, MISSED, EARLIER] }),
    now: NOW,
    printed: () => ticket,
    find: (wanted: Request<"visit:find">) => {
      asked.push(wanted);
      return Promise.resolve(finds(wanted));
    },
  };
  void dialog
    .ask(question, (found) => {
      done.push(found);
      return Promise.resolve(submit(found));
    })
    .then(() => {
      closed = true;
    });
  await vi.waitFor(() => expect(options().length).toBeGreaterThan(0));
}

const list = () => dialog.renderRoot.querySelector("pick-list");
const options = () =>
  [...(list()?.renderRoot.querySelectorAll("[role=option] b") ?? [])].map((b) => b.textContent);
const complaint = () => dialog.renderRoot.querySelector(".fault")?.textContent;
const stand = () => dialog.renderRoot.querySelector(".body > [role=status]")?.textContent;

it("lists who is in the hall, those who wait first, and says where the chosen one stands", async () => {
  finds = (wanted) => ({
    ok: true,
    value: { visits: "code" in wanted && wanted.code === "A002" ? [stands(EARLIER, 3)] : [stands(WAITS, 7)] },
  });
  await open();
  expect(options()).toEqual(["A002", "A001", "A003"]);
  await vi.waitFor(() => expect(stand()).toBe("A002 前面 3 人，约 5–10 分钟"));
  await userEvent.keyboard("a001");
  await vi.waitFor(() => expect(options()).toEqual(["A001"]));
  await vi.waitFor(() => expect(stand()).toBe("A001 前面 7 人，约 5–10 分钟"));
  expect(asked).toEqual([{ code: "A002" }, { code: "A001" }]);
});

it("gives the ticket again with Enter, and shows it until it is put away", async () => {
  await open(() => {
    ticket = TICKET;
    return undefined;
  });
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(done).toMatchObject([{ visit: { code: "A002" }, way: "ticket" }]));
  const shown = () => dialog.renderRoot.querySelector("issued-ticket")?.shadowRoot;
  await vi.waitFor(() => expect(shown()?.querySelector(".code")?.textContent).toBe("A002"));
  expect(shown()?.querySelector("hall-qr")?.text).toBe("/t/1");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(closed).toBe(true));
});

it.each(["note", "leave", "void"])("does what was chosen: %s", async (way) => {
  await open();
  await userEvent.click(
    dialog.renderRoot.querySelectorAll("input[type=radio]")[
      ["ticket", "note", "leave", "void"].indexOf(way)
    ] as Element,
  );
  await userEvent.click(dialog.renderRoot.querySelector("button.go") as Element);
  await vi.waitFor(() => expect(done).toMatchObject([{ visit: { code: "A002" }, way }]));
  await vi.waitFor(() => expect(closed).toBe(true));
});

it("looks a document up when it is no number of the hall, and says when nobody has it", async () => {
  finds = (wanted) => ({
    ok: true,
    value: {
      visits:
        "identity" in wanted && wanted.identity === "110101199003077758"
          ? [stands(MISSED, 0), stands(GONE, 0)]
          : [],
    },
  });
  await open();
  await userEvent.keyboard("110101199003070000{Enter}");
  await vi.waitFor(() => expect(complaint()).toBe("这个证件今天没有在厅的号"));
  await userEvent.clear(list()?.renderRoot.querySelector("input") as Element);
  await userEvent.keyboard("110101199003077758{Enter}");
  await vi.waitFor(() => expect(options()).toEqual(["A003"]));
  expect(complaint()).toBe("");
  expect(done).toEqual([]);
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(done).toMatchObject([{ visit: { code: "A003" }, way: "ticket" }]));
});

it("says what is wrong with a document, and what to do about a number that is not here", async () => {
  finds = () => ({ ok: false, fault: { code: "invalid", message: "两位校验码不对" } });
  await open();
  await userEvent.keyboard("110101199003077{Enter}");
  await vi.waitFor(() => expect(complaint()).toContain("两位校验码不对"));
  await userEvent.clear(list()?.renderRoot.querySelector("input") as Element);
  await userEvent.keyboard("B77{Enter}");
  await vi.waitFor(() => expect(complaint()).toBe("请从列表中选一个号，或输入整个证件号"));
  expect(done).toEqual([]);
});
