import { describe, expect, it } from "vitest";
import { readIdentity } from "./identity.ts";

describe("the number of a document", () => {
  it.each([
    ["11010519491231002X", "11010519491231002X"], // the example of GB 11643-1999
    ["440524188001010014", "440524188001010014"], // its other one
    [" 110105-19491231-002x ", "11010519491231002X"],
    ["１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"],
    ["E12345678", "E12345678"],
    ["h 1234 5678", "H12345678"],
    ["8300000500000", "8300000500000"],
  ])("is read: %s", (text, number) => expect(readIdentity(text)).toEqual({ ok: true, number }));

  it.each([
    ["110105194912310021", "check-digit"],
    ["11010519491231002A", "form"],
    ["11010519491331002X", "birth-date"],
    ["110105194902300020", "birth-date"],
    ["12", "form"],
    ["护照123456", "form"],
    ["A".repeat(21), "form"],
  ])("is refused with what is wrong: %s, %s", (text, because) =>
    expect(readIdentity(text)).toEqual({ ok: false, because }));

  it("is refused whichever single digit of a card is mistyped", () => {
    const card = "11010519491231002X";
    for (let place = 0; place < 17; place += 1)
      for (const digit of "0123456789")
        if (digit !== card[place])
          expect(readIdentity(card.slice(0, place) + digit + card.slice(place + 1)).ok).toBe(false);
  });
});
