import { placesOf } from "@hall/contract/web";
import { describe, expect, it } from "vitest";
import { words as audit } from "./audit/words.ts";
import { words as bookings } from "./bookings/words.ts";
import { words as doors } from "./cameras/doors/words.ts";
import { words as evidence } from "./cameras/evidence/words.ts";
import { words as knows } from "./cameras/knows/words.ts";
import { words as cameras } from "./cameras/words.ts";
import { words as zones } from "./cameras/zones/words.ts";
import { words as live } from "./live/words.ts";
import { words as reports } from "./report/words.ts";
import { words as routing } from "./routing/words.ts";

const catalogues = { audit, cameras, doors, evidence, knows, zones, bookings, live, reports, routing };

describe.each(Object.entries(catalogues))("the words of the page %s", (_page, words) => {
  it("have the same places in both languages, and none is empty", () => {
    const zh: Record<string, string> = words["zh-CN"];
    const en: Record<string, string> = words.en;
    for (const [key, text] of Object.entries(zh)) {
      expect([key, placesOf(en[key] ?? "")]).toEqual([key, placesOf(text)]);
      expect(text.length * (en[key]?.length ?? 0)).toBeGreaterThan(0);
    }
  });
});
