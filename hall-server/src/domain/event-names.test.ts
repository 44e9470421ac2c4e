import { EVENT_NAMES, type EventName } from "@hall/contract";
import { expect, expectTypeOf, it } from "vitest";
import type { EventType } from "./events.ts";

it("screens know every kind of event by its name, and no other", () => {
  expectTypeOf<EventName>().toEqualTypeOf<EventType>(); // checked by `npm run types`
  expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
});
