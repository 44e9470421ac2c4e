import { describe, expect, it } from "vitest";
import { faultText } from "./fault-text.ts";

describe("a refusal", () => {
  it("is told by the broken rule, in the screen's language and not the hub's", () => {
    const details = { rule: "visit-taken", code: "A012", counter: "3" };
    const fault = { code: "conflict", message: "A012 was taken by counter 3", details } as const;
    expect(faultText(fault, "zh-CN")).toBe("A012 已被3号窗口呼叫");
    expect(faultText(fault, "en")).toBe("A012 was taken by counter 3");
  });

  it("names a state by its word", () => {
    const details = { rule: "visit-not", code: "A012", status: "void" };
    const fault = { code: "conflict", message: "", details } as const;
    expect(faultText(fault, "zh-CN")).toBe("A012 现在的状态是“已作废”，不能这样做");
  });

  it.each([
    [{ line: "not-sent" }, "连接中断，没有提交。请稍后再试。"],
    [{ line: "no-answer" }, "服务器没有回答，不确定是否成功。请先核对再试。"],
    [{ line: "unreadable" }, "服务器的答复无法读取，不确定是否成功。请先核对再试。"],
    [{ rule: "toString" }, "as the hub said"],
    [undefined, "as the hub said"],
  ])("with details %o reads %s", (details, text) => {
    expect(faultText({ code: "unavailable", message: "as the hub said", details }, "zh-CN")).toBe(text);
  });
});
