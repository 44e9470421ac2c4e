import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeHash, newCode, newPassword, newToken } from "./tokens.ts";

describe("secrets", () => {
  it("carry 256 bits where machines keep them", () => {
    expect(newToken(randomBytes)).toMatch(/^[\w-]{43}$/);
  });

  it("can be typed where people do", () => {
    expect(newCode(randomBytes)).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
    expect(newPassword(randomBytes)).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it("favour no letter", () => {
    const bytes = Uint8Array.from({ length: 8 }, (_, n) => 247 + n);
    let asked = 0;
    const random = (): Uint8Array => {
      asked += 1;
      return asked === 1 ? bytes : Uint8Array.from({ length: 8 }, () => 0);
    };
    // Only the first of these bytes is below 248; the rest would come out too often as A to G.
    expect(newCode(random)).toBe("9AAA-AAAA");
    expect(asked).toBe(2);
  });

  it("are the same code however they are typed", () => {
    expect(codeHash("k7qm 4xtb")).toBe(codeHash("K7QM-4XTB"));
  });
});
