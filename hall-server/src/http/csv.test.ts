import { describe, expect, it } from "vitest";
import { csv } from "./csv.ts";

describe("a table as CSV", () => {
  it("names its columns, goes into what is nested and leaves lists out", () => {
    const rows = [
      { key: "papers", wait: { n: 2, p80: 3.5 }, periods: [1] },
      { key: null, wait: { n: 0, p80: null }, staff: { idle: 4 } },
    ];
    expect(csv(rows)).toBe("key,wait.n,wait.p80,staff.idle\r\npapers,2,3.5,\r\n,0,,4\r\n");
  });

  it("quotes commas, quotes and line ends", () => {
    expect(csv([{ name: 'a,b "c"\nd' }])).toBe('name\r\n"a,b ""c""\nd"\r\n');
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "＝1",
  ])("tells %j as text, never as a formula", (name) => {
    expect(csv([{ name }])).toContain(`'${name}`);
  });

  it("leaves our own numbers numbers, below zero too", () => {
    expect(csv([{ gained: -1.5 }])).toBe("gained\r\n-1.5\r\n");
  });

  it("of nothing is an empty line", () => {
    expect(csv([])).toBe("\r\n");
  });
});
