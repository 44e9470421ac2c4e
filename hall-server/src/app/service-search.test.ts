import { describe, expect, it } from "vitest";
import { aHall } from "../../test/given.ts";
import { searchWords, serviceViews } from "./service-search.ts";

describe("what finds a service", () => {
  it.each([
    ["身份证办理", "ID card", ["身份证办理", "idcard", "shenfenzhengbanli", "sfzbl"]],
    [
      "社会保险（个人）",
      "Social insurance",
      ["社会保险个人", "socialinsurance", "shehuibaoxiangeren", "shbxgr"],
    ],
    ["旅行证", "Travel permit", ["旅行证", "travelpermit", "lvxingzheng", "lxz"]],
    ["Passport", "Passport", ["passport"]],
  ])("%s", (chinese, en, words) => expect(searchWords({ "zh-CN": chinese, en })).toEqual(words));

  it("is made once for a configuration", () => {
    const hall = aHall();
    expect(serviceViews(hall)).toBe(serviceViews(hall));
  });
});
