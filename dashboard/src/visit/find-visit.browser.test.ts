import "@hall/contract/web";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { OpenVisitEvent } from "../elements/dashboard-events.ts";
import "./find-visit.ts";

let opened: string[];
beforeEach(async () => {
  opened = [];
  const element = document.createElement("find-visit");
  element.visits = [
    { visitId: "first", code: "A012" },
    { visitId: "other", code: "A013" },
    { visitId: "again", code: "A012" },
  ];
  element.addEventListener("open-visit", (event) => {
    opened.push((event as OpenVisitEvent).visitId); // as: the element fires no other of this name
  });
  document.body.append(element);
  await element.updateComplete;
});
afterEach(() => document.body.replaceChildren());

const root = () => document.querySelector("find-visit")?.shadowRoot;
const type = async (text: string) => {
  await userEvent.fill(root()?.querySelector("input") as Element, text);
  await userEvent.keyboard("{Enter}");
};
const complaint = () => root()?.querySelector("[role=alert]")?.textContent;

it.each(["A013", "a 13", "a-013", "Ａ０１３"])("opens the story of the number typed as %s", async (typed) => {
  await type(typed);
  expect(opened).toEqual(["other"]);
});

it("opens the newest of a number that was given out twice", async () => {
  await type("A012");
  expect(opened).toEqual(["again"]);
});

it("says that there is none, until something else is typed", async () => {
  await type("B9");
  await vi.waitFor(() => expect(complaint()).toBe("今天没有 B9 这个号"));
  expect(opened).toEqual([]);
  await userEvent.keyboard("0");
  await vi.waitFor(() => expect(complaint()).toBe(""));
});
