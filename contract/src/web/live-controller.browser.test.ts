import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { afterEach, describe, expect, it } from "vitest";
import { LiveController, type LiveSource } from "../live/live-controller.ts";

type Hall = { waiting: number; called: number };

/** A hall that changes by hand and knows how many follow it. */
class HandHall implements LiveSource<Hall> {
  state: Hall = { waiting: 1, called: 0 };
  readonly listeners = new Set<() => void>();
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  become(state: Hall): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

@customElement("test-waiting")
class TestWaiting extends LitElement {
  @property({ attribute: false }) hall?: HandHall;
  draws = 0;
  readonly waiting = new LiveController(
    this,
    () => this.hall,
    (hall) => hall.waiting,
  );
  override updated() {
    this.draws += 1;
  }
  override render() {
    return html`<b>${this.waiting.state ?? "none"}</b>`;
  }
}

async function onPage(hall: HandHall): Promise<TestWaiting> {
  const element = document.createElement("test-waiting") as TestWaiting;
  element.hall = hall;
  document.body.append(element);
  await element.updateComplete;
  return element;
}
const shown = (element: TestWaiting) => element.shadowRoot?.querySelector("b")?.textContent;

describe("an element that follows the hall", () => {
  afterEach(() => document.body.replaceChildren());

  it("shows each change of its part", async () => {
    const hall = new HandHall();
    const element = await onPage(hall);
    hall.become({ waiting: 7, called: 0 });
    await element.updateComplete;
    expect(shown(element)).toBe("7");
  });

  it("is not drawn again when another part changes", async () => {
    const hall = new HandHall();
    const element = await onPage(hall);
    await element.updateComplete;
    const before = element.draws;
    hall.become({ waiting: 1, called: 5 });
    await element.updateComplete;
    expect(element.draws).toBe(before);
  });

  it("lets go when it leaves the page, and follows again when it comes back", async () => {
    const hall = new HandHall();
    const element = await onPage(hall);
    element.remove();
    expect(hall.listeners.size).toBe(0);
    hall.become({ waiting: 3, called: 0 });
    document.body.append(element);
    await element.updateComplete;
    expect(hall.listeners.size).toBe(1);
    expect(shown(element)).toBe("3");
  });

  it("changes over to another hall", async () => {
    const first = new HandHall();
    const second = new HandHall();
    second.become({ waiting: 9, called: 0 });
    const element = await onPage(first);
    element.hall = second;
    await element.updateComplete;
    expect([first.listeners.size, second.listeners.size]).toEqual([0, 1]);
    expect(shown(element)).toBe("9");
  });
});
