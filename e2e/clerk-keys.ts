import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";

/** The terminal takes the same key pressed again so soon as one press; a hand that means it twice is slower. */
const ONE_INTENTION_MS = 350;

/** A terminal in the hands of somebody who never touches the mouse. */
export class ClerkKeys {
  readonly page: Page;
  readonly #pressedAt = new Map<string, number>();

  constructor(page: Page) {
    this.page = page;
  }

  /** Types name and password into the sign-in page. */
  async signIn(username: string, password: string): Promise<void> {
    await this.enter(username, password);
    await this.sees("选择窗口");
  }

  /** As `signIn`, whatever comes after it. */
  async enter(username: string, password: string): Promise<void> {
    const { page } = this;
    await page.getByRole("textbox", { name: "用户名" }).waitFor();
    await this.#tabTo("input");
    await page.keyboard.type(username);
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
  }

  /** Chooses a counter by its number. */
  async takeCounter(number: number): Promise<void> {
    await this.page.keyboard.type(String(number));
    await this.page.keyboard.press("Enter");
    await this.main("开放窗口");
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const rest =
        ONE_INTENTION_MS - (performance.now() - (this.#pressedAt.get(key) ?? Number.NEGATIVE_INFINITY));
      if (rest > 0) await pause(rest);
      await this.page.keyboard.press(key);
      this.#pressedAt.set(key, performance.now());
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key that opens a dialog. */
  async open(key: string, title: string | RegExp): Promise<void> {
    await this.page.locator('#main button[aria-busy="false"]').waitFor(); // a key during a command is swallowed
    await this.press(key);
    await this.page.getByRole("dialog", { name: title }).waitFor();
  }

  /** Waits until no dialog is open any more and the keys are the desk's again. */
  async closed(): Promise<void> {
    await this.page.locator("#dialogs > *").waitFor({ state: "detached" });
    await this.page.locator("#main:focus").waitFor();
  }

  /** Waits until the main key bears this word, has the focus and can be pressed. */
  async main(word: string): Promise<void> {
    await this.page
      .locator("#main:focus")
      .filter({ hasText: word })
      .filter({ has: this.page.locator('button[aria-disabled="false"]') })
      .waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async #tabTo(tag: string): Promise<void> {
    for (let presses = 0; presses < 20; presses += 1) {
      if (await this.page.locator(`${tag}:focus`).count()) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`no ${tag} was reached with Tab`);
  }
}
