import "@hall/contract/web/page";
import { RATING_REASONS, reasonsOf } from "@hall/contract";
import { setLanguage } from "@hall/contract/web";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import type { Rating, RatingForm } from "./rating-form.ts";
import "./rating-form.ts";

let form: RatingForm;
const sent: Rating[] = [];

beforeEach(async () => {
  form = document.createElement("rating-form");
  form.addEventListener("rated", ({ detail }) => sent.push(detail));
  document.body.append(form);
  await form.updateComplete;
});
afterEach(() => {
  document.body.replaceChildren();
  sent.length = 0;
  setLanguage("zh-CN");
});

const all = (selector: string) => [...form.renderRoot.querySelectorAll<HTMLButtonElement>(selector)];
const texts = (selector: string) => all(selector).map(({ textContent }) => textContent?.trim());
const grades = () => all(".grades button");
async function press(button: HTMLElement | undefined): Promise<void> {
  button?.click();
  await form.updateComplete;
}
const choose = (name: string) => press(all("button").find(({ textContent }) => textContent?.trim() === name));

describe("the rating form", () => {
  it("asks with five grades of one size, colour and order; nothing is chosen and nothing can be sent", () => {
    expect(texts(".grades button")).toEqual(["非常满意", "满意", "基本满意", "不满意", "非常不满意"]);
    const looks = grades().map((one) => {
      const { width, height } = one.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(one);
      return JSON.stringify({
        width: Math.round(width),
        height: Math.round(height),
        color,
        backgroundColor,
        borderColor,
        fontSize,
        fontWeight,
      });
    });
    expect(looks).toEqual(looks.map(() => looks[0]));
    expect(form.chosen).toBeUndefined();
    expect(all(".send")).toEqual([]);
    form.send();
    expect(sent).toEqual([]);
  });

  it("offers the reasons of the grade, several or none, and sends them", async () => {
    await choose("不满意");
    expect(texts(".reasons button")).toEqual(reasonsOf(2).map((code) => RATING_REASONS[code]["zh-CN"]));
    expect(all("[aria-pressed='true']")).toEqual([]);
    const [first, second, third] = all(".reasons button");
    for (const one of [first, third, second, third]) await press(one);
    expect(all("[aria-pressed='true']")).toEqual([first, second]);
    await press(all(".send")[0]);
    expect(sent).toEqual([{ grade: 2, reasons: reasonsOf(2).slice(0, 2) }]);
  });

  it("sends a grade without a reason", async () => {
    await choose("满意");
    await press(all(".send")[0]);
    expect(sent).toEqual([{ grade: 4, reasons: [] }]);
  });

  it("keeps no reason of a grade that was taken back", async () => {
    await choose("非常不满意");
    await press(all(".reasons button")[0]);
    await choose("重选");
    expect(grades()).toHaveLength(5);
    await choose("非常满意");
    await press(all(".send")[0]);
    expect(sent).toEqual([{ grade: 5, reasons: [] }]);
  });

  it("is sent once: while it is on its way nothing can be pressed", async () => {
    await choose("满意");
    form.busy = true;
    await form.updateComplete;
    expect(texts(".send")).toEqual(["正在提交…"]);
    expect(all("button").every(({ disabled }) => disabled)).toBe(true);
    form.send();
    expect(sent).toEqual([]);
  });

  it("works by keyboard, in English", async () => {
    setLanguage("en");
    await form.updateComplete;
    grades()[2]?.focus();
    await userEvent.keyboard("{Enter}");
    await form.updateComplete;
    expect(texts(".grade b")).toEqual(["fairly satisfied"]);
    all(".send")[0]?.focus();
    await userEvent.keyboard(" ");
    expect(sent).toEqual([{ grade: 3, reasons: [] }]);
  });
});
