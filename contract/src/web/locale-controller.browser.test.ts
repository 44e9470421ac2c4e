import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { beforeEach, describe, expect, it } from "vitest";
import type { Language } from "../ids.ts";
import { currentLanguage, forgetLanguage, rememberLanguage, setLanguage } from "./language.ts";
import { LocaleController } from "./locale-controller.ts";

const words = { "zh-CN": { hello: "你好" }, en: { hello: "Hello" } };

@customElement("test-page")
class TestPage extends LitElement {
  @property({ attribute: false }) hall?: { languages: Language[] };
  readonly #locale = new LocaleController(this, words, () => this.hall);
  override render() {
    return html`${this.#locale.t("hello")}`;
  }
  async shown(): Promise<string | undefined> {
    while (!(await this.updateComplete)) {} // the first draw of a hall switches the language and draws again
    return this.renderRoot.textContent?.trim();
  }
}

const ENGLISH: Language[] = ["en", "zh-CN"];
/** A storage of its own, as each machine has one. */
function aStorage(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept));
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

let page: TestPage;
beforeEach(() => {
  page?.remove();
  page = new TestPage();
  page.hall = { languages: ["zh-CN"] };
  document.body.append(page);
  forgetLanguage();
});

describe("the language of a page", () => {
  it("is the hall's first as soon as the hall is known", async () => {
    expect(await page.shown()).toBe("你好");
    page.hall = { languages: ENGLISH };
    expect(await page.shown()).toBe("Hello");
    expect(document.documentElement.lang).toBe("en");
  });

  it("is what somebody chose, until they go", async () => {
    await page.shown();
    setLanguage("zh-CN");
    page.hall = { languages: ENGLISH };
    expect(await page.shown()).toBe("你好");
    forgetLanguage();
    expect(await page.shown()).toBe("Hello");
  });

  it("of a machine that remembers: what was chosen there, and nothing that nobody chose", async () => {
    await page.shown();
    const storage = aStorage();
    rememberLanguage("zh-CN", storage);
    page.hall = { languages: ENGLISH };
    expect(await page.shown()).toBe("Hello");
    expect(storage.items.size).toBe(0);
    setLanguage("zh-CN");
    expect([...storage.items.values()]).toEqual(["zh-CN"]);
    rememberLanguage("en", aStorage(Object.fromEntries(storage.items)));
    expect(currentLanguage()).toBe("zh-CN");
    expect(await page.shown()).toBe("你好");
  });
});
